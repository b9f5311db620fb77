"""Roles in a school and what each may see. Source: KCSIE Part two and Annex C; working roles are product defaults."""

from datetime import timedelta

STAFF, PASTORAL, DEPUTY, LEAD, HEAD = "staff", "pastoral", "deputy", "lead", "head"
CHAIR, GOVERNOR, TRUST_LEAD, AUDITOR, DPO, IT = "chair", "governor", "trust_lead", "auditor", "dpo", "it"

LABELS = {
    STAFF: "Member of staff",
    PASTORAL: "Pastoral staff",
    DEPUTY: "Deputy safeguarding lead",
    LEAD: "Designated safeguarding lead (DSL)",
    HEAD: "Headteacher",
    CHAIR: "Chair of governors",
    GOVERNOR: "Governor",
    TRUST_LEAD: "Trust safeguarding lead",
    AUDITOR: "Auditor",
    DPO: "Data protection officer",
    IT: "IT administrator",
}
ALL = frozenset(LABELS)

# Roles that a person has on one case only, beside those of the school.
REPORTER, SECOND_PERSON, ASSIGNED = "reporter", "second_person", "assigned"
CASE_LABELS = {
    REPORTER: "Reporter of the concern",
    SECOND_PERSON: "Second person for this case",
    ASSIGNED: "Assigned to this case",
}

#: Who may take steps on a case. The chair appears on a case only where it is about the headteacher.
STEPPERS = frozenset({LEAD, DEPUTY, HEAD, CHAIR})

#: Roles that may open a case file at all (each within their own limits).
READS_CASE = STEPPERS | {PASTORAL, SECOND_PERSON, ASSIGNED}

#: Who may look whether reminders go out: those who act on cases have to know it, IT has to mend it.
SEES_HEALTH = frozenset({LEAD, HEAD, IT})

#: Everybody who may raise a concern: all who work or volunteer at the school, whatever else they do there.
RAISERS = ALL - {AUDITOR}

#: Who works with the children and may open what the roll holds of a child for a call to 999.
WITH_CHILDREN = frozenset({STAFF, PASTORAL, DEPUTY, LEAD, HEAD})

#: School roles that may open some case file or record about cases: a second factor is required for them.
SEES_CASES = frozenset({LEAD, DEPUTY, HEAD, CHAIR, PASTORAL, TRUST_LEAD, AUDITOR, DPO})

#: What nobody holds beside an audit of the same school. Source: product default, nobody audits their own work.
NOT_INDEPENDENT = SEES_CASES - {AUDITOR}

#: Who may give a role to somebody, and end it. IT can never give a role that opens a case; the head cannot
#: choose the chair, who opens cases about the head.
GRANTS = {
    HEAD: frozenset({STAFF, LEAD, DEPUTY, PASTORAL, AUDITOR, GOVERNOR, DPO}),
    CHAIR: frozenset({HEAD, CHAIR, GOVERNOR}),
    TRUST_LEAD: frozenset({HEAD, CHAIR, TRUST_LEAD}),
    IT: frozenset({STAFF}),
}


#: An audit has an end, and the next one is granted anew. Source: product default; audits under section 175 are yearly.
LONGEST_AUDIT = timedelta(days=367)


def may_grant(granter: frozenset[str], role: str) -> bool:
    """Whether somebody who holds the roles `granter` may give `role` to a person."""
    return any(role in GRANTS.get(held, frozenset()) for held in granter)


def clash(held: frozenset[str], role: str) -> frozenset[str]:
    """The roles among `held` that nobody holds beside `role` at the same school."""
    if role == AUDITOR:
        return held & NOT_INDEPENDENT
    return held & {AUDITOR} if role in NOT_INDEPENDENT else frozenset()


def label(role: str) -> str:
    """The role's name in words; the code itself where it is none of ours."""
    return LABELS.get(role) or CASE_LABELS.get(role) or role


#: Who decides on a case they may open: those with a standing role, and whoever the head assigned to it.
LEADS = STEPPERS | {ASSIGNED}

#: The role that is recorded when a person holds several: the nearest to the work first.
ROLE_ORDER = (
    LEAD, DEPUTY, ASSIGNED, HEAD, CHAIR, SECOND_PERSON, TRUST_LEAD, DPO, PASTORAL, REPORTER, GOVERNOR, IT, STAFF,
    AUDITOR,
)  # fmt: skip
