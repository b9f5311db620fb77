"""What a sheet is filled from: the referral, its case, the concerns, the people, read once."""

from datetime import date, datetime
from functools import cached_property

from people.models import Pupil, School, User
from people.queries import children_of_same_contacts
from referrals.models import Case, Concern, Note, Referral


class Material:
    """One referral with all that its sheet may need. `by` is the person who refers, `at` the moment of filling."""

    def __init__(self, referral: Referral, by: User, at: datetime) -> None:
        self.referral, self.by, self.at = referral, by, at
        self.case: Case = referral.case
        self.school: School = self.case.school
        self.pupil: Pupil | None = self.case.pupil

    @cached_property
    def concerns(self) -> list[Concern]:
        """The concerns of the case and of those joined to it, oldest first."""
        cases = [self.case, *self.case.joined.all()]
        found = Concern.objects.filter(children__case__in=cases).distinct()
        return list(found.order_by("submitted_at"))

    @cached_property
    def notes(self) -> list[Note]:
        """The notes of the case, oldest first."""
        return list(self.case.notes.select_related("author"))

    @cached_property
    def siblings(self) -> list[Pupil]:
        """Children of the school who share a contact with the child."""
        return children_of_same_contacts(self.pupil) if self.pupil else []

    def texts(self, *names: str) -> str:
        """Those answers of all concerns that hold something, one paragraph each."""
        found = [getattr(concern, name) for concern in self.concerns for name in names]
        return "\n".join(text for text in found if text)


def age(born: date, on: date) -> int:
    """Whole years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
