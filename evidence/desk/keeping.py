"""What stays readable on purpose, gathered from all texts: names first. What was masked one sees; this one does not."""

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.desk.forms import MARKABLE
from evidence.desk.reviewing import Part
from evidence.desk.rows import Row
from evidence.redaction.span import PERSON

BY_POLICY = "The policy keeps it"


@dataclass
class Kept:
    """The same words with the same reading: why they stay, and in which texts (their numbers)."""

    words: str
    kind: str
    whose: str
    why: str
    texts: list[int]
    type: str

    @property
    def distinct(self) -> list[int]:
        """The numbers of the texts, each once."""
        return sorted(set(self.texts))

    @property
    def mark_as(self) -> str:
        """What it is marked as where somebody takes it out after all."""
        return self.type if self.type in MARKABLE else PERSON


def kept_in(parts: Iterable[Part]) -> list[Kept]:
    """All that stays: names in the order of their words, then everything else."""
    found: dict[tuple[str, str, str], Kept] = {}
    for one in parts:
        for row in (*one.rows, *one.kept):
            if row.stays and not row.whole_sentence:
                _gather(found, row, one.entry.position)
    return sorted(found.values(), key=lambda kept: (kept.type != PERSON, kept.words.casefold()))


def _gather(found: dict[tuple[str, str, str], Kept], row: Row, text: int) -> None:
    why = row.redaction.reason or BY_POLICY
    words = " ".join(row.quote.split())
    fresh = Kept(words, row.kind, row.whose, why, [], row.redaction.as_span().type)
    found.setdefault((words.casefold(), row.whose, why), fresh).texts.append(text)
