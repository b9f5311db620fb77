"""What a step's answers must satisfy beyond being there. Each guard raises Refused with an error per question."""

from collections.abc import Callable
from datetime import date, datetime
from itertools import takewhile
from typing import Any

from django.utils import timezone

from people.dates import said
from people.models import User
from people.school_days import calendar_of
from referrals.local_policy import policy_of
from referrals.models import Case, Referral
from referrals.queries.assessments import undecided
from referrals.queries.low_level import newest_answer
from referrals.words import moment
from workflows import case as case_rules
from workflows import closing, referral, report_remove
from workflows.deadlines import RULES as DEADLINES
from workflows.due_times import in_words
from workflows.explaining import label
from workflows.facts import FACTS, LONG_AGO
from workflows.steps import Refused, Step

NO_REFERENCE = ("not given", "not known", "unknown", "none")
RENEWALS = 2  # times a person renews monitoring alone; then a second, different one looks at it too

Guard = Callable[[Any, User | None, dict[str, Any]], None]


def check(record: Any, rule: Step, actor: User | None, answers: dict[str, Any], at: datetime) -> None:
    """Raises Refused where an answer is wrong, or where the rest of the case does not allow the step now."""
    check_moments(answers, at)
    if record.machine == "referral":
        check_referral(record, answers)
    if rule.event in GUARDS:
        GUARDS[rule.event](record, actor, answers)


def check_moments(answers: dict[str, Any], at: datetime) -> None:
    """Raises Refused for a time in the future where only the past makes sense, and for a slip of the year."""
    late = [
        n for n, v in answers.items() if isinstance(v, datetime) and n in FACTS and FACTS[n].past and v > at
    ]
    if late:
        message = "This time is in the future: write when it happened"
        raise Refused("A time lies in the future.", facts=dict.fromkeys(late, message))
    old = [n for n, v in answers.items() if isinstance(v, datetime) and n in FACTS and at - v > LONG_AGO]
    if old:
        message = "This is more than five years ago: look at the year"
        raise Refused("A time lies too far back.", facts=dict.fromkeys(old, message))


def check_referral(record: Referral, answers: dict[str, Any]) -> None:
    """Raises Refused on a closed case, and for what came before the school referred."""
    if record.case.state in case_rules.ENDED:
        raise Refused("This case is closed. Reopen it first, then come back to the referral.")
    early = [n for n, v in answers.items() if isinstance(v, datetime) and record.made_after(v)]
    if early:
        message = f"This is before the referral was made, {moment(record.made_at)}: look at the day"
        raise Refused("A time lies before the referral.", facts=dict.fromkeys(early, message))


def loose_ends(case: Case) -> list[str]:
    """What is still open on the case, in words: unfinished referrals and running statutory clocks."""
    referrals = case.referrals.filter(state__in=referral.UNFINISHED)
    waiting = [f"{r.label} ({r.get_state_display().lower()})" for r in referrals]
    running = case.clocks.filter(stopped__isnull=True).values_list("rule", flat=True)
    return waiting + [DEADLINES[code].title for code in running if DEADLINES[code].statutory]


def statutory_of(record: Referral) -> list[str]:
    """The titles of the statutory clocks that still run on one referral."""
    running = record.clocks.filter(stopped__isnull=True).order_by("due").values_list("rule", flat=True)
    return [DEADLINES[code].title for code in running if DEADLINES[code].statutory]


def open_ends(record: Any, rule: Step) -> list[str]:
    """What a step leaves open behind it, in words; nothing for a step that ends nothing."""
    if rule.event == "referral.end":
        return statutory_of(record)
    return loose_ends(record) if rule.event in ("case.propose_close", "case.close") else []


def end(record: Referral, actor: User | None, answers: dict[str, Any]) -> None:
    """A statutory deadline that still runs does not vanish with its referral: somebody says why (hard rule 26)."""
    running = statutory_of(record)
    if running and not answers.get("loose_ends"):
        message = f"Still running: {'; '.join(running)}. Write why the referral ends all the same"
        raise Refused("A deadline is still running.", facts={"loose_ends": message})


def suggestions_answered(case: Case) -> None:
    """What the policy suggested is followed, or somebody wrote why not."""
    open_ones = [label(route) for route in undecided(case)]
    if open_ones:
        raise Refused(
            f"The last assessment suggested {', '.join(open_ones)}. Follow it, or write under “Assess” why you do not."
        )


def propose_close(case: Case, actor: User | None, answers: dict[str, Any]) -> None:
    """Open ends need a reason, and so does a suggestion that was not followed."""
    suggestions_answered(case)
    closing.check_low_level(outcome=answers["outcome"], kind=case.kind, newest_answer=newest_answer(case))
    closing.check_proposal(loose_ends=loose_ends(case), given=answers.get("loose_ends", ""))


def close(case: Case, actor: User | None, answers: dict[str, Any]) -> None:
    """Two people, unless an outside service gave the outcome; open ends need a reason."""
    closing.check_close(
        outcome=answers["outcome"],
        answered_outside=case.referrals.filter(state__in=(referral.ACCEPTED, referral.ENDED)).exists(),
        proposed_by=case.close_proposed_by,
        proposed_outcome=case.close_outcome,
        actor=actor,
    )
    propose_close(case, actor, answers)


def monitor(case: Case, actor: User | None, answers: dict[str, Any]) -> None:
    """The review lies ahead, what was suggested is decided, and after two renewals somebody else looks at it."""
    suggestions_answered(case)
    decided = list(case.decisions.filter(machine="case").order_by("-trail_seq").values_list("step", "by"))
    in_a_row = [by for step, by in takewhile(lambda one: one[0] == "monitor", decided)]
    if actor and len(in_a_row) > RENEWALS and set(in_a_row[: RENEWALS + 1]) == {actor.pk}:
        raise Refused(
            "You have renewed this twice. A different lead, deputy or the head renews it, or it returns to triage."
        )
    if answers["review_on"] <= timezone.localdate():
        raise Refused("The review date has passed.", facts={"review_on": "Choose a day after today"})
    check_not_too_late(case, answers["review_on"])


def check_not_too_late(case: Case, review_on: date) -> None:
    """Raises Refused for a review later than the rule of its deadline allows at this school."""
    rule, calendar = policy_of(case.school).deadlines.rules["monitor_review"], calendar_of(case.school)
    latest = calendar.day_of(rule.due(timezone.now(), calendar))
    if review_on > latest:
        limit = in_words(rule.amount, rule.unit)
        message = f"Choose {said(latest)} or a day before: a review is due after {limit} at most"
        raise Refused("The review is too late.", facts={"review_on": message})


def join(case: Case, actor: User | None, answers: dict[str, Any]) -> None:
    """Into an open case of the same child and the same kind, never into itself."""
    into: Case = answers["into"]
    same = into.pupil_id is not None and into.pupil_id == case.pupil_id and into.kind == case.kind
    if not same or into.pk == case.pk or into.state in case_rules.ENDED or into.school_id != case.school_id:
        raise Refused(
            "These cases cannot be joined.", facts={"into": "Choose an open case of the same child"}
        )


def correct_child(case: Case, actor: User | None, answers: dict[str, Any]) -> None:
    """Another child of the same school."""
    if answers["pupil"].pk == case.pupil_id:
        raise Refused("Nothing would change.", facts={"pupil": "This is the child the case already names"})
    if answers["pupil"].school_id != case.school_id:
        raise Refused("Wrong school.", facts={"pupil": "Choose a child of this school"})


def refer(case: Case, actor: User | None, answers: dict[str, Any]) -> None:
    """One draft for each route at a time: a second press finds the first one."""
    if case.referrals.filter(route=answers["route"], state=referral.DRAFTED).exists():
        raise Refused(
            "There is already a draft.", facts={"route": "A draft of this referral is on the case: open it"}
        )


def return_to_triage(case: Case, actor: User | None, answers: dict[str, Any]) -> None:
    """Open referrals that can no longer be withdrawn are ended first."""
    stuck = case.open_referrals().exclude(state__in=referral.WITHDRAW.sources)
    if stuck.exists():
        named = ", ".join(r.label for r in stuck)
        raise Refused(f"Record first how these referrals ended: {named}.")


def make(record: Referral, actor: User | None, answers: dict[str, Any]) -> None:
    """A social care referral is made by telephone, in writing, or both; a reference belongs to one referral."""
    given = answers.get("outside_reference", "")
    others = [
        one for one in record.case.referrals.exclude(pk=record.pk)
        if one.outside_reference.casefold() == given.casefold()
    ]  # fmt: skip
    if given and given.casefold() not in NO_REFERENCE and others:
        message = f"This is already the reference of {others[0].label}: look at what was pasted"
        raise Refused("The reference is on another referral.", facts={"outside_reference": message})
    if record.route == "social_care" and not {"phoned_at", "written_at"} & set(answers):
        message = "Write when you telephoned, or when the form was sent"
        raise Refused("Neither the call nor the form has a time.", facts={"phoned_at": message})
    if record.route == "iwf":
        report_remove.check(answers)


def escalate(record: Referral, actor: User | None, answers: dict[str, Any]) -> None:
    """Upwards only; at the last stage the answer is chased with the same people."""
    stage = int(answers.get("stage", 0))
    if stage and stage <= record.stage < referral.LAST_STAGE:
        message = f"It stands at stage {record.stage}: choose a later one, or leave this open"
        raise Refused("An escalation goes upwards.", facts={"stage": message})


GUARDS: dict[str, Guard] = {
    "case.propose_close": propose_close,
    "case.close": close,
    "case.monitor": monitor,
    "case.join": join,
    "case.correct_child": correct_child,
    "case.refer": refer,
    "case.return_to_triage": return_to_triage,
    "referral.make": make,
    "referral.escalate": escalate,
    "referral.end": end,
}
