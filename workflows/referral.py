"""A referral: what the school asked of one outside service, and what came of it.

"No reply" is an overrun clock and not a state. Working Together 2023, chapter 1: one working day to acknowledge;
local escalation policies have up to five stages.
"""

from workflows import facts as f
from workflows.roles import LEADS, REPORTER
from workflows.steps import Step

DRAFTED, MADE, ACKNOWLEDGED, ACCEPTED = "drafted", "made", "acknowledged", "accepted"
DECLINED, ESCALATED, ENDED, WITHDRAWN = "declined", "escalated", "ended", "withdrawn"
STATES = (DRAFTED, MADE, ACKNOWLEDGED, ACCEPTED, DECLINED, ESCALATED, ENDED, WITHDRAWN)

#: A referral in one of these keeps its case in the route's state.
OPEN = frozenset({DRAFTED, MADE, ACKNOWLEDGED, ACCEPTED, ESCALATED})
#: Somebody still owes an answer or an escalation: closing the case then needs a reason.
UNFINISHED = OPEN | {DECLINED}
LAST_STAGE = 5

LABELS = {
    DRAFTED: "Draft, not sent",
    MADE: "Made, waiting for an answer",
    ACKNOWLEDGED: "Acknowledged",
    ACCEPTED: "Accepted",
    DECLINED: "Declined",
    ESCALATED: "Escalated",
    ENDED: "Ended",
    WITHDRAWN: "Withdrawn",
}
STAGES = {
    1: "Practitioner to practitioner",
    2: "Safeguarding lead to team manager",
    3: "Head to service manager",
    4: "Senior manager, head of service",
    5: "Safeguarding partners",
}

MAKE = Step(
    "make", "Record that it was made", "referral", sources=(DRAFTED,), target=MADE, roles=LEADS | {REPORTER},
    weight="primary", explain="Write down what the other side would be asked to confirm later.",
    done="Recorded: the referral was made.",
)  # fmt: skip
ACKNOWLEDGE = Step(
    "acknowledge", "They acknowledged it", "referral", sources=(MADE, ESCALATED), target=ACKNOWLEDGED, roles=LEADS,
    needs=(f.WHEN, f.ANSWER), weight="primary",
    done="Recorded: they acknowledged the referral.",
)  # fmt: skip
ACCEPT = Step(
    "accept", "They accepted it", "referral", sources=(MADE, ACKNOWLEDGED, ESCALATED), target=ACCEPTED, roles=LEADS,
    needs=(f.WHEN, f.DECISION, f.ANSWER),
    done="Recorded: they accepted the referral.",
)  # fmt: skip
DECLINE = Step(
    "decline", "They declined it", "referral", sources=(MADE, ACKNOWLEDGED, ESCALATED), target=DECLINED, roles=LEADS,
    needs=(f.WHEN, f.ANSWER),
    explain="No further action counts as declined. If you disagree, escalate: the child does not wait for the process.",
    done="Recorded: they declined the referral. If you disagree, escalate.",
)  # fmt: skip
ESCALATE = Step(
    "escalate", "Escalate", "referral", sources=(MADE, ACKNOWLEDGED, DECLINED, ESCALATED), target=ESCALATED,
    roles=LEADS, needs=(f.STAGE, f.STAGE_WITH, f.REASON),
    explain="One stage at a time; a stage may be skipped where a child is at risk now.",
    done="Recorded: escalated to {stage}.",
)  # fmt: skip
END = Step(
    "end", "It has ended", "referral", sources=(MADE, ACKNOWLEDGED, ACCEPTED, ESCALATED), target=ENDED, roles=LEADS,
    needs=(f.ANSWER, f.LOOSE_ENDS.worded("Why does it end while a deadline is still running?")),
    explain="The service finished its part, or gave its final outcome.",
    done="Recorded: the referral has ended.",
)  # fmt: skip
WITHDRAW = Step(
    "withdraw", "Withdraw", "referral", sources=(DRAFTED, MADE), target=WITHDRAWN, roles=LEADS, needs=(f.REASON,),
    done="Recorded: the referral is withdrawn.",
)  # fmt: skip

# What social care does with it leaves the referral where it stands: Working Together 2023, chapter 1.
GOING_ON = (MADE, ACKNOWLEDGED, ACCEPTED, ESCALATED)
STRATEGY = Step(
    "strategy", "A strategy discussion was held", "referral", sources=GOING_ON, targets=GOING_ON, roles=LEADS,
    needs=(f.WHEN, f.TOOK_PART, f.STRATEGY_OUTCOME, f.AGREED), routes=frozenset({"social_care"}),
    explain="Social care, the police, health and the school that referred decide together. Ask to be there.",
    done="Recorded: the strategy discussion was held.",
)  # fmt: skip
CONFERENCE = Step(
    "conference", "The child protection conference was held", "referral", sources=GOING_ON, targets=GOING_ON,
    roles=LEADS, needs=(f.WHEN, f.TOOK_PART, f.CONFERENCE_OUTCOME, f.AGREED), routes=frozenset({"social_care"}),
    explain="The school sends a report and somebody who knows the child.",
    done="Recorded: the child protection conference was held.",
)  # fmt: skip
ASSESS = Step(
    "assess", "Their assessment is finished", "referral", sources=GOING_ON, targets=GOING_ON, roles=LEADS,
    needs=(f.WHEN, f.AGREED.worded("What came of it?", "What they found, and what follows.")),
    routes=frozenset({"social_care"}),
    done="Recorded: their assessment is finished.",
)  # fmt: skip

RULES = (
    MAKE, ACKNOWLEDGE, ACCEPT, DECLINE, ESCALATE, STRATEGY, CONFERENCE, ASSESS, END, WITHDRAW,
)  # fmt: skip
BY_NAME = {rule.name: rule for rule in RULES}
