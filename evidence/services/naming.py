"""Writing down who else is in a case, so that every name of theirs is looked for everywhere."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from evidence.models import CasePerson
from people.models import Pupil, User
from referrals.models import Case
from referrals.services.cases import require_lead
from trail import append
from workflows.audiences import TYPED_CLASSES
from workflows.steps import Refused


@transaction.atomic
def name_person(
    case: Case, *, part: str, actor: User, name: str = "", other_names: Iterable[str] = (),
    handles: Iterable[str] = (), phone: str = "", pupil: Pupil | None = None,
) -> CasePerson:  # fmt: skip
    """The person. Raises Refused where nothing says who it is or the part is unknown."""
    role = require_lead(case, actor)
    others, online = _clean(other_names), _clean(handles)
    if part not in TYPED_CLASSES:
        raise Refused("Unknown part.", facts={"part": "Choose what this person is in the case"})
    if not (name.strip() or others or online or phone.strip() or pupil):
        raise Refused("Nobody is named.", facts={"name": "Write a name, an online name or a number"})
    if part == "subject" and pupil is None:
        pupil = case.pupil
    person = CasePerson.objects.create(
        case=case, part=part, name=name.strip(), other_names=others, handles=online, phone=phone.strip(),
        pupil=pupil, added_by=actor,
    )  # fmt: skip
    append(
        case,
        "case.person_named",
        actor=actor.as_actor(),
        role=role,
        subject=str(person.pk),
        data={"part": part},
    )
    return person


@transaction.atomic
def remove_person(person: CasePerson, *, actor: User) -> None:
    """Takes the person off the list; the row stays. A second press changes nothing."""
    role = require_lead(person.case, actor)
    rows = CasePerson.objects.filter(pk=person.pk, removed_at__isnull=True)
    if rows.update(removed_at=timezone.now()) == 1:
        append(person.case, "case.person_removed", actor=actor.as_actor(), role=role, subject=str(person.pk))


def _clean(names: Iterable[str]) -> list[str]:
    return [name.strip().lstrip("@") for name in names if name.strip().lstrip("@")]
