"""What comes in and what does not, told by content: real bytes of every kind, neutral and small."""

import pytest

from evidence.receiving import NotTaken, look
from evidence.receiving.refused import WHY
from tests.evidence.receiving import docxs, pdfs, pictures

REFUSED = [
    pytest.param(found, content, id=f"{kind}: {name}")
    for kind, table in (("PDF", pdfs.REFUSED), ("DOCX", docxs.REFUSED), ("file", pictures.REFUSED))
    for name, (found, content) in table.items()
]
TYPESET = "<h1>Minutes</h1><p>Ava Bell was calm.</p><ul><li>One</ul><table border=1><tr><td>A</table>"
TAKEN = {
    "plain text": ("txt", b"Ava Bell was calm."),
    "UTF-8": ("txt", "\ufeffAva said “no”.\r\n\tThen she left – at 4.\f".encode()),
    "Windows-1252": ("txt", "Ava said “no”. It cost £5.".encode("cp1252")),
    "words that begin as files do": ("txt", b"BMX club meets. PK and MZ come, ID3 too."),
    "initials that begin as files do": ("txt", b"PK said that Ava was calm."),
    "a chat": ("txt", b"Ava: hello <3\nB: 2 < 3 > 1\nC: see hxxps://club[.]example/a?b=c&d=e\n" * 40),
    "a PDF by hand": ("pdf", pdfs.a_pdf()),
    "a packed PDF": ("pdf", pdfs.a_pdf(content=pdfs.packed(pdfs.TEXT))),
    "a PDF that speaks of BI": ("pdf", pdfs.a_pdf(content=b"BT /F 12 Tf (The BI report, EI, ID card) Tj ET")),
    "a PDF with a link": ("pdf", pdfs.a_pdf(b"<< /Subtype /Link /A << /S /URI /URI (https://x.example) >> >>")),
    "a PDF of another program": ("pdf", pdfs.typeset(TYPESET)),
    "a tagged PDF": ("pdf", pdfs.typeset(TYPESET, pdf_variant="pdf/ua-1")),
    "a DOCX": ("docx", docxs.a_docx()),
    "a DOCX of a program that cannot go back": ("docx", docxs.streamed()),
    "a DOCX with a link": ("docx", docxs.a_docx(**{docxs.RELS: docxs.relation("hyperlink", docxs.OUTSIDE)})),
    "a DOCX with page numbers": ("docx", docxs.a_docx('<w:fldSimple w:instr=" PAGE "/>')),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "content"), TAKEN.values(), ids=TAKEN)
def test_text_is_taken(kind: str, content: bytes) -> None:
    assert look(content) == kind


@pytest.mark.parametrize(("found", "content"), REFUSED)
def test_rule_05_it_refuses_everything_else(found: str, content: bytes) -> None:
    with pytest.raises(NotTaken) as refusal:
        look(content)
    assert refusal.value.found == found
    assert refusal.value.why == WHY[found]


def test_every_reason_but_the_lock_is_met_here() -> None:
    met = {found for table in (pdfs.REFUSED, docxs.REFUSED, pictures.REFUSED) for found, _ in table.values()}
    assert met == set(WHY) - {"under_lock"}


@pytest.mark.parametrize("cut", range(1, 12))
@pytest.mark.parametrize(
    "whole", [pdfs.a_pdf(), docxs.a_docx(), pictures.drawn("JPEG")], ids=["pdf", "docx", "jpeg"]
)
def test_a_damaged_file_is_refused_or_read_and_nothing_else_happens(whole: bytes, cut: int) -> None:
    damaged = bytearray(whole)
    damaged[len(whole) * cut // 12] ^= 0xFF
    assert outcome(bytes(damaged)) in {"pdf", "docx", *WHY}


def outcome(content: bytes) -> str:
    """The kind of the file, or why it is refused."""
    try:
        return look(content)
    except NotTaken as refusal:
        return refusal.found
