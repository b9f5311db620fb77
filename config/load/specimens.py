"""The specimens: cases told through the services, at times of their own, by the people of the first school."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import time_machine
from django.utils import timezone

import trail
from config.load.schools import Cast
from people.models import Pupil, School, User
from referrals.models import Case
from referrals.models.note import PARENTS
from referrals.queries.assessments import unanswered
from referrals.services import concerns
from referrals.services.assessing import assess, consider
from referrals.services.cases import add_note, mark_read
from referrals.services.steps import take_step
from workflows import case as rules
from workflows import referral as referral_rules
from workflows.roles import DEPUTY, HEAD, LEAD

TOLD_AGO = timedelta(days=60)  # days
ANSWERS = {"child_age": 14, "indicators": ["I30"], "contact": "unknown"}
WHY = {"reason": "Two soft signs in one week, and a new phone that nobody at home has bought."}
SAW = "An adult whom she met in a game asked her to move to a private chat. She showed me where he wrote it. "


@dataclass
class Stage:
    """One case in the making. Each act is called some hours after the one before."""

    lead: User
    second: User
    case: Case
    at: datetime

    def act(self, hours: float, do: Callable[..., Any], *args: Any, **facts: Any) -> Any:
        """What the act gives, done so many hours later."""
        self.at += timedelta(hours=hours)
        with time_machine.travel(self.at, tick=False):
            done = do(*args, **facts)
        self.case = Case.objects.get(pk=self.case.pk)
        return done

    def step(self, hours: float, rule: Any, actor: User, **facts: Any) -> None:
        """A step of the case."""
        self.act(hours, take_step, self.case, rule, actor=actor, **facts)


def unread(stage: Stage) -> None:
    """Sent, and nobody has looked."""


def triage(stage: Stage) -> None:
    """Read, taken up, assessed, with a note."""
    stage.act(1, mark_read, stage.case, actor=stage.lead)
    stage.act(0, _reading, stage.case, stage.lead)
    stage.step(0.5, rules.BEGIN_TRIAGE, stage.lead)
    stage.act(0.2, assess, stage.case, answers=ANSWERS, actor=stage.lead)
    stage.act(1, add_note, stage.case, author=stage.second, text="Her form tutor has seen nothing new.")


def monitoring(stage: Stage) -> None:
    """Watched for two weeks, the parents told."""
    triage(stage)
    reasons = dict.fromkeys(unanswered(stage.case), "The number is blocked and nothing was sent.")
    stage.act(0.1, consider, stage.case, reasons=reasons, actor=stage.lead)
    told = {"kind": PARENTS, "spoke_to": "Her mother", "told_by": "The lead"}
    stage.act(2, add_note, stage.case, author=stage.lead, text="She keeps the phone at night now.", **told)
    review = (stage.at + timedelta(days=14)).date()
    stage.step(0.1, rules.MONITOR, stage.lead, owner=stage.lead, review_on=review, **WHY)
    stage.act(30, _reading, stage.case, stage.second)


def referred(stage: Stage) -> None:
    """With social care, called and acknowledged."""
    triage(stage)
    stage.step(0.3, rules.REFER, stage.lead, route="social_care", consent="not_asked", aware="not_yet", **WHY)
    referral = stage.case.referrals.get()
    called = stage.at + timedelta(minutes=12)
    facts = {
        "when": called, "phoned_at": called, "to_whom": "Duty worker", "outside_reference": "not given",
        "submitted_by": "The lead",
    }  # fmt: skip
    stage.act(0.3, take_step, referral, referral_rules.MAKE, actor=stage.lead, **facts)


def closed(stage: Stage) -> None:
    """Watched, and closed by two people."""
    monitoring(stage)
    done = {"outcome": "supported", "loose_ends": "Nothing is waiting for an answer.", **WHY}
    stage.step(300, rules.PROPOSE_CLOSE, stage.lead, **done)
    stage.step(4, rules.CLOSE, stage.second, **done)


SPECIMENS: dict[str, Callable[[Stage], None]] = {
    one.__name__: one for one in (unread, triage, monitoring, referred, closed)
}


def told(name: str, people: Cast) -> Case:
    """The specimen of this name, as a case of the school."""
    school = School.objects.get(pk=people.school)
    lead, deputy, head = (User.objects.get(pk=people.roles[role]) for role in (LEAD, DEPUTY, HEAD))
    reporter, pupil = (
        User.objects.get(pk=next(iter(people.reporters))),
        Pupil.objects.get(pk=people.pupils[0]),
    )
    begins = _a_tuesday(timezone.localtime() - TOLD_AGO)
    with time_machine.travel(begins, tick=False):
        concern = concerns.start(school=school, reporter=reporter)
        concerns.name_child(concern, pupil=pupil)
        answers = {
            "saw": SAW * 3,
            "child_words": "“He says I am grown up.”",
            "did": "Told her she was right to say.",
        }
        concerns.save_draft(concern, safe_now="yes", place="Library", **answers)
    with time_machine.travel(begins + timedelta(minutes=7), tick=False):
        [case] = concerns.submit(concern, actor=reporter)
    stage = Stage(lead, deputy if name != "closed" else head, case, begins + timedelta(minutes=7))
    SPECIMENS[name](stage)
    return Case.objects.get(pk=case.pk)


def _a_tuesday(before: datetime) -> datetime:
    day = before - timedelta(days=(before.weekday() - 1) % 7)
    return day.replace(hour=10, minute=15, second=0, microsecond=0)


def _reading(case: Case, actor: User) -> None:
    trail.read(
        "reading.case", actor=actor.as_actor(), role=LEAD, school=case.school_id, chain=case.pk, subject=""
    )
