"""The escalation of one referral, stage by stage: with whom, why, and what was answered."""

from dataclasses import dataclass
from datetime import datetime

from referrals.models import Decision, Referral
from workflows import referral as rules

ANSWERS = {"acknowledge": "Acknowledged", "accept": "Accepted", "decline": "Declined", "end": "Ended"}


@dataclass
class Rung:
    """One stage. `at` is None where it was not taken; `answer` is empty while nobody has answered."""

    stage: int
    label: str
    at: datetime | None = None
    by: str = ""
    with_whom: str = ""
    reason: str = ""
    answer: str = ""
    answered: datetime | None = None
    skipped: bool = False


def ladder(referral: Referral) -> list[Rung]:
    """Every stage taken, with its answer, and the stages still open; nothing while nobody declined or escalated."""
    taken = list(steps_of(referral))
    climbed = [(place, one) for place, one in enumerate(taken) if one.step == "escalate"]
    if not climbed and referral.state != rules.DECLINED:
        return []
    rungs, stage = [], 0
    for place, one in climbed:
        before, stage = stage, int(one.facts.get("stage") or min(stage + 1, rules.LAST_STAGE))
        rungs += [Rung(n, rules.STAGES[n], skipped=True) for n in range(before + 1, stage)]
        rungs.append(rung(stage, one, taken[place + 1 :]))
    return rungs + [Rung(n, label) for n, label in rules.STAGES.items() if n > stage]


def steps_of(referral: Referral) -> list[Decision]:
    """The steps of the referral in order."""
    return list(
        referral.case.decisions.filter(subject=referral.pk).select_related("by").order_by("trail_seq")
    )


def rung(stage: int, taken: Decision, later: list[Decision]) -> Rung:
    """One stage that was taken; its answer is the first one before the next stage."""
    found = Rung(
        stage,
        rules.STAGES[stage],
        taken.at,
        str(taken.by or ""),
        taken.facts.get("stage_with", ""),
        taken.reason,
    )
    for step in later:
        if step.step == "escalate":
            found.answer, found.answered = "No answer before the next stage", step.at
            break
        if step.step in ANSWERS:
            words = step.facts.get("answer", "")
            found.answer, found.answered = (
                f"{ANSWERS[step.step]}: {words}" if words else ANSWERS[step.step],
                step.at,
            )
            break
    return found
