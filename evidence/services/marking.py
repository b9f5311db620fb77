"""What a reviewer takes out besides what was found: by the place that was selected, or by the words."""

import re
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from evidence.models import Redaction, Summary, SummaryEntry
from evidence.models.redaction import ACCEPTED
from evidence.redaction.fold import fold
from evidence.redaction.offsets import from_browser
from evidence.redaction.span import ADDED, PERSON
from evidence.services.deciding import note, reviewing
from people.models import User
from workflows.steps import Refused

NOT_THERE = "These words do not stand there: copy them exactly"
MOVED = "The text is no longer as it was when you selected: select again"
Mark = tuple[str, str, User | None, bool]
WHOLE = r"(?<!\w){}(?!\w)"


@transaction.atomic
def mark(
    summary: Summary, *, words: str, actor: User, entry: SummaryEntry | None = None, kind: str = PERSON,
    place: tuple[int, int] | None = None, everywhere: bool = False,
) -> int:  # fmt: skip
    """How many places were marked: every place where these words stand in the entry, or in the whole summary (no
    entry, or `everywhere`); with `place` (UTF-16 units, as a browser counts) that place of the entry, alone or besides
    every other. Raises Refused where they do not stand there."""
    fresh, role = reviewing(summary, actor)
    here = [selected(entry, place, words, kind, actor)] if entry and place else []
    entries = [entry] if entry and not everywhere else list(fresh.entries.all())
    others = [] if here and not everywhere else entries
    rows = apart([*here, *(row for one in others for row in places(one, words, kind, actor))])
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


def apart(rows: Iterable[Redaction]) -> list[Redaction]:
    """Each place once."""
    return list({(row.entry_id, row.start, row.end): row for row in rows}.values())


def places(
    entry: SummaryEntry, words: str, kind: str, actor: User | None, *, glued: bool = False
) -> list[Redaction]:
    """A mark for each place of the words in the entry, however it is spaced, accented or quoted there and in letters
    of either case; inside a word only where they are `glued`."""
    parts = [re.escape(part) for part in fold(words).plain.split()]
    if not parts:
        return []
    pattern = re.compile(("{}" if glued else WHOLE).format(r"\s+".join(parts)), re.I)
    text = fold(entry.text)
    found = (text.where(*hit.span()) for hit in pattern.finditer(text.plain))
    return [marked(entry, start, end, kind, actor) for start, end in found]


def marked(entry: SummaryEntry, start: int, end: int, kind: str, actor: User | None) -> Redaction:
    return Redaction(
        entry=entry, start=start, end=end, type=kind, recogniser=ADDED, decision=ACCEPTED, decided_by=actor,
        decided_at=timezone.now(),
    )  # fmt: skip


def is_marked(row: Redaction) -> bool:
    """Whether this place is marked already: a second press changes nothing."""
    return Redaction.objects.filter(entry=row.entry, start=row.start, end=row.end, recogniser=ADDED).exists()


def marks_of(entry: SummaryEntry) -> list[Mark]:
    """The words that were marked by hand in an entry, with kind, reviewer, and whether they were part of a word."""
    rows = entry.redactions.filter(recogniser=ADDED).select_related("decided_by")
    return [(row.quote, row.type, row.decided_by, is_glued(entry.text, row.start, row.end)) for row in rows]


def is_glued(text: str, start: int, end: int) -> bool:
    """Whether this stretch begins or ends inside a word."""
    return bool(re.search(r"\w\Z", text[:start]) and text[start].isalnum()) or bool(
        re.match(r"\w", text[end:]) and text[end - 1].isalnum()
    )


def place_again(entry: SummaryEntry, marks: Iterable[Mark]) -> None:
    """The same words are marked in the changed text of the entry, wherever they stand in it."""
    rows = (row for words, kind, by, glued in marks for row in places(entry, words, kind, by, glued=glued))
    Redaction.objects.bulk_create(apart(rows))
