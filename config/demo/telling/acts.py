"""What people do in the stories, each through the service that a page of the browser calls."""

from collections.abc import Callable

from config.demo.telling import summaries
from config.demo.telling.answers import answers, happened
from config.demo.telling.reporting import concern, correction, draft, own_report
from config.demo.telling.stage import Stage
from config.demo.telling.stories import Act
from evidence.services import attaching
from people.services.absences import record_absence
from people.services.members import grant_role
from referrals.models import Case, Referral
from referrals.models.note import NOTE
from referrals.services import cases
from referrals.services.steps import take_step
from referrals.services.threshold import decide_threshold
from workflows import case as case_rules
from workflows import referral as referral_rules

Doing = Callable[[Stage, Act], None]


def step(stage: Stage, act: Act) -> None:
    """A step of the case or of one of its referrals, by the rule's own name."""
    of_case = act.do in case_rules.BY_NAME
    rule = (case_rules if of_case else referral_rules).BY_NAME[act.do]
    record: Case | Referral = stage.case(act.case) if of_case else stage.referral(act)
    take_step(
        record, rule, actor=stage.user(act.by), seen=record.step_seq, **answers(stage, act, record, rule)
    )


def read(stage: Stage, act: Act) -> None:
    """Reading alone: what comes before every act on a case has been done already."""


def note(stage: Stage, act: Act) -> None:
    """A note; `kind` "parents" or "agency" for a talk with the family or another service."""
    cases.add_note(
        stage.case(act.case),
        author=stage.user(act.by),
        kind=act.facts.get("kind", NOTE),
        happened_at=happened(stage, act),
        text=stage.say(act.facts["text"]),
        spoke_to=stage.say(act.facts.get("spoke_to", "")),
        told_by=stage.say(act.facts.get("told_by", "")),
    )


def form_sent(stage: Stage, act: Act) -> None:
    """The written form followed the call."""
    cases.record_written(stage.referral(act), actor=stage.user(act.by), at=stage.moment(act.facts["sent"]))


def advice_first(stage: Stage, act: Act) -> None:
    """Parents are not told before advice, or may be told from now on."""
    reason = stage.say(act.facts["reason"])
    cases.set_advice_first(
        stage.case(act.case), actor=stage.user(act.by), flag=act.facts["flag"], reason=reason
    )


def grant(stage: Stage, act: Act) -> None:
    """Somebody is let into one case until a day."""
    cases.give_access(
        stage.case(act.case),
        user=stage.user(act.facts["user"]),
        role=act.facts["role"],
        actor=stage.user(act.by),
        reason=stage.say(act.facts["reason"]),
        until=stage.moment(act.facts["until"]),
    )


def threshold(stage: Stage, act: Act) -> None:
    """Whether a concern about an adult meets the harm threshold."""
    decide_threshold(
        stage.case(act.case), actor=stage.user(act.by), answer=act.facts["answer"],
        criteria=act.facts.get("criteria", ()), reason=stage.say(act.facts["reason"]),
    )  # fmt: skip


def attach(stage: Stage, act: Act) -> None:
    """A letter that came as plain text is added to the case."""
    attaching.attach(
        stage.case(act.case),
        content=stage.say(act.facts["text"]).encode(),
        name="letter.txt",
        description=stage.say(act.facts["description"]),
        attested=True,
        actor=stage.user(act.by),
    )


def away(stage: Stage, act: Act) -> None:
    """Somebody says that they will be away, and who covers."""
    record_absence(
        user=stage.user(act.by),
        school=stage.riverbank.school,
        since=stage.moment(act.facts["since"]),
        until=stage.moment(act.facts["until"]),
        actor=stage.user(act.by),
        cover=stage.user(act.facts["cover"]),
    )


def role(stage: Stage, act: Act) -> None:
    """Somebody is given a role at the school until a day."""
    grant_role(
        user=stage.user(act.facts["user"]),
        school=stage.riverbank.school,
        role=act.facts["role"],
        actor=stage.user(act.by),
        until=stage.moment(act.facts["until"]),
    )


#: What an act may be called, beside the names of the steps.
OTHERS: dict[str, Doing] = {
    "concern": concern, "draft": draft, "correct": correction, "record_own_report": own_report, "read": read,
    "note": note, "form_sent": form_sent, "advice_first": advice_first, "grant": grant, "threshold": threshold,
    "away": away, "role": role,
    "person": summaries.person, "summary": summaries.draft, "review": summaries.review, "approve": summaries.approve,
    "release": summaries.release, "form": summaries.form, "attach": attach,
}  # fmt: skip
DOINGS: dict[str, Doing] = {**dict.fromkeys([*case_rules.BY_NAME, *referral_rules.BY_NAME], step), **OTHERS}
#: Done without a case page being opened before.
WITHOUT_CASE = frozenset({"concern", "draft", "correct", "record_own_report", "away", "role"})
