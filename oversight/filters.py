"""What a reader asked to see of a trail: kinds, one person by letter, days, the night. Nothing is typed but dates."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date

from oversight.queries.trails import Line
from workflows.events import KINDS
from workflows.hours import at_night


@dataclass(frozen=True)
class Filter:
    """What to keep of a trail; what is left empty keeps everything."""

    kinds: tuple[str, ...] = ()
    who: str = ""
    since: date | None = None
    until: date | None = None
    night: bool = False
    asked: QueryDict = field(default_factory=QueryDict)

    def keeps(self, line: Line) -> bool:
        """Whether a line is wanted."""
        day = timezone.localdate(line.at)
        return (
            (not self.kinds or line.kind in self.kinds)
            and (not self.who or letter_of(line) == self.who)
            and (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
            and (not self.night or at_night(line.at))
        )

    @property
    def query(self) -> str:
        """The filter as the beginning of an address, for the links to other pages of the list."""
        rest = self.asked.copy()
        rest.pop("page", None)
        rest.pop("before", None)
        return f"{rest.urlencode()}&" if rest else ""


def filter_of(asked: QueryDict) -> Filter:
    """The filter of an address. What cannot be read is left out."""
    return Filter(
        kinds=tuple(kind for kind in asked.getlist("kind") if kind in KINDS),
        who=asked.get("who", ""),
        since=_day(asked.get("since", "")),
        until=_day(asked.get("until", "")),
        night=asked.get("night") == "yes",
        asked=asked,
    )


def letter_of(line: Line) -> str:
    """The letter of whoever acted: the same person in whatever role. Handrail itself has its name."""
    return line.who.rpartition(" ")[2]


def people_of(lines: Iterable[Line]) -> list[tuple[str, str]]:
    """Everybody who acted in a trail: their letter, and the labels they acted under."""
    found: dict[str, dict[str, None]] = {}
    for line in lines:
        found.setdefault(letter_of(line), {})[line.who] = None
    return sorted((letter, " or ".join(labels)) for letter, labels in found.items())


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
