"""A copy that only a passphrase opens: AES-256 as PDF 2.0 has it (revision 6), signed after it was locked."""

import io

import pypdf
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from evidence.pdf.extract import by_pdfium
from evidence.pdf.refused import GateRefused
from evidence.seal.certificates import Identity
from evidence.seal.signing import sign


def lock(pdf: bytes, passphrase: str, identity: Identity) -> bytes:
    """The checked file `pdf` (without a signature), locked, then signed. Raises GateRefused where the copy opens
    without the passphrase or reads differently from the original."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf)))
    # No message authentication inside the file (ISO 32004): readers of today do not know it, and it is signed.
    writer.encrypt(owner_pass=passphrase, pdf_mac=False)
    out = io.BytesIO()
    writer.write(out)
    locked = sign(out.getvalue(), identity, passphrase=passphrase)
    check_locked(pdf, locked, passphrase)
    return locked


def check_locked(pdf: bytes, locked: bytes, passphrase: str) -> None:
    """Raises GateRefused unless the copy opens with the passphrase alone, and then says what the original says."""
    if by_pdfium(locked, passphrase) != by_pdfium(pdf):
        raise GateRefused("the locked copy does not read as the file that was checked")
    shut = pypdf.PdfReader(io.BytesIO(locked))
    if not shut.is_encrypted or shut.decrypt("") != pypdf.PasswordType.NOT_DECRYPTED:
        raise GateRefused("the locked copy opens without its passphrase")
