"""What a sheet is filled from: one child, or a referral with its case, with the concerns and the people, read once."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cached_property

from people.models import Pupil, School, User
from people.queries import children_of_same_contacts
from referrals.models import Assessment, Case, Concern, ConcernChild, Note, Referral
from referrals.queries.kept_wording import answered, asked
from referrals.words import moment
from workflows import roles
from workflows.access import STAFF


class OfChild:
    """What is known of one child: the roll, and what the person who speaks, `by`, may read of concerns.

    For a call that cannot wait, so it needs no case.
    """

    def __init__(self, *, school: School, pupil: Pupil | None, by: User, at: datetime) -> None:
        self.school, self.pupil, self.by, self.at = school, pupil, by, at

    @cached_property
    def concerns(self) -> list[Concern]:
        """The concerns about the child that the person sent, and those of cases they may open, oldest first."""
        read = in_order(Case.objects.visible_to(self.by).filter(pupil=self.pupil))
        sent = Concern.objects.filter(
            reporter=self.by, children__pupil=self.pupil, submitted_at__isnull=False
        )
        return sorted({*read, *sent}, key=lambda concern: concern.started_at)

    @cached_property
    def siblings(self) -> list[Pupil]:
        """Children of the school who share a contact with the child."""
        return children_of_same_contacts(self.pupil) if self.pupil else []

    @property
    def child_name(self) -> str:
        """The child's name."""
        return str(self.pupil or "")

    @property
    def roles(self) -> frozenset[str]:
        """The roles in which the person speaks."""
        return self.by.roles_at(self.school)

    @property
    def contact_names(self) -> str:
        """The names that the other person used."""
        return self.texts("contact_names")

    @property
    def happening(self) -> str:
        """What is happening now, where somebody wrote it."""
        return ""

    def assessed(self, codes: Sequence[str]) -> str:
        """What the school answered to these questions of an assessment; "" where no case is open to the person."""
        return ""

    def is_this_child(self, child: ConcernChild) -> bool:
        """Whether a child of a concern is the one this is about."""
        return self.pupil is not None and child.pupil_id == self.pupil.pk

    def texts(self, *names: str) -> str:
        """Those answers of all concerns that hold something, one paragraph each."""
        found = [getattr(concern, name) for concern in self.concerns for name in names]
        return "\n".join(text for text in found if text)


class Material(OfChild):
    """One referral with all that its sheet may need. `by` is the person who refers, `at` the moment of filling."""

    def __init__(self, referral: Referral, by: User, at: datetime) -> None:
        self.referral = referral
        self.case: Case = referral.case
        super().__init__(school=self.case.school, pupil=self.case.pupil, by=by, at=at)

    @cached_property
    def concerns(self) -> list[Concern]:
        """The concerns of the case and of those joined to it, oldest first."""
        return in_order([self.case, *self.case.joined.all()])

    @cached_property
    def notes(self) -> list[Note]:
        """The notes of the case, oldest first."""
        return list(self.case.notes.select_related("author"))

    @property
    def child_name(self) -> str:
        """The child's name as the case has it."""
        return self.case.child_name

    @property
    def roles(self) -> frozenset[str]:
        """The roles of the person on the case."""
        return self.case.roles_of(self.by) & roles.READS_CASE

    @property
    def contact_names(self) -> str:
        """The names that the other person used; in a case about an adult, the adult."""
        return self.texts("adult_text" if self.case.kind == STAFF else "contact_names")

    @property
    def happening(self) -> str:
        """What whoever raised the danger wrote last."""
        raised = self.case.decisions.filter(step="raise_immediate_risk").last()
        return raised.reason if raised else self.referral.reason

    def assessed(self, codes: Sequence[str]) -> str:
        """The answers of the newest assessment to these questions, one a line, and that they come from there."""
        newest = self.newest
        lines = [
            f"{asked(newest, code)} {said}." for code in codes if newest and (said := answered(newest, code))
        ]
        mark = f"(From the school’s assessment of {moment(newest.at)}.)" if newest else ""
        return "\n".join([*lines, mark]) if lines else ""

    @cached_property
    def newest(self) -> Assessment | None:
        """The newest assessment of the case."""
        return self.case.assessments.last()

    def is_this_child(self, child: ConcernChild) -> bool:
        """Whether a child of a concern is the one this is about, also where they are not on the roll."""
        return child.case_id == self.case.pk or super().is_this_child(child)


def in_order(cases: Iterable[Case]) -> list[Concern]:
    """The concerns of some cases, oldest first."""
    return list(Concern.objects.filter(children__case__in=cases).distinct().order_by("submitted_at"))


def age(born: date, on: date) -> int:
    """Whole years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
