"""What a summary shows and takes out otherwise than the last one that left for the same recipient."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from evidence.composing import Composed
from evidence.models import Summary, SummaryEntry
from evidence.redaction.redacted import Piece
from workflows import summary as rules

OF_ITS_RELEASE = re.compile(r" [A-Z0-9]+(?:/\d{3})?\]$")
Word = tuple[str, bool]


@dataclass(frozen=True)
class Change:
    """One place of a text that reads otherwise: as it left then, as it would leave now."""

    text: int
    heading: str
    was: str
    now: str


@dataclass
class Difference:
    """Held against `last`: what was masked and is shown, what was shown and is masked, what was written anew;
    texts (number, heading) that were not in it, headings of those that are no longer in this one."""

    last: Summary
    shown: list[Change] = field(default_factory=list)
    masked: list[Change] = field(default_factory=list)
    rewritten: list[Change] = field(default_factory=list)
    added: list[tuple[int, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def comparable(self) -> bool:
        """Whether it was kept as it left: not before the desk could compare."""
        return all(entry.left_as is not None for entry in self.last.entries.all())


def last_release(summary: Summary) -> Summary | None:
    """The last summary of the case that left for the same recipient, by the name written or by who asked."""
    released = Summary.objects.filter(case=summary.case_id, state=rules.RELEASED).exclude(pk=summary.pk)
    return next((last for last in released.order_by("-released_at") if _same_recipient(last, summary)), None)


def _same_recipient(last: Summary, summary: Summary) -> bool:
    asked = summary.requester_id is not None and last.requester_id == summary.requester_id
    return asked or last.recipient.casefold() == summary.recipient.casefold()


def difference(summary: Summary, composed: Composed) -> Difference | None:
    """The summary as it stands held against the last one for this recipient; None where there is none."""
    last = last_release(summary)
    if last is None:
        return None
    found = Difference(last)
    if found.comparable:
        before = {entry.source: entry for entry in last.entries.all()}
        for entry, text in composed.entries:
            _compare(found, before.pop(entry.source, None), entry, text)
        found.gone = [entry.heading for entry in before.values()]
    return found


def _compare(found: Difference, old: SummaryEntry | None, entry: SummaryEntry, text: Iterable[Piece]) -> None:
    if old is None:
        found.added.append((entry.position, entry.heading))
        return
    was = _words(Piece(*piece) for piece in old.left_as or ())
    now = _words(text)
    for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag != "equal":
            change = Change(entry.position, entry.heading, _said(was[a:b]), _said(now[c:d]))
            _list_for(found, was[a:b], now[c:d]).append(change)


def _list_for(found: Difference, was: list[Word], now: list[Word]) -> list[Change]:
    """Where in doubt among the newly shown: that is what a second look is for."""
    masks_before, masks_now = sum(m for _, m in was), sum(m for _, m in now)
    plain_now = any(not masked and word.strip() for word, masked in now)
    if masks_before and plain_now:
        return found.shown
    if masks_now and not masks_before:
        return found.masked
    return found.rewritten


def _words(pieces: Iterable[Piece]) -> list[Word]:
    """Word by word; a mask is one word, without the letter and the series that hold in its own summary alone."""
    words: list[Word] = []
    for piece in pieces:
        if piece.masked:
            words.append((OF_ITS_RELEASE.sub("]", piece.text), True))
        else:
            words += [(word, False) for word in re.findall(r"\w+|\s+|[^\w\s]", piece.text)]
    return words


def _said(words: list[Word]) -> str:
    return "".join(word for word, _ in words).strip()
