"""What the pages say, read by two programs, is what was approved: page by page, no more and no less."""

import unicodedata
from collections.abc import Mapping

from evidence.pdf.document import Document
from evidence.pdf.glyphs import printable
from evidence.pdf.refused import GateRefused

# In a line of right-to-left writing brackets are mirrored, and each program has its own order of the words.
MIRRORED = str.maketrans(")]}>»”’", "([{<«“‘")
RIGHT_TO_LEFT = ("R", "AL")


def check_text(read: Mapping[str, list[str]], document: Document) -> int:
    """The number of pages, where each page is a stretch of the approved text followed by its own header and
    number, the pages together are the whole of it, and all programs agree on every page; white space aside."""
    counts = {len(pages) for pages in read.values()}
    if len(counts) != 1:
        raise GateRefused("the programs that read the file do not agree on its pages")
    approved = [(ref, squeezed(text)) for ref, text in expected_texts(document)]
    ends = {tuple(_page_ends(pages, approved, document, name)) for name, pages in read.items()}
    if len(ends) != 1:
        raise GateRefused("the programs that read the file do not agree on a page")
    return counts.pop()


def _page_ends(
    pages: list[str], approved: list[tuple[str, str]], document: Document, reader: str
) -> list[int]:
    """Where in the approved text each page ends."""
    whole, at, ends = "".join(text for _, text in approved), 0, []
    for number, page in enumerate(pages, 1):
        body = _without_margin(page, number, len(pages), document)
        stretch = whole[at : at + len(body)]
        if not body or not same(body, stretch):
            raise GateRefused(
                f"page {number} of the file is not the approved text, read by {reader}",
                entry=_where(body, at, approved),
            )
        at += len(body)
        ends.append(at)
    if at != len(whole):
        raise GateRefused(f"the file lacks approved text, read by {reader}", entry=_where("", at, approved))
    return ends


def same(read: str, approved: str) -> bool:
    """Whether a page reads as approved. Where it holds right-to-left writing the characters and their number are
    compared and not their order."""
    if read == approved:
        return True
    return right_to_left(approved) and _characters(read) == _characters(approved)


def right_to_left(text: str) -> bool:
    """Whether it holds a letter of a script that is written from right to left."""
    return any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in text)


def _characters(text: str) -> list[str]:
    return sorted(text.translate(MIRRORED))


def expected_texts(document: Document) -> list[tuple[str, str]]:
    """The printed texts in order with the name of the entry each belongs to."""
    listed = [("title", document.title)] + [("facts", part) for fact in document.facts for part in fact]
    for section in document.sections:
        listed += [("section heading", section.title)] + (
            [("section note", section.note)] if section.note else []
        )
        listed += [(entry.ref, part) for entry in section.entries for part in (entry.heading, entry.text)]
    return [(ref, printable(text.plain)) for ref, text in listed]


def squeezed(text: str) -> str:
    """Without white space and invisible characters, composed: what must be equal on both sides."""
    seen = (c for c in unicodedata.normalize("NFC", text) if not c.isspace())
    return "".join(c for c in seen if unicodedata.category(c) not in ("Cc", "Cf"))


def margin(document: Document, number: int, pages: int) -> str:
    """What stands above and below the text of a page, as it is read: after it."""
    return squeezed(f"{printable(document.running_header)}Page {number} of {pages}")


def _without_margin(page: str, number: int, pages: int, document: Document) -> str:
    text, ending = squeezed(page), margin(document, number, pages)
    if not text.endswith(ending):
        raise GateRefused(f"page {number} does not end in its own header and number")
    return text[: -len(ending)]


def _where(body: str, start: int, approved: list[tuple[str, str]]) -> str:
    """The name of the first entry whose text differs on the page that begins at `start`."""
    at = 0
    for ref, text in approved:
        here = text[max(0, start - at) :]
        behind = max(0, at - start)
        if at + len(text) > start and body[behind : behind + len(here)] != here:
            return ref
        at += len(text)
    return "after the last entry"
