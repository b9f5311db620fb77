"""Who signs: a name at the end of a text, behind "Thanks", that is a word or a month as well."""

import re

from evidence.redaction.fold import Folded, Word

SIGNING = re.compile(
    r"(?:\b(?:thanks|thank you|thx|regards|wishes|best|cheers|love|sincerely|faithfully|truly|ta|diolch)[,.!]?"
    r"|\bfrom[,:]?|[-\u2013\u2014])\s*\Z"
)
SIGNED_END = re.compile(r"\s*(?:x+\s*)*\Z")


def signs(text: Folded, word: Word) -> bool:
    """ "Thanks, April" at the end of a text."""
    before = text.lower[max(0, word.start - 24) : word.start]
    return word.capital and bool(SIGNING.search(before) and SIGNED_END.match(text.lower, word.end))
