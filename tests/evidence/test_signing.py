"""Signing and locking of a real file, without a database: what holds, what is noticed, what is refused."""

import io
import socket
from datetime import UTC, datetime, timedelta

import pypdf
import pypdfium2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from evidence.pdf.extract import by_pdfium, by_pypdf
from evidence.pdf.refused import GateRefused
from evidence.pdf.render import render
from evidence.redaction.redacted import RedactedText
from evidence.seal import certificates, passphrases
from evidence.seal.added import check_added
from evidence.seal.locking import check_locked, lock
from evidence.seal.marks import mark_of, marks_in
from evidence.seal.signatures import read
from evidence.seal.signing import AddsNothing, sign
from tests.evidence.test_pdf import document

NOW = datetime(2026, 12, 1, 10, 15, tzinfo=UTC)
PEM = serialization.Encoding.PEM
PASSPHRASE = "7KQ4-M2XD-9HTA-CW3F-VB8R"


@pytest.fixture(scope="module")
def identity() -> certificates.Identity:
    return certificates.make("Riverbank Academy", NOW)


@pytest.fixture(scope="module")
def checked() -> bytes:
    return render(document(*(RedactedText.fixed(f"[Pupil A] was seen, {n} times.") for n in range(1, 40))))


@pytest.fixture(scope="module")
def signed(checked: bytes, identity: certificates.Identity) -> bytes:
    return sign(checked, identity)


@pytest.fixture(scope="module")
def locked(checked: bytes, identity: certificates.Identity) -> bytes:
    return lock(checked, PASSPHRASE, identity)


def validated(pdf: bytes, identity: certificates.Identity, passphrase: str = ""):  # type: ignore[no-untyped-def]
    """What pyHanko's own validation says, with this certificate as the only one that is trusted."""
    reader = PdfFileReader(io.BytesIO(pdf))
    if passphrase:
        reader.decrypt(passphrase)
    (signature,) = reader.embedded_signatures
    trusted = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False, moment=NOW)
    assert signature.signer_cert.dump() == identity.certificate
    return validate_pdf_signature(signature, trusted)


def test_the_signature_is_pades_and_allows_no_change(signed: bytes, identity: certificates.Identity) -> None:
    status = validated(signed, identity)
    assert status.bottom_line and status.intact and status.valid
    assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    found = pypdf.PdfReader(io.BytesIO(signed)).get_fields()["Signature"]["/V"]
    assert found["/SubFilter"] == "/ETSI.CAdES.detached"
    assert found["/Reference"][0]["/TransformParams"]["/P"] == 1


def test_without_the_signature_it_is_the_checked_file(signed: bytes, checked: bytes) -> None:
    assert signed.startswith(checked)
    assert by_pypdf(signed) == by_pypdf(checked)
    assert by_pdfium(signed) == by_pdfium(checked)
    before, after = (pypdf.PdfReader(io.BytesIO(pdf)).metadata for pdf in (checked, signed))
    assert after == before


def test_no_byte_of_the_file_can_be_changed_unnoticed(signed: bytes, identity: certificates.Identity) -> None:
    assert read(signed).certificate == identity.certificate  # type: ignore[union-attr]
    at = signed.index(b"/Contents <") + 11
    places = [*range(0, len(signed), 199), *range(at - 20, at + 1800, 17), len(signed) - 1]
    for place in places:
        changed = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
        assert read(changed) is None, f"byte {place}"


@pytest.mark.parametrize("more", [b"\n", b"%%EOF\n", b"/ByteRange [0 1 2 3]"])
def test_nothing_can_be_put_behind_it(signed: bytes, more: bytes) -> None:
    assert read(signed + more) is None


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7", b"/ByteRange [0 2 4 6]<00>123456", b"\0" * 5000])
def test_what_is_no_signed_file_is_read_as_none(pdf: bytes) -> None:
    assert read(pdf) is None


def test_the_locked_copy_opens_with_its_passphrase_alone(locked: bytes, checked: bytes) -> None:
    assert by_pdfium(locked, PASSPHRASE) == by_pdfium(checked)
    reader = pypdf.PdfReader(io.BytesIO(locked), password=PASSPHRASE)
    assert [page.extract_text() for page in reader.pages] == by_pypdf(checked)
    for wrong in ("", PASSPHRASE.lower()):
        assert pypdf.PdfReader(io.BytesIO(locked)).decrypt(wrong) == pypdf.PasswordType.NOT_DECRYPTED
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(locked, password=wrong)


def test_the_locked_copy_is_aes_256_and_says_nothing_outside(locked: bytes) -> None:
    how = pypdf.PdfReader(io.BytesIO(locked)).trailer["/Encrypt"].get_object()
    assert (how["/V"], how["/R"], how["/CF"]["/StdCF"]["/CFM"]) == (5, 6, "/AESV3")  # type: ignore[index]
    assert b"S-4F7K-2Q" not in locked and b"Evidence summary" not in locked


def test_the_locked_copy_is_signed_as_well(locked: bytes, identity: certificates.Identity) -> None:
    assert validated(locked, identity, PASSPHRASE).bottom_line
    assert read(locked).certificate == identity.certificate  # type: ignore[union-attr]


def test_a_copy_that_is_not_locked_or_says_other_words_is_refused(checked: bytes, locked: bytes) -> None:
    with pytest.raises(GateRefused):
        check_locked(checked, checked, "")
    with pytest.raises(GateRefused):
        check_locked(render(document(RedactedText.fixed("Other words."))), locked, PASSPHRASE)


def test_a_signature_that_brings_words_along_is_refused(checked: bytes, signed: bytes) -> None:
    check_added(checked, signed)
    at = signed.rindex(b"/T (Signature)")
    for changed in (b"/T (Wilhelmina)", b"/X (Signature)", b"/T (Signature\\040of)"):
        with pytest.raises(GateRefused):
            check_added(checked, signed[:at] + changed + signed[at + 14 :])
    with pytest.raises(GateRefused):
        check_added(checked, b"#" + signed[1:])


def test_a_revision_that_changes_a_page_is_refused(checked: bytes, identity: certificates.Identity) -> None:
    writer = AddsNothing(io.BytesIO(checked))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = page["/StructParents"]
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(GateRefused):
        check_added(checked, sign(out.getvalue(), identity))


def test_signing_asks_no_host_for_anything(
    checked: bytes, identity: certificates.Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert read(sign(checked, identity))


def test_each_file_has_one_mark_that_its_copies_keep(signed: bytes, locked: bytes) -> None:
    assert mark_of(signed) in marks_in(signed + b" saved again")
    assert mark_of(locked) != mark_of(signed)


def test_passphrases_are_drawn_from_what_can_be_told_apart() -> None:
    drawn = {passphrases.draw() for _ in range(200)}
    assert len(drawn) == 200
    assert not set("".join(drawn)) & set("OIL U01") and all(len(one) == 24 for one in drawn)


def brought(
    key: object, *, until: datetime = NOW + timedelta(days=30), signs: bool = True
) -> tuple[bytes, bytes]:
    """A key and a certificate in PEM, as a school may bring them."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Riverbank")])
    uses = {**certificates.USES, "content_commitment": signs}
    built = (
        x509.CertificateBuilder(name, name, key.public_key(), 7)  # type: ignore[attr-defined]
        .not_valid_before(NOW - timedelta(days=60)).not_valid_after(until)
        .add_extension(x509.KeyUsage(**uses, **dict.fromkeys(certificates.OTHER_USES, False)), critical=True)
        .sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256())  # type: ignore[arg-type]
    )  # fmt: skip
    pem = key.private_bytes(PEM, certificates.PKCS8, serialization.NoEncryption())  # type: ignore[attr-defined]
    return pem, built.public_bytes(PEM)


def test_a_school_may_bring_its_own_key(checked: bytes) -> None:
    own = certificates.read(*brought(ec.generate_private_key(ec.SECP384R1())), None, NOW)
    assert read(sign(checked, own)).certificate == own.certificate  # type: ignore[union-attr]
    assert certificates.name_in(own.certificate) == "Riverbank"


def test_it_refuses_a_key_that_cannot_sign() -> None:
    key, other = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    pem, shown = brought(key)
    for wrong, why in (
        ((b"nonsense", shown), "cannot be read"),
        ((brought(other)[0], shown), "does not belong"),
        (brought(key, until=NOW - timedelta(days=1)), "not valid today"),
        (brought(key, signs=False), "non-repudiation"),
        (brought(ed25519.Ed25519PrivateKey.generate()), "RSA"),
    ):
        with pytest.raises(certificates.WrongKey, match=why):
            certificates.read(*wrong, None, NOW)
