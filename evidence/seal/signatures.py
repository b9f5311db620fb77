"""What the signature of a file says, read from its bytes alone: no PDF is taken apart, so that a stranger's file
cannot do harm, and a locked file can be looked at without its passphrase."""

import hashlib
import re
from dataclasses import dataclass

from asn1crypto import cms, x509
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

BYTE_RANGE = re.compile(rb"/ByteRange \[0 (\d{1,9}) (\d{1,9}) (\d{1,9})\]")
HASHES = {"sha256", "sha384", "sha512"}


@dataclass(frozen=True)
class Signature:
    """An intact signature over every byte of a file. Says nothing of who holds the key: the fingerprint does."""

    certificate: bytes


def read(pdf: bytes) -> Signature | None:
    """The one signature of a file, if it covers the whole file and holds; None for every other file."""
    try:
        return _read(pdf)
    except Exception:  # whatever is wrong in a stranger's bytes is an answer, not a fault of ours
        return None


def _read(pdf: bytes) -> Signature | None:
    ranges = BYTE_RANGE.findall(pdf)
    if len(ranges) != 1:
        return None
    start, end, rest = (int(number) for number in ranges[0])
    signature = signature_in(pdf[start:end])
    if signature is None or end + rest != len(pdf):
        return None
    signed = signature["content"]
    signer, certificate = signed["signer_infos"][0], signed["certificates"][0].chosen
    algorithm = signer["digest_algorithm"]["algorithm"].native
    if algorithm not in HASHES or len(signed["signer_infos"]) != 1:
        return None
    digest = hashlib.new(algorithm, pdf[:start] + pdf[end:]).digest()
    holds = all(validate_sig_integrity(signer, certificate, "data", digest))
    plain = signature.dump() == envelope(signer, certificate).dump()
    return Signature(certificate.dump()) if holds and plain else None


def signature_in(gap: bytes) -> cms.ContentInfo | None:
    """What stands in the gap that the signature leaves for itself: capital hexadecimal digits, then noughts alone."""
    if gap[:1] != b"<" or gap[-1:] != b">" or not re.fullmatch(rb"[0-9A-F]+", gap[1:-1]):
        return None
    filled = bytes.fromhex(gap[1:-1].decode())
    found = cms.ContentInfo.load(filled)
    return None if filled[len(found.dump()) :].strip(b"\0") else found


def envelope(signer: cms.SignerInfo, certificate: x509.Certificate) -> cms.ContentInfo:
    """The envelope that Handrail writes around certificate and signature. Nothing signs the envelope itself, so it has
    to be this one: no byte of a file is free to be changed."""
    algorithm = signer["digest_algorithm"]["algorithm"].native
    place = cms.IssuerAndSerialNumber(
        {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
    )
    fixed = {
        "version": "v1", "sid": cms.SignerIdentifier({"issuer_and_serial_number": place}),
        "digest_algorithm": cms.DigestAlgorithm({"algorithm": algorithm}), "signed_attrs": signer["signed_attrs"],
        "signature_algorithm": signer["signature_algorithm"], "signature": signer["signature"],
    }  # fmt: skip
    signed = {
        "version": "v1", "digest_algorithms": cms.DigestAlgorithms((cms.DigestAlgorithm({"algorithm": algorithm}),)),
        "encap_content_info": {"content_type": "data"}, "certificates": [certificate],
        "signer_infos": [cms.SignerInfo(fixed)],
    }  # fmt: skip
    return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(signed)})
