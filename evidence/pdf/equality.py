"""What the pages say, read by two programs, is what was approved: page by page, no more and no less."""

import unicodedata
from collections.abc import Mapping

from evidence.pdf.document import Document
from evidence.pdf.glyphs import printable
from evidence.pdf.refused import GateRefused

# In a line of right-to-left writing brackets are mirrored, and each program has its own order of the words.
MIRRORED = str.maketrans(")]}>»”’", "([{<«“‘")
RIGHT_TO_LEFT = ("R", "AL")
FRACTION = "\N{FRACTION SLASH}"


def check_text(read: Mapping[str, list[str]], document: Document) -> int:
    """The number of pages, where each program reads on each page a stretch of the approved text with the page's
    own header and number behind it, and the stretches make up the whole; white space aside."""
    approved = [(ref, squeezed(text)) for ref, text in expected_texts(document)]
    whole, at = "".join(text for _, text in approved), 0
    counts = {len(pages) for pages in read.values()}
    if len(counts) != 1:
        raise GateRefused("the programs that read the file do not agree on its pages")
    for number, page in enumerate(zip(*read.values(), strict=True), 1):
        texts, ending = [squeezed(text) for text in page], margin(document, number, len(read["pypdf"]))
        stretch = whole[at : at + len(texts[0]) - len(ending)]
        for reader, text in zip(read, texts, strict=True):
            if not stretch or not same(text, stretch + ending):
                rule = f"page {number} of the file is not the approved text, read by {reader}"
                raise GateRefused(rule, entry=_where(text, at, approved))
        at += len(stretch)
    if at != len(whole):
        raise GateRefused("the file lacks approved text", entry=_where("", at, approved))
    return counts.pop()


def same(read: str, approved: str) -> bool:
    """Whether a page reads as approved. Where it holds right-to-left writing, all its characters and the number of
    each are compared, and not their order."""
    if read == approved:
        return True
    return right_to_left(approved) and _characters(read) == _characters(approved)


def right_to_left(text: str) -> bool:
    """Whether it holds a letter of a script that is written from right to left."""
    return any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in text)


def _characters(text: str) -> list[str]:
    """The units of UTF-16 in order of value: pdfium turns the two halves of an emoji round, too."""
    wide = text.translate(MIRRORED).encode("utf-16-be", "surrogatepass")
    units = (chr(high << 8 | low) for high, low in zip(wide[::2], wide[1::2], strict=True))
    return sorted("".join(unicodedata.normalize("NFKC", unit) for unit in units).replace(FRACTION, "/"))


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
