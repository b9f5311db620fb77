"""The trail of a school, a sheet at a time, the newest first: what is read is bounded, however long it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from heapq import merge
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from oversight.filters import Filter
from oversight.models import Letter
from oversight.pseudonyms import letter
from oversight.queries.trails import Row, says_of
from trail.models import Entry, Reading
from workflows import events
from workflows.hours import at_night

PAGE = 200  # lines
LOOKED = 2000  # entries, and as many readings, that are looked at for one sheet of one person's acts, or of the night


@dataclass(frozen=True)
class Key:
    """Where a sheet ended: before this entry, and before this reading; None where none was passed."""

    seq: int | None = None
    reading: int | None = None

    def __str__(self) -> str:
        return f"{self.seq or ''}.{self.reading or ''}"


def key_of(text: str) -> Key:
    """The key of an address; the beginning for what is none."""
    seq, _, reading = text.partition(".")
    try:
        return Key(int(seq) if seq else None, int(reading) if reading else None)
    except ValueError:
        return Key()


@dataclass(frozen=True)
class Sheet:
    """The acts of a sheet with what they say, and the key of the next; None where the trail ends."""

    acts: list[tuple[Row, dict[str, Any]]]
    older: Key | None


def sheet(chain: UUID, chosen: Filter, key: Key) -> Sheet:
    """The next acts before `key` that were asked for: three queries."""
    acts: list[tuple[Row, dict[str, Any]]] = []
    who, looked = _actor(chain, chosen.who), 0
    sifts = bool(chosen.who or chosen.night)
    limit = LOOKED if sifts else PAGE
    for row in _rows(chain, chosen, key, who, limit + 1):
        if looked == limit or len(acts) == PAGE:
            return Sheet(acts, key)
        says, looked, key = says_of(row), looked + 1, _passed(key, row)
        if (not chosen.night or at_night(row.at)) and (who is None or says.get("actor") == who):
            acts.append((row, says))
    return Sheet(acts, None)


def _passed(key: Key, row: Row) -> Key:
    return replace(key, seq=row.seq) if isinstance(row, Entry) else replace(key, reading=row.pk)


def _rows(chain: UUID, chosen: Filter, key: Key, who: str | None, limit: int) -> Iterator[Row]:
    """Entries and readings before the key as one, the newest first. Who made an entry stands in its header alone."""
    wanted = _wanted(chosen)
    entries = Entry.objects.filter(wanted, case_id=chain, seq__lt=key.seq or 2**31 - 1).order_by("-seq")
    readings = _before(Reading.objects.filter(wanted, chain_id=chain), key.reading).order_by("-at", "-pk")
    if who is not None:
        readings = readings.filter(actor=who)
    return merge(entries[:limit], readings[:limit], key=lambda row: row.at, reverse=True)


def _before(readings: "QuerySet[Reading]", pk: int | None) -> "QuerySet[Reading]":
    at = Reading.objects.filter(pk=pk).values_list("at", flat=True).first() if pk else None
    return readings.filter(Q(at__lt=at) | Q(at=at, pk__lt=pk), at__lte=at) if at else readings


def _wanted(chosen: Filter) -> Q:
    wanted = Q()
    if chosen.kinds:
        wanted &= Q(event__in=[code for code, event in events.EVENTS.items() if event.kind in chosen.kinds])
    if chosen.since:
        wanted &= Q(at__gte=_midnight(chosen.since))
    if chosen.until:
        wanted &= Q(at__lt=_midnight(chosen.until + timedelta(days=1)))
    return wanted


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _actor(chain: UUID, wanted: str) -> str | None:
    """Who is behind a letter; None where none is asked for. A letter that nobody has is nobody's."""
    if not wanted:
        return None
    known = Letter.objects.filter(chain=chain).values_list("actor", "place")
    return next((actor for actor, place in known if letter(place) == wanted), "")
