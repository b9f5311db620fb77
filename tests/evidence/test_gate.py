"""The gate against files that leak: each way of hiding something in a PDF is refused, and the text is not quoted."""

import io
import re
from collections.abc import Callable

import pypdf
import pytest
from django.template.loader import render_to_string
from pypdf.generic import NameObject, TextStringObject
from weasyprint import HTML, Attachment

from evidence.pdf import gate
from evidence.pdf.fetching import Denied, LockedFetcher
from evidence.pdf.refused import GateRefused
from evidence.pdf.render import OPTIONS, TEMPLATE, context, render
from evidence.redaction.redacted import RedactedText
from tests.evidence.test_pdf import document

words = RedactedText.fixed
SECRET = "Wilhelmina Sharrock"
DOC = document(words("[Pupil A] was seen."), words("[Pupil A] went home."))


def refused(pdf: bytes) -> GateRefused:
    with pytest.raises(GateRefused) as refusal:
        gate.check(pdf, DOC, [gate.Masked("entry 1", SECRET)])
    assert "Sharrock" not in str(refusal.value)
    return refusal.value


def made(change: Callable[[str], str], **options: object) -> bytes:
    """The file of DOC after a change of its HTML."""
    page = change(render_to_string(TEMPLATE, context(DOC)))
    html = HTML(string=page, url_fetcher=LockedFetcher())
    pdf: bytes = html.write_pdf(pdf_identifier=DOC.identifier(), **{**OPTIONS, **options})
    return pdf


def body(html: str) -> Callable[[str], str]:
    return lambda page: page.replace("</body>", f"{html}</body>")


HIDDEN = [
    f'<p style="color:#fff">{SECRET}</p>',
    f'<p style="background:#000;color:#000">{SECRET}</p>',
    f'<p style="opacity:0">{SECRET}</p>',
    f'<div style="overflow:hidden;text-indent:-999mm">{SECRET}</div>',
    f'<p style="position:absolute;top:0">{SECRET}</p>',
    "<p>One more line.</p>",
]
STRUCTURE = [
    f'<p id="{SECRET}">.</p><a href="#{SECRET}">.</a>',
    f'<a href="mailto:{SECRET}">.</a>',
    f"<h4 style=\"bookmark-level:1;bookmark-label:'{SECRET}'\">.</h4>",
    f'<img alt="{SECRET}" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
]


@pytest.mark.parametrize("html", HIDDEN)
def test_text_that_cannot_be_seen_is_refused(html: str) -> None:
    assert "not the approved text" in str(refused(made(body(html))))


@pytest.mark.parametrize("html", STRUCTURE)
def test_links_bookmarks_targets_and_pictures_are_refused(html: str) -> None:
    try:
        refused(made(body(html)))
    except Denied:
        assert "<img" in html


def test_a_missing_line_is_refused_by_the_name_of_its_entry() -> None:
    refusal = refused(made(lambda page: page.replace("went home", "went")))
    assert refusal.entry == "entry 2"


@pytest.mark.parametrize(
    "change",
    [
        lambda page: re.sub(r"<title>.*?</title>", f"<title>{SECRET}</title>", page),
        lambda page: page.replace("<style>", f'<meta name="author" content="{SECRET}"><style>'),
        lambda page: page.replace("<style>", f'<meta name="keywords" content="{SECRET}"><style>'),
        lambda page: page.replace("<style>", f'<meta name="description" content="{SECRET}"><style>'),
    ],
)
def test_words_in_the_metadata_are_refused(change: Callable[[str], str]) -> None:
    refused(made(change))


def test_an_attachment_is_refused() -> None:
    refused(made(lambda page: page, attachments=[Attachment(string=SECRET)]))


def edited(edit: Callable[[pypdf.PdfWriter], None]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(render(DOC)))
    edit(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "edit",
    [
        lambda writer: writer.root_object.__setitem__(NameObject("/OpenAction"), TextStringObject(SECRET)),
        lambda writer: writer.add_outline_item(SECRET, 0),
        lambda writer: writer.add_metadata({"/Subject": SECRET}),
        lambda writer: writer.add_attachment("a.txt", SECRET.encode()),
        lambda writer: writer._add_object(TextStringObject(SECRET)),
        lambda writer: writer.pages[0].__setitem__(NameObject("/Note"), TextStringObject(SECRET)),
        lambda writer: writer.pages[0].__setitem__(NameObject("/Lang"), TextStringObject(SECRET)),
    ],
)
def test_a_file_edited_afterwards_is_refused(edit: Callable[[pypdf.PdfWriter], None]) -> None:
    refused(edited(edit))


def test_bytes_after_the_end_are_refused() -> None:
    refused(render(DOC) + SECRET.encode())


def test_a_second_revision_is_refused() -> None:
    refused(render(DOC) + b"\n" + render(DOC))


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://localhost/x", "https://fonts.example/a.woff2", "data:text/css,a"]
)
def test_the_renderer_may_open_nothing_but_the_font(url: str) -> None:
    with pytest.raises(Denied):
        LockedFetcher().fetch(url)


def test_a_style_sheet_or_picture_from_elsewhere_stops_the_file() -> None:
    with pytest.raises(Denied):
        made(body('<img src="file:///etc/hostname">'))
    with pytest.raises(Denied):
        made(
            lambda page: page.replace("<style>", '<link rel="attachment" href="file:///etc/hostname"><style>')
        )


def test_a_kept_name_does_not_hide_a_masked_one_in_another_place() -> None:
    twice = document(words("Bell was seen."), words("Bell rang."))
    assert gate.check(render(twice), twice, [gate.Masked("entry 2", "Bell")]) == 1
