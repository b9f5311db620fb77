"""A closed case of a child born long ago, full of words, at a school with everybody who decides about its end."""

from dataclasses import dataclass, field
from datetime import date

from people.models import Pupil, School
from referrals.models import Case
from referrals.queries.assessments import undecided
from referrals.services.assessing import assess, consider
from referrals.services.cases import add_note, give_access
from tests.factories import a_case, a_parent, a_pupil, a_school, a_user, close, make, refer, step
from workflows import referral as r
from workflows import roles

SAW = "An adult she met in a game asked for her telephone number."
NOTE = "Her form tutor says that she is tired."


@dataclass
class Ending:
    """Who decides, and one case whose day has come."""

    school: School = field(default_factory=a_school)

    def __post_init__(self) -> None:
        self.lead = a_user(self.school, roles.LEAD, name="Dana Lead")
        self.deputy = a_user(self.school, roles.DEPUTY, name="Obi Deputy")
        self.head = a_user(self.school, roles.HEAD, name="Hale Head")
        self.dpo = a_user(self.school, roles.DPO, name="Priya Protect")
        self.reporter = a_user(self.school, roles.STAFF, name="Tess Teacher")
        self.child = a_pupil(self.school, "Isolde", "Farthingale", date_of_birth=date(1999, 5, 3))
        a_parent(self.child)
        self.case = self.closed_case(self.child)

    def closed_case(self, child: Pupil, saw: str = SAW) -> Case:
        """A case with a note, an assessment, a referral, access by name, and its closing by two people."""
        return self.finish(a_case(self.school, child, self.reporter, saw=saw))

    def finish(self, case: Case) -> Case:
        """The same for a case that is open."""
        add_note(case, author=self.lead, text=NOTE)
        assess(
            case,
            actor=self.lead,
            answers={"indicators": ["I08"], "harm": "suspected", "sexual_element": False},
        )
        helper = a_user(self.school, roles.PASTORAL)
        give_access(case, user=helper, role=roles.PASTORAL, actor=self.lead, reason="Sees her every morning.")
        found = undecided(Case.objects.get(pk=case.pk))
        consider(case, reasons=dict.fromkeys(found, "Her aunt helps already."), actor=self.lead)
        referral = make(refer(case, self.lead), self.lead)
        step(referral, r.WITHDRAW, self.lead, reason="She is with her aunt.")
        return close(Case.objects.get(pk=case.pk), self.lead, self.deputy)


__all__ = ["NOTE", "SAW", "Ending"]
