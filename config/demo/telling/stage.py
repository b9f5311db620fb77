"""What the stories share while they are told: the school, the moved clock, the cases so far, and who says what."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import time_machine
from django.utils import timezone

from config.demo.school import Riverbank
from config.demo.telling.stories import Act
from config.demo.telling.times import Days
from config.demo.telling.words import written
from people.models import Pupil, User
from referrals.models import Case, Concern, Referral


@dataclass
class Stage:
    """Where the acts happen. Records are kept by key and read anew for each act."""

    riverbank: Riverbank
    days: Days
    cast: dict[str, Any]
    clock: time_machine.Traveller
    cases: dict[str, Any] = field(default_factory=dict)  # key of a case -> id
    concerns: dict[str, Any] = field(default_factory=dict)  # key of a case -> id of the concern behind it
    chance: random.Random = field(default_factory=lambda: random.Random(2026))
    summaries: dict[str, Any] = field(default_factory=dict)  # case and audience -> id
    years_ago: int = 0  # of the story whose act it is
    here: set[tuple[str, date]] = field(default_factory=set)  # who has signed in on which day
    looking: dict[tuple[str, str], datetime] = field(
        default_factory=dict
    )  # who has which case open since when

    def user(self, key: str) -> User:
        """The person with this key."""
        return self.riverbank.users[key]

    def pupil(self, key: str) -> Pupil:
        """The child with this key."""
        return self.riverbank.pupils[key]

    def case(self, key: str) -> Case:
        """The case as it is now. Raises KeyError for one that is not open yet."""
        return Case.objects.get(pk=self.cases[key])

    def concern(self, key: str) -> Concern:
        """The concern behind a case."""
        return Concern.objects.get(pk=self.concerns[key])

    def referral(self, act: Act) -> Referral:
        """The newest referral of the act's case on the act's route."""
        return Referral.objects.filter(case=self.cases[act.case], route=act.facts["route"]).latest(
            "drafted_at"
        )

    def say(self, text: str) -> str:
        """The text with the names of the roll."""
        return written(text, self.cast)

    def moment(self, words: str) -> datetime:
        """A moment of a story; a clock time alone is one of today's."""
        return self.days_then.at(words, on=timezone.localdate())

    @property
    def days_then(self) -> Days:
        """The days of the story whose act it is."""
        return self.days.back(self.years_ago)

    def moments_pass(self, most: int) -> None:
        """Let a few seconds pass, at most so many: nobody acts on the full minute."""
        self.pause(self.chance.randrange(2, most))

    def pause(self, seconds: int) -> None:
        """Let some time pass between two things that one person does."""
        self.clock.shift(timedelta(seconds=seconds))
