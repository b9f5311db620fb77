"""Who may be named in a case: the school's roll and the people typed in, as the recognisers want them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Q

from evidence.models import CasePerson
from evidence.redaction import people as kinds
from evidence.redaction.context import CaseContext, Roll
from evidence.redaction.people import Person
from evidence.redaction.people import School as SchoolNames
from people.models import Contact, Membership, Pupil, Relation, School, StaffMember
from referrals.models import Case
from referrals.queries.child_on_child import joined_children

GENDERS = {"female": "F", "f": "F", "girl": "F", "male": "M", "m": "M", "boy": "M"}
CHILD = "case:child"
REPORTED_NAMES = "case:contact"


def roll_of(school: School) -> Roll:
    """All pupils (leavers too), contacts and staff of the school, with names of neighbouring schools."""
    relations: dict[str, list[tuple[str, str]]] = {}
    for pupil, contact, kind in Relation.objects.filter(pupil__school=school).values_list(
        "pupil", "contact", "kind"
    ):
        relations.setdefault(f"pupil:{pupil}", []).append((kind, f"contact:{contact}"))
    everyone = [*_pupils(school, relations), *_contacts(school), *_staff(school)]
    others = School.objects.exclude(pk=school.pk).values_list("name", flat=True)
    return Roll.of(everyone, SchoolNames(school.name, tuple(others)))


def _pupils(school: School, relations: dict[str, list[tuple[str, str]]]) -> Iterable[Person]:
    for pupil in Pupil.objects.filter(school=school):
        who = f"pupil:{pupil.pk}"
        yield Person(
            who, kinds.PUPIL, pupil.first, pupil.surname, pupil.preferred, tuple(pupil.other_names),
            gender=GENDERS.get(pupil.sex.lower(), ""), username=pupil.username, email=pupil.email, phone=pupil.phone,
            address=pupil.address, postcode=pupil.postcode, upn=pupil.upn, dob=pupil.date_of_birth.isoformat(),
            relations=tuple(relations.get(who, ())),
        )  # fmt: skip


def _contacts(school: School) -> Iterable[Person]:
    for one in Contact.objects.filter(school=school):
        yield Person(
            f"contact:{one.pk}", kinds.CONTACT, one.first, one.surname, other_names=tuple(one.other_names),
            title=one.title, gender=_gender_of(one.title), email=one.email, phone=one.phone, address=one.address,
            postcode=one.postcode,
        )  # fmt: skip


def _staff(school: School) -> Iterable[Person]:
    for one in StaffMember.objects.filter(school=school):
        yield Person(
            f"staff:{one.pk}", kinds.STAFF, one.first, one.surname, other_names=tuple(one.other_names),
            title=one.title, gender=_gender_of(one.title), email=one.email, phone=one.phone,
        )  # fmt: skip
    listed = StaffMember.objects.filter(school=school, user__isnull=False).values("user")
    for row in (
        Membership.objects.filter(school=school).exclude(user__in=listed).select_related("user").distinct()
    ):
        first, _, surname = row.user.name.partition(" ")
        yield Person(f"user:{row.user_id}", kinds.STAFF, first, surname, email=row.user.email)


def _gender_of(title: str) -> str:
    low = title.lower().rstrip(".")
    return "M" if low in kinds.MALE_TITLES else "F" if low in kinds.FEMALE_TITLES else ""


def context_of(case: Case, roll: Roll) -> CaseContext:
    """What is known of this case: its child, the children named with it, the people typed in, the names used by
    the contact that the reporters wrote down."""
    subject = subject_of(case)
    known = set(roll.people)
    typed = list(people_of(case))
    others = [_typed(person, roll) for person in typed]
    members = {f"pupil:{pk}" for pk in named_pupils(case)} | {
        f"pupil:{p.pupil_id}" for p in typed if p.pupil_id
    }
    members |= {f"staff:{case.about_staff_id}"} | {subject}
    reported = reported_names(case)
    extra = [*others, *([reported] if reported else []), *_child_not_listed(case)]
    return CaseContext(roll, subject, frozenset(members & known), tuple(extra))


def people_of(case: Case) -> Iterable[CasePerson]:
    """The people typed in for this case, without those taken off the list."""
    return CasePerson.objects.filter(case=case, removed_at__isnull=True).select_related("pupil")


def subject_of(case: Case) -> str:
    return f"pupil:{case.pupil_id}" if case.pupil_id else CHILD


def named_pupils(case: Case) -> Iterable[object]:
    """Children of the roll whom the same concerns name, and those whose cases are joined to this one."""
    concerns = case.concern_children.values("concern")
    rows = Pupil.objects.filter(
        Q(pk__in=case.concern_children.model.objects.filter(concern__in=concerns).values("pupil"))
        | Q(cases__in=joined_children(case))
    )
    return rows.values_list("pk", flat=True)


def _typed(person: CasePerson, roll: Roll) -> Person:
    """A person of the list; one whom the roll holds too keeps all that the roll knows."""
    listed = roll.people.get(f"pupil:{person.pupil_id}") if person.pupil_id else None
    if listed:
        names = (*listed.other_names, person.name, *person.other_names)
        return replace(listed, other_names=tuple(filter(None, names)), handles=tuple(person.handles))
    first, _, surname = person.name.strip().rpartition(" ")
    return Person(
        f"case:{person.pk}", kinds.OTHER, first or surname, surname if first else "",
        other_names=tuple(person.other_names), phone=person.phone, handles=tuple(person.handles),
    )  # fmt: skip


def _child_not_listed(case: Case) -> list[Person]:
    if case.pupil_id or not case.child_text:
        return []
    words = re.findall(r"[A-Z][\w'-]+", case.child_text)
    return [Person(CHILD, kinds.OTHER, " ".join(words[:1]), " ".join(words[1:2]))]


def reported_names(case: Case) -> Person | None:
    """What reporters wrote under "names used by the contact", as the names of one person."""
    written = [child.concern.contact_names for child in case.concern_children.select_related("concern")]
    names = {
        name.strip() for text in written for name in re.split(r"[,;/\n]|\band\b|\bor\b", text) if name.strip()
    }
    names = {re.sub(r"^.*(?:\bon\b|:)\s*|\s+on\s+\w+$|[\"'“”()]", "", name).strip() for name in names} - {""}
    if not names:
        return None
    return Person(REPORTED_NAMES, kinds.OTHER, other_names=tuple(sorted(n for n in names if n.isalpha())),
                  handles=tuple(sorted(n for n in names if not n.isalpha() and len(n) > 3)))  # fmt: skip
