"""Reads of concerns by those who raised them: their own, and no more of the case than its status."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from people.models import School, User
from referrals.models import Case, Concern, ConcernChild, Decision, Note, ShutOut
from referrals.services.concerns import FIELDS
from referrals.words import moment
from workflows import routes
from workflows.access import CHILD
from workflows.case import CLOSED, JOINED, RAISE_IMMEDIATE_RISK, RECORD_OWN_REPORT, reporter_status
from workflows.roles import CHAIR, HEAD, label

OWN = (RAISE_IMMEDIATE_RISK.name, RECORD_OWN_REPORT.name)
KINDS = {"Closed": "done", "Being acted on": "calm", "Received": "soon"}


def concerns_of(user: User) -> QuerySet[Concern]:
    """Return the person's own concerns at schools where they work, less those that are about themselves."""
    about_them = ShutOut.objects.filter(user=user, case__concern_children__concern=OuterRef("pk"))
    mine = Concern.objects.filter(reporter=user, school__in=user.school_ids(), discarded_at__isnull=True)
    children = Prefetch("children", children_in_order())
    return mine.exclude(Exists(about_them)).select_related("school", "adult").prefetch_related(children)


def children_in_order() -> QuerySet[ConcernChild]:
    """Return children by name, so that every page lists them alike."""
    return ConcernChild.objects.select_related("pupil", "case__joined_to", "case__pupil", "case__school")


def drafts_of(user: User, school: School) -> QuerySet[Concern]:
    """Return what the person began at the school and has not sent, the latest first."""
    return concerns_of(user).filter(school=school, submitted_at__isnull=True).order_by("-edited_at")


def sent_by(user: User, school: School) -> QuerySet[Concern]:
    """Return what the person sent at the school, the latest first."""
    return concerns_of(user).filter(school=school, submitted_at__isnull=False)


def untouched_draft(user: User, school: School) -> Concern | None:
    """Return a draft in which nothing was written yet: beginning twice begins once."""
    drafts = drafts_of(user, school)
    return next((one for one in drafts if not one.children.all() and not answered(one) - {"safe_now"}), None)


def answered(concern: Concern) -> set[str]:
    """Return the names of the questions that have an answer."""
    return {name for name in FIELDS if getattr(concern, name)}


def cases_of(concern: Concern) -> list[Case]:
    """Return the cases the concern opened, in the order of its children."""
    return [child.case for child in children_in_order().filter(concern=concern) if child.case]


@dataclass(frozen=True)
class Status:
    """What the reporter may know about one child of a concern. `kind` is how the tag is drawn."""

    child: str
    says: str
    kind: str


def statuses(concern: Concern) -> list[Status]:
    """Return the status of each child of a submitted concern. A joined case has the status of its host."""
    return [status_of(str(child), child.case) for child in concern.children.all() if child.case]


def status_of(child: str, case: Case) -> Status:
    """Return received, read, being acted on or closed. It says who reads: the adult may be the lead."""
    host = case.joined_to if case.state == JOINED and case.joined_to else case
    read = case.first_read_at is not None or host.first_read_at is not None
    state = CLOSED if host.state == CLOSED else case.state
    says = reporter_status(state, read=read, by=reader(case))
    return Status(child, says, KINDS.get(says, "calm"))


def reader(case: Case) -> str:
    """Return who reads a case of this kind, in words."""
    if case.kind == CHILD:
        return "a safeguarding lead"
    return f"the {label(CHAIR if case.about_head else HEAD).lower()}"


@dataclass(frozen=True)
class Addition:
    """Something the reporter added after sending. `child` is set where it is about one child."""

    at: datetime
    what: str
    text: str = ""
    child: str = ""


def additions(concern: Concern) -> list[Addition]:
    """Return what the reporter added, in order: notes once although each case holds them, and their own steps."""
    notes = Note.objects.filter(concern=concern, author=concern.reporter, case__in=cases_of(concern)[:1])
    said = [Addition(note.written_at, note.get_kind_display(), note.text) for note in notes]
    return sorted([*said, *map(own_step, own_steps(concern))], key=lambda one: one.at)


def own_steps(concern: Concern) -> list[Decision]:
    """Return danger raised and reports made by the reporter, and nothing that others decided."""
    mine = Decision.objects.filter(
        case__in=cases_of(concern), by=concern.reporter, step__in=OWN, machine="case"
    )
    return list(mine.select_related("case__pupil"))


def own_step(decision: Decision) -> Addition:
    """Return a step of the reporter in words."""
    child, facts = decision.case.child_name, decision.facts
    if decision.step == RAISE_IMMEDIATE_RISK.name:
        return Addition(decision.at, RAISE_IMMEDIATE_RISK.label, decision.reason, child)
    where = f"You reported it: {routes.get(facts['route']).label}"
    when = moment(datetime.fromisoformat(facts["when"]))
    text = f"{when}. Spoke to: {facts['to_whom']}. Reference: {facts['outside_reference']}."
    return Addition(decision.at, where, text, child)
