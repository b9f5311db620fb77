"""The text of a kept file: what its reader sees, and nothing where two programs do not agree."""

import pytest

from evidence.receiving.texts import LONGEST, NoText, text_of
from tests.evidence.receiving.docxs import a_docx, document
from tests.evidence.receiving.pdfs import a_pdf, typeset


def test_a_pdf_is_read_by_two_programs() -> None:
    pdf = typeset("<p>Ava Bell was in the office.<p>Wilfred, too: “fine”.")
    assert text_of("pdf", pdf).split("\n") == ["Ava Bell was in the office.", "Wilfred, too: “fine”."]


def test_joined_letters_are_read_as_letters() -> None:
    """Else a name with ffi in it would be found by nobody."""
    pdf = typeset("<p style='font-variant-ligatures:common-ligatures'>Griffin</p>")
    assert text_of("pdf", pdf) == "Griffin"


@pytest.mark.parametrize(
    "content",
    [b"(AvaBell) Tj 0 0 Td (was calm) Tj", b"(Ava Green-) Tj 0 -14 Td (halgh was calm) Tj"],
    ids=["words one of them glues together", "a name parted at the end of a line"],
)
def test_a_pdf_two_programs_read_differently_has_no_text(content: bytes) -> None:
    with pytest.raises(NoText, match="read different words"):
        text_of("pdf", a_pdf(content=b"BT /F 12 Tf 20 200 Td %s ET" % content))


def test_a_pdf_without_words_has_no_text() -> None:
    with pytest.raises(NoText, match="holds no text"):
        text_of("pdf", a_pdf(content=b"10 10 m 20 20 l S"))


def test_a_docx_is_read_as_it_is_seen() -> None:
    body = """
    <w:p><w:r><w:t>Ava</w:t><w:tab/><w:t>Bell</w:t><w:br/><w:t>left.</w:t></w:r></w:p>
    <w:p><w:del><w:r><w:delText>Taken out</w:delText></w:r></w:del><w:ins><w:r><w:t>Put in</w:t></w:r></w:ins></w:p>
    <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>One</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Two</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"""
    note = document("<w:p><w:r><w:t>A note.</w:t></w:r></w:p>")
    read = text_of("docx", a_docx(body, **{"word/footnotes.xml": note}))
    assert [line for line in read.split("\n") if line] == [
        "Ava Bell",
        "left.",
        "Put in",
        "One",
        "Two",
        "A note.",
    ]


def test_plain_text_is_itself() -> None:
    assert (
        text_of("txt", "Ava said “no”.\r\nThen she left.".encode("cp1252"))
        == "Ava said “no”.\nThen she left."
    )


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_file_a_parser_gives_up_on_has_no_text(kind: str) -> None:
    with pytest.raises(NoText, match="cannot be read"):
        text_of(kind, b"%PDF-1.7 and no more")


def test_a_text_that_is_too_long_is_not_read() -> None:
    with pytest.raises(NoText, match="too long"):
        text_of("txt", b"Ava was calm.\n" * (LONGEST // 10))
