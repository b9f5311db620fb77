"""How each kind of fact is asked: the field for it, with the choices this person has on this case."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone

from people.dates import said
from people.forms.moments import DayField, MomentField
from people.models import Pupil, StaffMember, User
from people.queries import find_pupils
from referrals.models import Case
from referrals.queries.cases import colleagues, open_of_same_child
from workflows import routes
from workflows.access import STAFF as STAFF_CASE
from workflows.closing import outcomes_for
from workflows.facts import OUTCOME, Fact
from workflows.roles import CHAIR, DEPUTY, HEAD, LEAD, LEADS, PASTORAL, STAFF

LONGEST_LINE, LONGEST_TEXT = 200, 10_000  # characters
#: The chair of governors reads no case of a child, and watches over none (domain of the roles).
WATCHERS = frozenset({LEAD, DEPUTY, HEAD, CHAIR, PASTORAL, STAFF})
#: A limit that nobody reaches by typing: no counter is shown for it.
not_endless = MaxLengthValidator(LONGEST_TEXT)

Asker = Callable[[Fact, Case, User, Any], forms.Field]


def _said(fact: Fact) -> dict[str, Any]:
    return {"label": fact.label, "help_text": fact.hint, "required": False}


def line(fact: Fact, case: Case, user: User, data: Any) -> forms.Field:
    return forms.CharField(max_length=LONGEST_LINE, **_said(fact))


def text(fact: Fact, case: Case, user: User, data: Any) -> forms.Field:
    return forms.CharField(validators=[not_endless], widget=forms.Textarea(attrs={"rows": 4}), **_said(fact))


def moment(fact: Fact, case: Case, user: User, data: Any) -> forms.Field:
    return MomentField(**_said(fact))


def date(fact: Fact, case: Case, user: User, data: Any) -> forms.Field:
    return DayField(**_said(fact))


def choice(fact: Fact, case: Case, user: User, data: Any) -> forms.Field:
    offered = list(outcomes_for(case.kind) if fact == OUTCOME else fact.choices) or routes_for(case, user)
    return forms.ChoiceField(choices=offered, widget=forms.RadioSelect, **_said(fact))


def routes_for(case: Case, user: User) -> list[tuple[str, str]]:
    """All routes for those who decide; for others those that any member of staff may use."""
    return routes.choices(reporter=not case.roles_of(user) & LEADS)


def member(fact: Fact, case: Case, user: User, data: Any) -> forms.Field:
    people = colleagues(case, roles=WATCHERS if case.kind == STAFF_CASE else WATCHERS - {CHAIR})
    return forms.ModelChoiceField(people, empty_label="Choose a person", **_said(fact))


def staff(fact: Fact, case: Case, user: User, data: Any) -> forms.Field:
    people = StaffMember.objects.filter(school=case.school, left_on=None)
    return forms.ModelChoiceField(people, empty_label="Choose a person", **_said(fact))


class CaseChoice(forms.ModelChoiceField):
    """An open case of the same child."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.reference}: {obj.get_state_display()}, opened {said(timezone.localdate(obj.opened_at))}"


def case(fact: Fact, case: Case, user: User, data: Any) -> forms.Field:
    others = Case.objects.filter(pk__in=[other.pk for other in open_of_same_child(case, user)])
    return CaseChoice(others, widget=forms.RadioSelect, empty_label=None, **_said(fact))


class PupilChoice(forms.ModelChoiceField):
    """A child among those found by name, with form and date of birth against a wrong choice."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.label)


def pupil(fact: Fact, case: Case, user: User, data: Any) -> forms.Field:
    """The children found for what was typed as `q`, and the one already chosen; none before anything was typed."""
    given = data or {}
    found = find_pupils(case.school, given.get("q", ""))
    here = Pupil.objects.filter(school=case.school)
    field = PupilChoice(here, widget=forms.RadioSelect, empty_label=None, **_said(fact))
    if chosen := uuid_or_none(given.get(fact.name)):
        found = [*here.filter(pk=chosen), *(child for child in found if child.pk != chosen)]
    field.widget.choices = [(str(child.pk), child.label) for child in found]
    return field


def uuid_or_none(text: object) -> UUID | None:
    """The id in a posted text; None where it is none."""
    try:
        return UUID(str(text))
    except ValueError:
        return None


FIELDS: dict[str, Asker] = {
    "line": line,
    "text": text,
    "moment": moment,
    "date": date,
    "choice": choice,
    "member": member,
    "staff": staff,
    "case": case,
    "pupil": pupil,
}
