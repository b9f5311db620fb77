"""The whole tale: the school, then every act of every story in the order of time, with the rounds between them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import time_machine
from django.db import transaction
from django.utils import timezone

import trail
from config.demo import leaver
from config.demo.school import make_school
from config.demo.telling.acts import DOINGS, WITHOUT_CASE
from config.demo.telling.rounds import catch_up
from config.demo.telling.stage import Stage
from config.demo.telling.stories import Act, Story, in_order, stories
from config.demo.telling.times import Days
from config.demo.telling.words import cast_of
from config.demo.terms import enter_terms
from evidence.services.switching import switch_attachments
from people.services.sign_ins import record_access
from referrals.models import Case
from referrals.services.cases import mark_read, role_on

Say = Callable[[str], None]
LETTERS = "Letters of other services come as files. Everybody who may add one was told what must not come in."
SIGNING_IN, LOOKING, A_MOMENT = 20, 50, 2  # seconds; the first two at most
STILL_OPEN = timedelta(minutes=20)  # a page that is looked at again after that is opened again


@dataclass(frozen=True)
class Told:
    """A case of the tale and what it shows."""

    key: str
    case: Case
    shows: str


class CannotBeTold(Exception):
    """An act of a story was refused; says which."""


def tell(*, now: datetime, say: Say) -> list[Told]:
    """Write the school and everything that happened there before `now`; return its cases in the stories' order.

    One transaction: where an act is refused (CannotBeTold) nothing is written. Takes well under a minute.
    """
    told, days = stories(), Days(now)
    acts = in_order(told, days)
    with transaction.atomic(), time_machine.travel(acts[0][0] - timedelta(days=1), tick=False) as clock:
        stage = set_up(days, clock)
        say(
            f"Riverbank Academy: {stage.riverbank.school.pupils.count()} pupils, {len(stage.riverbank.staff)} staff."
        )
        say(f"Telling {len(told)} stories from {acts[0][0]:%B %Y} until now, {len(acts)} acts:")
        for number, (moment, act) in enumerate(acts, start=1):
            perform(stage, act, moment)
            if number % 25 == 0:
                say(f"  {number} acts, until {timezone.localtime():%-d %B %Y}")
        catch_up(clock, now)
        # Only now: what the stories call a school day is a working day, whenever somebody starts the demo.
        enter_terms(stage.riverbank.school, today=timezone.localdate(), actor=stage.riverbank.users["head"])
    return [entry for story in told for entry in cases_of(stage, story)]


def set_up(days: Days, clock: time_machine.Traveller) -> Stage:
    """The school on the day before the first act, with the roll of the present school year. It takes attachments."""
    today = timezone.localdate(days.now)
    riverbank = make_school(today=today, guests=False)
    riverbank.pupils[leaver.KEY] = leaver.make_leaver(riverbank.school, today)
    switch_attachments(riverbank.school, on=True, reason=LETTERS, actor=riverbank.users["head"])
    return Stage(riverbank, days, cast_of(riverbank), clock)


def cases_of(stage: Stage, story: Story) -> list[Told]:
    """The cases of a story, each with what it shows."""
    return [Told(key, stage.case(key), shows) for key, shows in story.shows.items() if key in stage.cases]


def perform(stage: Stage, act: Act, moment: datetime) -> None:
    """One act: the rounds before it, the sign-in, the page it is done from, then what is done."""
    catch_up(stage.clock, moment)
    stage.clock.move_to(max(moment, timezone.now() + timedelta(seconds=A_MOMENT)))
    stage.moments_pass(SIGNING_IN)
    stage.years_ago = act.years_ago
    try:
        sign_in(stage, act.by)
        if act.do not in WITHOUT_CASE:
            look_at(stage, act)
        DOINGS[act.do](stage, act)
    except Exception as error:
        asked = getattr(error, "facts", "")
        raise CannotBeTold(f"{act.story}: {act.at} {act.by} {act.do}: {error!r} {asked}") from error


def sign_in(stage: Stage, key: str) -> None:
    """The first time somebody acts on a day they sign in."""
    visit = (key, timezone.localdate())
    if visit not in stage.here:
        stage.here.add(visit)
        record_access(user=stage.user(key), event="access.signed_in")
        stage.moments_pass(SIGNING_IN)


def look_at(stage: Stage, act: Act) -> None:
    """The case page is opened before something is done on it: a reading, and the first one tells the reporter."""
    page, user, now = (act.by, act.case), stage.user(act.by), timezone.now()
    if now - stage.looking.get(page, now - 2 * STILL_OPEN) < STILL_OPEN:
        return
    case: Any = stage.case(act.case)
    role = role_on(case, user)
    trail.read("reading.case", actor=user.as_actor(), role=role, school=case.school_id, chain=case.pk)
    mark_read(case, actor=user)
    stage.looking[page] = now
    stage.moments_pass(LOOKING)
