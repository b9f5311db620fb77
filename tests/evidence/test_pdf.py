"""The file: read back by two programs, the same bytes twice, and no trace of what was masked."""

import io
from datetime import UTC, datetime, timedelta

import pypdf
import pytest
import time_machine

from evidence.pdf import gate
from evidence.pdf.document import Document, Entry, Section
from evidence.pdf.extract import EXTRACTORS
from evidence.pdf.glyphs import lacking, printable
from evidence.pdf.render import render
from evidence.redaction.apply import Release, redact
from evidence.redaction.redacted import RedactedText
from tests.evidence.people import case, spans
from workflows import audiences

words = RedactedText.fixed
AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def document(*texts: RedactedText, title: str = "Evidence summary") -> Document:
    entries = tuple(
        Entry(f"entry {n}", words(f"3 November 2026, entry {n}"), text) for n, text in enumerate(texts, 1)
    )
    return Document(words(title), words("S-4F7K-2Q"), words("Governor"), AT, ((words("Case:"), words("HR-4F7K-2Q")),),
                    (Section(words("Chronology"), entries),))  # fmt: skip


def masked(text: str) -> RedactedText:
    release = Release(audiences.get("governor"), {"P1": "subject", "P2": "other_pupil", "P5": "other_pupil"})
    return redact(text, spans(text, case("P2", "P5")), release)


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_the_file_says_what_was_approved_and_not_what_was_taken_out(extractor: str) -> None:
    doc = document(masked("Will Sharrock rang 07700 900345 about Tamsin Greenhalgh."))
    text = " ".join(EXTRACTORS[extractor](render(doc)))
    assert "[Pupil A] rang [phone removed] about [Child A]." in text
    assert "S-4F7K-2Q" in text
    assert "Page 1 of 1" in text
    assert "Sharrock" not in text


def test_two_sets_of_names_give_the_same_bytes() -> None:
    short = document(masked("Will Sharrock wrote to Tamsin. Ring 07700 900345."))
    long = document(masked("Oluwadamilola van der Merwe wrote to Tamsin Greenhalgh. Ring +44 1632 960777."))
    assert render(short) == render(long)


def test_the_gate_passes_long_texts_accents_and_what_the_font_lacks() -> None:
    text = words(
        "Zoë Łukasz “said” – fine office\n"
        + "a long line of words " * 300
        + "\U0001f600\u4f60 \u1780\u1798 end"
    )
    doc = document(text, text, text)
    assert gate.check(render(doc), doc, []) > 1
    assert "(symbol) end" in printable(text.plain)


def test_what_no_font_can_draw_is_counted_and_said() -> None:
    assert printable("a \u1780\u1798 b \u16a0") == "a (symbol) b (symbol)"
    assert lacking(["a \u1780\u1798 b \u16a0", "Олена, فاطمة, 王 \U0001f600", "a (symbol) of hope"]) == 2


def test_the_same_document_gives_the_same_bytes_whatever_the_time() -> None:
    doc = document(words("Zoë, Олена, דוד, فاطمة, 王, 김, \U0001f600"))
    first = render(doc)
    with time_machine.travel(AT + timedelta(days=400)):
        assert render(doc) == first


def test_every_page_has_reference_audience_and_its_number() -> None:
    doc = document(words("word " * 3000))
    pages = EXTRACTORS["pypdf"](render(doc))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "S-4F7K-2Q · For: Governor" in page


def test_the_file_is_tagged_and_in_english() -> None:
    root = pypdf.PdfReader(io.BytesIO(render(document(words("Text."))))).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()


def test_a_document_takes_no_raw_text() -> None:
    with pytest.raises(TypeError):
        document("raw")  # type: ignore[arg-type]
