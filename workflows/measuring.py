"""How long each stage of a case took, from its trail. Elapsed hours between what was written down, nights included.

Source: product default. KCSIE Part one asks for concerns to be acted on at once and for referrals to be followed up;
Working Together 2023, chapter 1, for an answer within one working day of a referral. None of them sets a median.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from workflows.acts import Act
from workflows.hours import hour_of

READ, DECIDED, SENT, ANSWERED = "read", "decided", "sent", "answered"
STAGES = {
    READ: "Logged to first read",
    DECIDED: "First read to first decision",
    SENT: "Decided to refer to sent",
    ANSWERED: "Sent to first answer",
}
#: What counts as a decision about a case: beginning to look at it does not.
DECISIONS = frozenset(
    {
        "case.refer",
        "case.raise_immediate_risk",
        "case.monitor",
        "case.propose_close",
        "case.close",
        "case.join",
    }
)
ANSWERS = frozenset(
    {"referral.acknowledge", "referral.accept", "referral.decline", "referral.strategy", "referral.end"}
)
REMINDER = "notice.sent"
#: The bars of a chart: up to so many hours, in words.
BARS = (
    (1, "Up to 1 hour"),
    (4, "1 to 4 hours"),
    (24, "4 to 24 hours"),
    (72, "1 to 3 days"),
    (168, "3 to 7 days"),
)
MORE = "More than 7 days"


@dataclass(frozen=True, slots=True)
class Span:
    """One stage of one case or of one of its referrals; without an end it is still waiting."""

    stage: str
    began: datetime
    ended: datetime | None

    @property
    def hours(self) -> float | None:
        """Elapsed hours; None while it waits."""
        return (self.ended - self.began).total_seconds() / 3600 if self.ended else None


def spans(acts: Sequence[Act]) -> list[Span]:
    """The stages of one case, from its acts in the order of time. A stage that never began is left out."""
    opened, read = _first(acts, {"case.open"}), _first(acts, {"case.first_read"})
    decided = _first(acts, DECISIONS)
    found = [Span(READ, opened, read)] if opened else []
    if read and (decided is None or decided >= read):
        found.append(Span(DECIDED, read, decided))
    for referral in dict.fromkeys(act.subject for act in acts if act.event == "referral.draft"):
        found += _of_referral([act for act in acts if act.subject == referral])
    return found


def _of_referral(acts: Sequence[Act]) -> list[Span]:
    drafted, made = _first(acts, {"referral.draft"}), _first(acts, {"referral.make"})
    withdrawn = _first(acts, {"referral.withdraw"})
    found = [Span(SENT, drafted, made)] if drafted and (made or not withdrawn) else []
    if made and not (withdrawn and not _first(acts, ANSWERS)):
        found.append(Span(ANSWERED, made, _first(acts, ANSWERS)))
    return found


def _first(acts: Iterable[Act], events: Iterable[str]) -> datetime | None:
    return next((act.at for act in acts if act.event in events), None)


@dataclass(frozen=True)
class Measure:
    """One stage over many cases, in hours: half took no longer than `median`, nine of ten no longer than
    `slowest_tenth` (nearest rank), None where none is finished. `bars` are pairs of words and number."""

    stage: str
    waiting: int
    median: float | None
    slowest_tenth: float | None
    longest: float | None
    bars: list[tuple[str, int]]

    @property
    def label(self) -> str:
        """The stage in words."""
        return STAGES[self.stage]


def measures(found: Iterable[Span]) -> list[Measure]:
    """Every stage, in the order in which a case goes through them."""
    every = list(found)
    return [_measure(stage, [span.hours for span in every if span.stage == stage]) for stage in STAGES]


def _measure(stage: str, hours: Sequence[float | None]) -> Measure:
    ended = sorted(one for one in hours if one is not None)
    middle = median(ended) if ended else None
    slowest = ended[-(-9 * len(ended) // 10) - 1] if ended else None
    upto = [sum(one <= most for one in ended) for most, _ in BARS]
    return Measure(
        stage, len(hours) - len(ended), middle, slowest, max(ended, default=None), bars(upto, len(ended))
    )


def bars(upto: Sequence[int], every: int) -> list[tuple[str, int]]:
    """How many took how long, from how many took up to each limit, and how many there are."""
    steps = zip((*upto, every), (0, *upto), strict=True)
    words = (*(words for _, words in BARS), MORE)
    return [(said, here - before) for said, (here, before) in zip(words, steps, strict=True)]


def readings(acts: Iterable[Act]) -> Counter[tuple[str, int]]:
    """How often each role read within each two hours of the day in London; 0 begins at midnight."""
    return Counter((act.role or "unknown", hour_of(act.at) // 2) for act in acts if act.kind == "reading")


def by_role(read: Mapping[tuple[str, int], int]) -> list[tuple[str, int]]:
    """How often each role read, the most first."""
    found: Counter[str] = Counter()
    for (role, _), number in read.items():
        found[role] += number
    return found.most_common()


def by_hour(read: Mapping[tuple[str, int], int]) -> list[tuple[str, int]]:
    """How many readings fell into each two hours of the day, midnight first."""
    found: Counter[int] = Counter()
    for (_, pair), number in read.items():
        found[pair] += number
    return [(f"{2 * pair:02}:00 to {2 * pair + 2:02}:00", found[pair]) for pair in range(12)]


def in_words(hours: float | None) -> str:
    """A time as people say it: minutes, hours or days."""
    if hours is None:
        return "none yet"
    if hours < 1:
        return so_many(round(hours * 60), "minute")
    return so_many(round(hours), "hour") if hours < 48 else so_many(round(hours / 24), "day")


def so_many(number: int, unit: str) -> str:
    """A number with its unit: "1 hour", "2 hours"."""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
