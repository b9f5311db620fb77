"""What a reviewer takes out besides what was found: by the place that was selected, or by the words."""

import re
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from evidence.models import Redaction, Summary, SummaryEntry
from evidence.models.redaction import ACCEPTED
from evidence.redaction.offsets import from_browser
from evidence.redaction.span import ADDED, PERSON
from evidence.services.deciding import note, reviewing
from people.models import User
from workflows.steps import Refused

NOT_THERE = "These words do not stand there: copy them exactly"
MOVED = "The text is no longer as it was when you selected: select again"
Mark = tuple[str, str, User | None]


@transaction.atomic
def mark(
    summary: Summary, *, words: str, actor: User, entry: SummaryEntry | None = None, kind: str = PERSON,
    place: tuple[int, int] | None = None,
) -> int:  # fmt: skip
    """How many places were marked: every place where these words stand in the entry, or in the whole summary; with
    `place` (UTF-16 units, as a browser counts) that place of the entry alone. Raises Refused where they do not
    stand there."""
    fresh, role = reviewing(summary, actor)
    if place is not None and entry is not None:
        rows = [selected(entry, place, words, kind, actor)]
    else:
        entries = [entry] if entry else list(fresh.entries.all())
        rows = [row for one in entries for row in places(one, words, kind, actor)]
    if not rows:
        raise Refused("Not found.", facts={"words": NOT_THERE})
    Redaction.objects.bulk_create(row for row in rows if not is_marked(row))
    note(fresh, "summary.marked", actor, role, len(rows))
    return len(rows)


def selected(
    entry: SummaryEntry, place: tuple[int, int], words: str, kind: str, actor: User | None
) -> Redaction:
    """A mark on the selected place, without the white space around it. Raises Refused where the words differ."""
    try:
        start, end = from_browser(entry.text, *place)
    except ValueError:
        raise Refused("Not found.", facts={"words": MOVED}) from None
    stretch = entry.text[start:end]
    if stretch.split() != words.split() or not stretch.strip():
        raise Refused("Not found.", facts={"words": MOVED})
    start += len(stretch) - len(stretch.lstrip())
    return marked(entry, start, start + len(stretch.strip()), kind, actor)


def places(entry: SummaryEntry, words: str, kind: str, actor: User | None) -> list[Redaction]:
    """A mark for each place of the words in the entry, white space and letter case aside, never inside a word."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return []
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", re.I)
    return [marked(entry, *hit.span(), kind, actor) for hit in pattern.finditer(entry.text)]


def marked(entry: SummaryEntry, start: int, end: int, kind: str, actor: User | None) -> Redaction:
    return Redaction(
        entry=entry, start=start, end=end, type=kind, recogniser=ADDED, decision=ACCEPTED, decided_by=actor,
        decided_at=timezone.now(),
    )  # fmt: skip


def is_marked(row: Redaction) -> bool:
    """Whether this place is marked already: a second press changes nothing."""
    return Redaction.objects.filter(entry=row.entry, start=row.start, end=row.end, recogniser=ADDED).exists()


def marks_of(entry: SummaryEntry) -> list[Mark]:
    """The words that were marked by hand in an entry, with kind and reviewer."""
    rows = entry.redactions.filter(recogniser=ADDED).select_related("decided_by")
    return [(entry.text[row.start : row.end], row.type, row.decided_by) for row in rows]


def place_again(entry: SummaryEntry, marks: Iterable[Mark]) -> None:
    """The same words are marked in the changed text of the entry, wherever they stand in it."""
    rows = {(r.start, r.end): r for words, kind, by in marks for r in places(entry, words, kind, by)}
    Redaction.objects.bulk_create(rows.values())
