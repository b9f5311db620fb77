"""The case: one matter about one child, from the first observation until it is closed.

Steps follow the working practice of KCSIE (Part one, Annex C): anyone may call the police, the safeguarding
lead decides and writes why, and closing alone is only possible where an outside service gave the outcome.
"""

from collections.abc import Iterable

from workflows import facts as f
from workflows.roles import ASSIGNED, LEADS, PASTORAL, REPORTER, SECOND_PERSON, STEPPERS
from workflows.steps import Step

OBSERVATION, TRIAGE, MONITORING, CLOSED, JOINED = "observation", "triage", "monitoring", "closed", "joined"
IMMEDIATE_RISK, CEOP_REFERRAL = "immediate_risk", "ceop_referral"
SOCIAL_CARE_REFERRAL, OTHER_REFERRAL = "social_care_referral", "other_referral"

#: Most urgent first: the case stands where its most urgent open referral stands.
REFERRAL_STATES = (IMMEDIATE_RISK, SOCIAL_CARE_REFERRAL, CEOP_REFERRAL, OTHER_REFERRAL)
STATES = (OBSERVATION, TRIAGE, *REFERRAL_STATES, MONITORING, CLOSED, JOINED)
ENDED = frozenset({CLOSED, JOINED})

LABELS = {
    OBSERVATION: "Observation",
    TRIAGE: "Triage",
    IMMEDIATE_RISK: "Immediate risk",
    SOCIAL_CARE_REFERRAL: "Social care referral",
    CEOP_REFERRAL: "CEOP referral",
    OTHER_REFERRAL: "Other referral",
    MONITORING: "Monitoring",
    CLOSED: "Closed",
    JOINED: "Joined to another case",
}

STAFF_WHO_KNOW = STEPPERS | {REPORTER, PASTORAL, ASSIGNED}

RAISE_IMMEDIATE_RISK = Step(
    "raise_immediate_risk", "Danger now", "case", sources=STATES, target=IMMEDIATE_RISK, roles=STAFF_WHO_KNOW,
    needs=(f.HAPPENING,), button="Danger now: 999", weight="danger",
    explain="Ring 999 first. This opens a police (999) referral on the case and tells every safeguarding lead.",
    done="Immediate risk is recorded and everybody is told. Write down the 999 call here once it is made.",
)  # fmt: skip
BEGIN_TRIAGE = Step(
    "begin_triage", "Begin triage", "case", sources=(OBSERVATION,), target=TRIAGE, roles=LEADS, weight="primary",
    explain="You have read the concern and decide what happens next. The reporter sees that it is being acted on.",
    done="Recorded: triage has begun. The reporter sees that the concern is being acted on.",
)  # fmt: skip
REFER = Step(
    "refer", "Refer", "case", sources=(OBSERVATION, TRIAGE, MONITORING, *REFERRAL_STATES),
    targets=REFERRAL_STATES, roles=LEADS, needs=(f.ROUTE, f.REASON, f.CONSENT, f.AWARE), weight="primary",
    button="Make a referral",
    explain="Opens a draft of the referral with what the case already holds. Nothing is sent by Handrail itself.",
    done="Recorded: you decided to refer. The referral is a draft; nothing has been sent.",
)  # fmt: skip
RECORD_OWN_REPORT = Step(
    "record_own_report", "Record a report you made yourself", "case", sources=STATES,
    targets=(*REFERRAL_STATES,), roles=STAFF_WHO_KNOW,
    needs=(f.ROUTE, f.WHEN, f.WHO_TOOK_IT, f.REFERENCE, f.ADVICE, f.STAYS_WITH),
    explain="Anyone may report to the police, CEOP or social care. Nobody has to agree first.",
    done="Recorded: the report that you made yourself.",
)  # fmt: skip
SETTLE = Step(
    "settle", "Follow the referrals", "case", sources=(TRIAGE, MONITORING, *REFERRAL_STATES),
    targets=(TRIAGE, *REFERRAL_STATES), roles=frozenset(), system=True,
    explain="Handrail moves the case to its most urgent open referral, or back to triage when none is open.",
)  # fmt: skip
MONITOR = Step(
    "monitor", "Monitor", "case", sources=(TRIAGE, MONITORING), target=MONITORING, roles=LEADS,
    needs=(f.OWNER, f.REVIEW_ON, f.REASON),
    explain="One named person watches, with a date on which it is looked at again.",
    done="Recorded: the case is monitored by one named person until its review date.",
)  # fmt: skip
RETURN_TO_TRIAGE = Step(
    "return_to_triage", "Return to triage", "case", sources=(MONITORING, *REFERRAL_STATES), target=TRIAGE,
    roles=LEADS, needs=(f.REASON,),
    explain="Something changed, or the case needs a new decision. Open referrals are withdrawn first.",
    done="Recorded: the case is back in triage.",
)  # fmt: skip
JOIN = Step(
    "join", "Join to another case", "case", sources=(OBSERVATION, TRIAGE), target=JOINED, roles=LEADS,
    needs=(f.INTO, f.REASON),
    explain="This concern is part of a matter that is already open about the same child.",
    done="Recorded: the case is joined to the other one.",
)  # fmt: skip
UNJOIN = Step(
    "unjoin", "Separate again", "case", sources=(JOINED,), targets=(OBSERVATION, TRIAGE), roles=LEADS,
    needs=(f.REASON,), explain="The case goes back to where it was before it was joined.",
    done="Recorded: the case stands by itself again.",
)  # fmt: skip
CORRECT_CHILD = Step(
    "correct_child", "Correct the child", "case", sources=STATES, targets=STATES, roles=LEADS,
    needs=(f.PUPIL, f.REASON),
    explain="The case was about another child than recorded, or the child is now known. Who read it stays on record.",
    done="Recorded: the case is now about the child you named.",
)  # fmt: skip
PROPOSE_CLOSE = Step(
    "propose_close", "Propose to close", "case", sources=(TRIAGE, MONITORING), targets=(TRIAGE, MONITORING),
    roles=LEADS, needs=(f.OUTCOME, f.REASON, f.LOOSE_ENDS),
    explain="A second person reads the case and agrees before it closes.",
    done="Recorded: you proposed to close the case. A second person decides whether it closes.",
)  # fmt: skip
CLOSE = Step(
    "close", "Close", "case", sources=(TRIAGE, MONITORING), target=CLOSED, roles=LEADS | {SECOND_PERSON},
    needs=(f.OUTCOME, f.REASON, f.LOOSE_ENDS),
    explain="Closing alone is possible only where an outside service gave the outcome. It can be reopened.",
    done="Recorded: the case is closed.",
)  # fmt: skip
REOPEN = Step(
    "reopen", "Reopen", "case", sources=(CLOSED,), target=TRIAGE, roles=LEADS, needs=(f.REASON,), weight="primary",
    explain="New information, or the answer outside was not good enough.",
    done="Recorded: the case is open again and back in triage.",
)  # fmt: skip

RULES = (
    RAISE_IMMEDIATE_RISK, BEGIN_TRIAGE, REFER, RECORD_OWN_REPORT, SETTLE, MONITOR, RETURN_TO_TRIAGE, JOIN, UNJOIN,
    CORRECT_CHILD, PROPOSE_CLOSE, CLOSE, REOPEN,
)  # fmt: skip
BY_NAME = {rule.name: rule for rule in RULES}

#: Outcomes for which one person may close: somebody outside the school gave them.
OUTSIDE_OUTCOMES = frozenset({"with_agency"})


def most_urgent(states: Iterable[str]) -> str:
    """The state of a case whose open referrals have `states`; triage where there are none."""
    standing = set(states)
    return next((state for state in REFERRAL_STATES if state in standing), TRIAGE)


def reporter_status(state: str, *, read: bool, by: str = "a safeguarding lead") -> str:
    """What the reporter may know: received, read by a DSL, being acted on, closed. KCSIE Part one: need to know.

    `by` names who reads: a concern about an adult goes to the head or the chair, never to a lead.
    """
    if state == CLOSED:
        return "Closed"
    if state != OBSERVATION:
        return "Being acted on"
    return f"Read by {by}" if read else "Received"
