"""An evidence summary: text that leaves the school, redacted for one recipient, signed off by two people."""

from workflows import facts as f
from workflows.roles import LEADS, SECOND_PERSON
from workflows.steps import Step

DRAFTED, PROPOSED, REVIEWED, APPROVED = "drafted", "proposed", "reviewed", "approved"
RELEASED, WITHDRAWN = "released", "withdrawn"
STATES = (DRAFTED, PROPOSED, REVIEWED, APPROVED, RELEASED, WITHDRAWN)

LABELS = {
    DRAFTED: "Looking for names",
    PROPOSED: "Waiting for review",
    REVIEWED: "Reviewed, waiting for approval",
    APPROVED: "Approved, not yet released",
    RELEASED: "Released",
    WITHDRAWN: "Withdrawn",
}

PROPOSE = Step(
    "propose", "Redactions proposed", "summary", sources=(DRAFTED,), target=PROPOSED, roles=LEADS, system=True,
)  # fmt: skip
REVIEW = Step(
    "review", "Finish the review", "summary", sources=(PROPOSED,), target=REVIEWED, roles=LEADS, weight="primary",
    explain="Every proposed redaction was looked at. A second person approves next.",
    done="Reviewed. A second person approves it next.",
)  # fmt: skip
SEND_BACK = Step(
    "send_back", "Send back to review", "summary", sources=(REVIEWED, APPROVED), target=PROPOSED,
    roles=LEADS | {SECOND_PERSON}, needs=(f.REASON,),
    done="Sent back to review.",
)  # fmt: skip
VOID = Step(
    "void", "The text changed since the review", "summary", sources=(REVIEWED, APPROVED), target=PROPOSED,
    roles=frozenset(), system=True,
)  # fmt: skip
APPROVE = Step(
    "approve", "Approve for release", "summary", sources=(REVIEWED,), target=APPROVED, roles=LEADS | {SECOND_PERSON},
    weight="primary",
    explain="You neither drafted nor reviewed it, you have read it as it leaves, and it goes to this recipient only.",
    done="Approved. It can be released now.",
)  # fmt: skip
RELEASE = Step(
    "release", "Release", "summary", sources=(APPROVED,), target=RELEASED, roles=LEADS | {SECOND_PERSON},
    weight="primary", explain="The file is made, checked against the approved text, and sealed.",
    done="The file is being made.",
)  # fmt: skip
WITHDRAW = Step(
    "withdraw", "Withdraw", "summary", sources=(DRAFTED, PROPOSED, REVIEWED, APPROVED), target=WITHDRAWN, roles=LEADS,
    needs=(f.REASON,),
    done="Withdrawn.",
)  # fmt: skip

RULES = (PROPOSE, REVIEW, SEND_BACK, VOID, APPROVE, RELEASE, WITHDRAW)
BY_NAME = {rule.name: rule for rule in RULES}
