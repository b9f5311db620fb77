"""Which part each person plays in a case, in the words of the policy (workflows/audiences.py)."""

from evidence.models import Summary
from evidence.redaction.context import Roll
from evidence.redaction.people import CONTACT, PUPIL, STAFF
from evidence.roster import CHILD, REPORTED_NAMES, people_of, subject_of

BY_ROLE = {PUPIL: "other_pupil", CONTACT: "other_family", STAFF: "staff"}


def classes_of(summary: Summary, roll: Roll) -> dict[str, str]:
    """The class of every person of the roll and of the case. Later lines overrule earlier ones: the roll, the
    child's family, the child, the adult the case is about, what the safeguarding lead typed, the requester."""
    case = summary.case
    subject = subject_of(case)
    classes = {person.id: BY_ROLE[person.role] for person in roll.people.values()}
    family = roll.people[subject].relations if subject in roll.people else ()
    classes |= {contact: "subject_family" for _, contact in family}
    classes |= {subject: "subject", CHILD: "subject", REPORTED_NAMES: "suspect"}
    if case.about_staff_id:
        classes[f"staff:{case.about_staff_id}"] = "suspect"
    classes |= {f"pupil:{p.pupil_id}" if p.pupil_id else f"case:{p.pk}": p.part for p in people_of(case)}
    if summary.requester_id:
        classes[f"contact:{summary.requester_id}"] = "requester"
    return classes
