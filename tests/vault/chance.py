"""Which words may stand in a file by chance: so much of them is ours already that random bytes can spell the rest.

In the bytes of a database cells stand beside each other without a gap. "23dcase" needs but three random digits before
a cell of ours that begins with "case".
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

BYTES = 6  # random bytes: what needs as many does not come by chance among the millions of a dump
DIGITS = 12  # the same, of a digest in hexadecimal
HEXADECIMAL = re.compile("[0-9a-f]*")
RANDOM = re.compile("[0-9a-f-]*")  # ids and digests are chance themselves
GOES_ON = "[0-9A-Za-z_-]"  # beside it a word, a digest or an id is not at its end


class Ours:
    """The texts in the cells of a dump. What a word has in common with them is not left to chance."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._whole = {text for text in texts if not RANDOM.fullmatch(text)}
        self._beginnings = sorted(self._whole)
        self._ends = sorted(text[::-1] for text in self._whole)

    def leaves_to_chance(self, word: str) -> bool:
        """Whether too little of the word remains that no cell before, behind or within it supplies."""
        sizes = range(1, len(word) + 1)
        before = max((at for at in sizes if _begins(self._ends, word[:at][::-1])), default=0)
        behind = max((at for at in sizes if _begins(self._beginnings, word[-at:])), default=0)
        rest = word[before : len(word) - behind]
        within = max((at for at in sizes if at > 1 and self._holds(word, at)), default=0)
        return len(rest) - within < (DIGITS if HEXADECIMAL.fullmatch(rest) else BYTES)

    def _holds(self, word: str, size: int) -> bool:
        return any(word[at : at + size] in self._whole for at in range(len(word) - size + 1))


def _begins(ordered: list[str], piece: str) -> bool:
    at = bisect_left(ordered, piece)
    return at < len(ordered) and ordered[at].startswith(piece)


def whole_words_in(texts: Iterable[str], words: Iterable[str]) -> set[str]:
    """Those of the words that stand in one of the texts with nothing before or behind that goes on with them."""
    wanted = sorted(set(words), key=len, reverse=True)  # an address before the user name that it begins with
    one = re.compile(f"(?<!{GOES_ON})(?:{'|'.join(map(re.escape, wanted))})(?!{GOES_ON})")
    return {found for text in texts for found in one.findall(text)} if wanted else set()
