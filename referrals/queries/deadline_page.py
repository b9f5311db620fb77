"""Every deadline as it holds at one school, for reading aloud."""

from dataclasses import dataclass
from datetime import date

from people.models import School
from referrals.local_policy import policy_of
from referrals.queries.whole_policy import Dated, dated
from workflows.deadline_words import (
    again_in_words,
    at_any_hour,
    event_in_words,
    limit_in_words,
    when_in_words,
)
from workflows.deadlines import BASES, Rule
from workflows.ladders import in_words
from workflows.overlays.comparing import own_rows


@dataclass(frozen=True)
class Line:
    """One rung: when, who is told, what the mail says."""

    when: str
    who: str
    says: str


@dataclass(frozen=True)
class Deadline:
    """One rule in words."""

    rule: Rule
    limit: str
    basis: str
    starts: list[str]
    stops: list[str]
    ladder: list[Line]
    own: list[Dated]


def deadlines_of(school: School, today: date) -> list[Deadline]:
    """Return every rule with the own rows of the school and its authority laid on, in the order of the file."""
    here = policy_of(school)
    return [
        Deadline(
            rule, limit_in_words(rule), BASES[rule.basis],
            [event_in_words(event) for event in rule.started_by],
            [event_in_words(event) for event in rule.stopped_by],
            _lines(rule),
            dated(own_rows(here, "deadline", code), today),
        )
        for code, rule in here.deadlines.rules.items()
    ]  # fmt: skip


def _lines(rule: Rule) -> list[Line]:
    lines = [
        Line(when_in_words(rung) + at_any_hour(rule, number), in_words(rung.who), rung.say)
        for number, rung in enumerate(rule.ladder)
    ]
    if rule.again:
        beyond = rule.rung(len(rule.ladder))
        lines.append(Line(again_in_words(rule.again), in_words(beyond.who), beyond.say))
    return lines
