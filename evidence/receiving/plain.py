"""Plain text: UTF-8 or Windows-1252, and really text, not a page, a drawing or a file spelled out in letters."""

import re

from evidence.receiving.refused import NotTaken

LONGEST = 2_000_000  # characters
#: What a reader of text never needs and files do: control characters other than tab, line end and page end.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
MARKUP = re.compile(r"<(?:[!?]|/?(?:svg|html|head|body|script|img|iframe|object|embed|table|xml)\b)", re.I)
BEGINS = ("<", "{\\rtf", "%!PS", "/* XPM */", "MIME-Version:")
DRAWN = re.compile(
    r"P[1-6]\s+(?:#.*\s+)?\d+\s+\d+\s|#define\s+\w+_width\s", re.A
)  # pictures written in digits
ENCODED = re.compile(
    r"data:[\w.+-]+/[\w.+-]+;base64|^begin(?:-base64)? [0-7]{3,4} \S|^=ybegin |-----BEGIN |"
    r"Content-Transfer-Encoding:\s*base64|(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/=_-]{1000}|(?:^[A-Za-z0-9+/=]{50,}\s*\n){10}",
    re.I | re.M,
)
#: Hexadecimal, as programs print files: long runs, with or without spaces.
HEX = re.compile(r"(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{2}[ \t\r\n,:]*(?:0x|\\x)?){1000}")


def check(text: str) -> None:
    """Raises NotTaken unless the text is plain."""
    if len(text) > LONGEST:
        raise NotTaken("too_long")
    if text.lstrip().startswith(BEGINS) or MARKUP.search(text):
        raise NotTaken("web_page")
    if DRAWN.match(text.lstrip()):
        raise NotTaken("image")
    check_letters(text)


def check_letters(text: str) -> None:
    """Raises NotTaken where another file is spelled out in the text."""
    if ENCODED.search(text) or HEX.search(text):
        raise NotTaken("encoded")


def decoded(content: bytes) -> str:
    """The text. Raises NotTaken for bytes that are no text."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if CONTROL.search(text):
            break
        return text
    raise NotTaken("unknown")
