"""One approved document, and ways to spoil the file that is made from it."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pypdf
from django.template.loader import render_to_string
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcherResponse

from evidence.pdf.document import Document, Entry, Section
from evidence.pdf.fetching import LockedFetcher
from evidence.pdf.render import OPTIONS, TEMPLATE, context, render
from evidence.redaction.redacted import RedactedText

SECRET = "Wilhelmina Sharrock"
MADE_AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
words = RedactedText.fixed


def document(*texts: RedactedText, audience: str = "Governor") -> Document:
    """A summary of one section with these texts."""
    entries = tuple(
        Entry(f"entry {n}", words(f"3 November 2026, entry {n}"), text) for n, text in enumerate(texts, 1)
    )
    facts = ((words("Case:"), words("HR-4F7K-2Q")),)
    sections = (Section(words("Chronology"), entries),)
    return Document(words("Evidence summary"), words("S-4F7K-2Q"), words(audience), MADE_AT, facts, sections)


APPROVED = document(words("[Pupil A] was seen."), words("[Pupil A] went home."))


class Generous(LockedFetcher):
    """Opens these pictures besides the fonts."""

    def __init__(self, pictures: dict[str, bytes]) -> None:
        super().__init__()
        self.pictures = pictures

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url in self.pictures:
            return URLFetcherResponse(url, self.pictures[url])
        return super().fetch(url, headers)


def page(change: Callable[[str], str], pictures: dict[str, bytes] | None = None, **options: Any) -> bytes:
    """The file of the approved document after a change of its page."""
    html = HTML(
        string=change(render_to_string(TEMPLATE, context(APPROVED))), url_fetcher=Generous(pictures or {})
    )
    made: bytes = html.write_pdf(
        font_config=FontConfiguration(), pdf_identifier=APPROVED.identifier(), **{**OPTIONS, **options}
    )
    return made


def with_body(html: str, pictures: dict[str, bytes] | None = None, **options: Any) -> bytes:
    """The file of the approved document with something more at its end."""
    return page(lambda text: text.replace("</body>", f"{html}</body>"), pictures, **options)


def with_label(html: str) -> bytes:
    """The file of the approved document with this in place of the child's label."""
    return page(lambda text: text.replace("[Pupil A] was", f"{html} was"))


def with_head(html: str, **options: Any) -> bytes:
    """The file of the approved document with something more in its head."""
    return page(lambda text: text.replace("<style>", f"{html}<style>", 1), **options)


def edited(edit: Callable[[pypdf.PdfWriter], object], pdf: bytes | None = None) -> bytes:
    """The approved file (or another) after an edit of its objects."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf or render(APPROVED)))
    edit(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
