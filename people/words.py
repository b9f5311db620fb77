"""Names as search words: lower case, no accents, no punctuation. Plain Python, no database."""

import re
import unicodedata
from collections.abc import Iterable

SPLIT = re.compile(r"[^\w]+|_+", re.UNICODE)
LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE", "ı": "i"}
)
APOSTROPHES = str.maketrans("", "", "'’‘ʼ`")
APOSTROPHE_GAPS = str.maketrans(dict.fromkeys("'’‘ʼ`", " "))


def plain(text: str) -> str:
    """Return text in lower case without accents ("Zoë O’Brien" gives "zoe obrien")."""
    spread = unicodedata.normalize("NFKD", text.translate(LETTERS).translate(APOSTROPHES))
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return bare.casefold()


def words(text: str) -> list[str]:
    """Return the plain words of a typed text, in order, hyphens and dots taken as gaps."""
    return [word for word in SPLIT.split(plain(text)) if word]


def _apart(name: str) -> str:
    # O'Brien is looked for as "obrien" and as "brien"
    return name.translate(APOSTROPHE_GAPS)


def search_text(parts: Iterable[str]) -> str:
    """Return every word of the parts once, each after one space, so that " av" finds a word by its start."""
    seen = dict.fromkeys(word for part in parts for form in (part, _apart(part)) for word in words(form))
    return "".join(f" {word}" for word in seen) + " "
