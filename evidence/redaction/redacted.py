"""Text that may leave: the only type that the page template and the gate accept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MINT = object()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the result. `masked`: it stands where something was taken out."""

    text: str
    masked: bool = False


class RedactedText:
    """Made by `apply.redact`, by `fixed` for words of our own, by `whole` where nothing is redacted. It is no
    str: a template that is handed raw text by mistake fails instead of printing it."""

    __slots__ = ("_pieces",)

    def __init__(self, mint: object, pieces: Iterable[Piece]) -> None:
        if mint is not _MINT:
            raise TypeError("RedactedText comes from redact(), fixed() or whole() only")
        self._pieces = tuple(piece for piece in pieces if piece.text)

    @classmethod
    def fixed(cls, words: str) -> "RedactedText":
        """Words that Handrail wrote itself: a heading, a date, a state. Never anything a person typed."""
        return cls(_MINT, (Piece(words),))

    @classmethod
    def whole(cls, text: str) -> "RedactedText":
        """A text that goes out as it is, on purpose: a referral form names the child to those who must act."""
        return cls(_MINT, (Piece(text),))

    @property
    def plain(self) -> str:
        return "".join(piece.text for piece in self._pieces)

    def __iter__(self) -> Iterator[Piece]:
        return iter(self._pieces)

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RedactedText) and self._pieces == other._pieces

    def __hash__(self) -> int:
        return hash(self._pieces)

    def __str__(self) -> str:
        raise TypeError("RedactedText has no str(): use .plain where text leaves on purpose")

    def __repr__(self) -> str:
        return f"<RedactedText of {len(self._pieces)} pieces>"


def minted(pieces: Iterable[Piece]) -> RedactedText:
    """For `apply` alone."""
    return RedactedText(_MINT, pieces)
