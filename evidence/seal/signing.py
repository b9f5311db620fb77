"""A finished PDF gets the school's signature: PAdES baseline B, and certified, so that no change is allowed after it.

The signature is a revision behind the file: what was checked before stays as it was, byte for byte.
"""

import io
from concurrent.futures import ThreadPoolExecutor

from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from evidence.seal.added import check_added
from evidence.seal.certificates import Identity

FIELD = "Signature"


class AddsNothing(IncrementalPdfFileWriter):
    """Leaves the file's own metadata alone: producer and dates stay those of the checked file."""

    def _update_meta(self) -> None:
        pass


def sign(pdf: bytes, identity: Identity, *, passphrase: str = "") -> bytes:
    """The signed file, which begins with `pdf`. Asks no other host for anything.

    `passphrase` opens a file that is locked already. Raises GateRefused where the signature brought anything with it
    that was not expected.
    """
    writer = AddsNothing(io.BytesIO(pdf))
    if passphrase:
        writer.encrypt(passphrase)
    signer = signers.PdfSigner(_how(), signer=_signer(identity))
    with ThreadPoolExecutor(max_workers=1) as alone:  # pyHanko runs an event loop: not where one runs already
        signed: bytes = alone.submit(signer.sign_pdf, writer).result().getvalue()
    check_added(pdf, signed, passphrase=passphrase)
    return signed


def _how() -> signers.PdfSignatureMetadata:
    return signers.PdfSignatureMetadata(
        field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )  # fmt: skip


def _signer(identity: Identity) -> signers.SimpleSigner:
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(identity.certificate),
        signing_key=keys.PrivateKeyInfo.load(identity.key),
        cert_registry=SimpleCertificateStore(),
    )
