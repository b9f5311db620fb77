"""The key and the certificate that a school signs with: made here, or brought along."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

DER, PKCS8 = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8
YEARS = 20  # a file is verified as long as the case may be looked at; a key that is lost is replaced
READ_OUT = 32  # hexadecimal digits of a fingerprint that are read out on the telephone: 128 bits
USES = {"digital_signature": True, "content_commitment": True}
OTHER_USES = (
    "key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only",
    "decipher_only",
)  # fmt: skip


class WrongKey(ValueError):
    """The key or the certificate cannot be used to sign; says what is wrong with it."""


@dataclass(frozen=True)
class Identity:
    """What a school signs with: the private key (PKCS 8) and the certificate, both as DER."""

    key: bytes
    certificate: bytes


def make(school: str, at: datetime) -> Identity:
    """A new key (ECDSA P-256) with a certificate that it signs itself, in the school's name."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, school[:64])])
    built = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(at - timedelta(days=1))
        .not_valid_after(at + timedelta(days=365 * YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**USES, **dict.fromkeys(OTHER_USES, False)), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Identity(_private(key), built.public_bytes(DER))


def read(key: bytes, certificate: bytes, password: bytes | None, at: datetime) -> Identity:
    """A key and a certificate from PEM files. Raises WrongKey unless they belong together and may sign at `at`."""
    try:
        private = serialization.load_pem_private_key(key, password)
        shown = x509.load_pem_x509_certificate(certificate)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise WrongKey(
            f"The key or the certificate cannot be read as PEM, or the password is wrong: {error}"
        ) from error
    if not isinstance(private, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise WrongKey("The key must be an RSA key or a key on an elliptic curve (P-256, P-384).")
    if private.public_key() != shown.public_key():
        raise WrongKey("The certificate does not belong to the key.")
    if not shown.not_valid_before_utc <= at <= shown.not_valid_after_utc:
        raise WrongKey("The certificate is not valid today.")
    _check_use(shown)
    return Identity(_private(private), shown.public_bytes(DER))


def _check_use(certificate: x509.Certificate) -> None:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        raise WrongKey("The certificate does not say that it is for signatures (key usage).") from None
    if not usage.content_commitment:
        raise WrongKey("The certificate is not for signing documents: its key usage lacks non-repudiation.")


def _private(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(DER, PKCS8, serialization.NoEncryption())


def fingerprint(certificate: bytes) -> str:
    """SHA-256 of the certificate, as PDF readers show it: 64 hexadecimal digits."""
    return hashlib.sha256(certificate).hexdigest()


def grouped(digest: str) -> str:
    """What is read out of a fingerprint: eight groups of four digits and letters."""
    shown = digest[:READ_OUT].upper()
    return " ".join(shown[at : at + 4] for at in range(0, len(shown), 4))


def name_in(certificate: bytes) -> str:
    """The name that a certificate gives itself. Anybody can write any name: the fingerprint decides."""
    names = x509.load_der_x509_certificate(certificate).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else ""


def ends(certificate: bytes) -> datetime:
    """The last moment of a certificate."""
    return x509.load_der_x509_certificate(certificate).not_valid_after_utc
