"""The text of a kept file, for a summary. Where there is any doubt what it says, there is no text."""

import unicodedata
from xml.etree import ElementTree

from evidence.pdf.extract import EXTRACTORS
from evidence.receiving import docx, plain
from evidence.receiving.looking import DOCX, PDF

LONGEST = 200_000  # characters
VERSION = "1"  # a change of what is read from a file voids the reviews made from it
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What a reader of the page does not see: taken out or moved away, the words of a field, the second of two versions.
UNSEEN = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText",
                    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})  # fmt: skip
SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}sym": "(symbol)"}
BESIDE = ("word/header", "word/footer", "word/footnotes", "word/endnotes")


class NoText(Exception):
    """Nothing is read from the file; `str()` says why and quotes nothing."""


def text_of(kind: str, content: bytes) -> str:
    """The text that a reader of the file sees. Raises NoText."""
    text = read(kind, content).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").strip()
    if not text:
        raise NoText("it holds no text")
    if len(text) > LONGEST:
        raise NoText("its text is too long")
    return text


def read(kind: str, content: bytes) -> str:
    """The text as it stands in the file. Raises NoText, also where a parser gives up."""
    try:
        return {PDF: of_pdf, DOCX: of_docx}.get(kind, plain.decoded)(content)
    except NoText:
        raise
    except Exception as fault:
        # The type only: the message of an error may quote what the file says.
        raise NoText(f"it cannot be read ({type(fault).__name__})") from None


def of_pdf(content: bytes) -> str:
    """The text of all pages, where two programs that share no code read the same words in the same order."""
    quick = EXTRACTORS["pdfium"](content)
    if sum(len(page) for page in quick) > LONGEST:
        raise NoText("its text is too long")
    if [_words(page) for page in quick] != [_words(page) for page in EXTRACTORS["pypdf"](content)]:
        raise NoText("two programs read different words in it")
    return "\n".join(quick)


def _words(text: str) -> list[str]:
    """What must be equal: words without invisible characters, joined letters parted."""
    seen = "".join(
        c for c in unicodedata.normalize("NFKC", text) if c.isspace() or unicodedata.category(c) != "Cf"
    )
    return seen.split()


def of_docx(content: bytes) -> str:
    """The text of the document, then of its notes, headers and footers, paragraph by paragraph."""
    parts = docx.parts(content)
    beside = sorted(name for name in parts if name.startswith(BESIDE) and name.endswith(".xml"))
    return "\n".join(_of_part(parts[name]) for name in (docx.MAIN, *beside))


def _of_part(part: bytes) -> str:
    found: list[str] = []
    _collect(ElementTree.fromstring(part), found)
    return "".join(found)


def _collect(element: ElementTree.Element, found: list[str]) -> None:
    if element.tag in UNSEEN or (element.tag == f"{W}r" and element.find(f"{W}rPr/{W}vanish") is not None):
        return
    if element.tag == f"{W}t":
        found.append(element.text or "")
    found.append(SIGNS.get(element.tag, ""))
    for inner in element:
        _collect(inner, found)
    if element.tag == f"{W}p":
        found.append("\n")
