"""Where the answers about a child come from: the roll, and what the concerns say. Keys are a question's `source`."""

from collections.abc import Callable

from django.utils import timezone

from people.dates import said
from referrals.queries.numbers import known
from referrals.sheets.material import OfChild, age
from workflows import roles

#: As a roll has it, and as one says it on the telephone.
SEXES = {"F": "Girl", "M": "Boy"}


def born(m: OfChild) -> str:
    """Date of birth and age."""
    if m.pupil is None:
        return ""
    return f"{said(m.pupil.date_of_birth)} ({age(m.pupil.date_of_birth, timezone.localdate(m.at))})"


def of_pupil(name: str) -> Callable[[OfChild], str]:
    """A field of the pupil as text."""
    return lambda m: str(getattr(m.pupil, name)) if m.pupil else ""


def joined(*parts: str, by: str = ", ") -> str:
    """The parts that hold something."""
    return by.join(part for part in parts if part)


def address(m: OfChild) -> str:
    """Home address with the postcode."""
    return joined(m.pupil.address, m.pupil.postcode) if m.pupil else ""


def needs_language(m: OfChild) -> str:
    """What somebody who meets the child must know."""
    return joined(m.pupil.needs, m.pupil.first_language, by="; ") if m.pupil else ""


def looks(m: OfChild) -> str:
    """What the roll says of how the child may be recognised; the rest is asked of whoever saw the child last."""
    return joined(SEXES.get(m.pupil.sex, m.pupil.sex), f"Year {m.pupil.year}") if m.pupil else ""


def at_school(m: OfChild) -> str:
    """The school with its address, and the child's form."""
    return joined(m.school.name, m.school.address, f"form {m.pupil.form}" if m.pupil else "")


def family(m: OfChild) -> str:
    """Each contact with relation, parental responsibility, telephone and address."""
    rows = m.pupil.relations.select_related("contact") if m.pupil else []
    return "\n".join(
        joined(
            row.contact.full_name,
            row.kind,
            "has parental responsibility"
            if row.parental_responsibility
            else "parental responsibility not recorded",
            row.contact.phone,
            "lives with the child" if row.lives_with else row.contact.address,
        )
        for row in rows
    )


def siblings(m: OfChild) -> str:
    """Other children of the same contacts, with form and date of birth."""
    return "\n".join(child.label for child in m.siblings)


def other_children(m: OfChild) -> str:
    """How many other children the same concerns name; numbers, not names."""
    named = {c.pk for concern in m.concerns for c in concern.children.all() if not m.is_this_child(c)}
    return f"{len(named)} named in the same concern" if named else ""


def front_door(m: OfChild) -> str:
    """The children's social care of the council where the child lives, with the number answered now."""
    council = known(m.pupil.home_authority if m.pupil else m.school.local_authority, m.school)
    contact = council.front_door(m.at) if council else None
    return f"{council.name}: {contact.label}, {contact.number}" if council and contact else ""


def speaks_as(m: OfChild) -> str:
    """The roles of the person who speaks or refers, in words."""
    return ", ".join(sorted(roles.label(role) for role in m.roles))


OF_CHILD: dict[str, Callable[[OfChild], str]] = {
    "referrer.name": lambda m: m.by.name,
    "referrer.role": speaks_as,
    "referrer.name_role": lambda m: joined(m.by.name, speaks_as(m)),
    "referrer.phone": lambda m: m.by.phone or m.school.phone,
    "referrer.email": lambda m: m.by.email,
    "school.name": lambda m: m.school.name,
    "school.address": lambda m: m.school.address,
    "words": lambda m: m.texts("child_words"),
    "platform": lambda m: m.texts("platform"),
    "contact.names": lambda m: m.contact_names,
    "child.name": lambda m: m.child_name,
    "child.other_names": lambda m: ", ".join(m.pupil.other_names) if m.pupil else "",
    "child.born": born,
    "child.sex": of_pupil("sex"),
    "child.looks": looks,
    "child.address": address,
    "child.school": at_school,
    "child.form": lambda m: f"Year {m.pupil.year}, {m.pupil.form}" if m.pupil else "",
    "child.upn": of_pupil("upn"),
    "child.language": of_pupil("first_language"),
    "child.needs": of_pupil("needs"),
    "child.needs_language": needs_language,
    "happening": lambda m: m.happening,
    "family": family,
    "siblings": siblings,
    "other_children": other_children,
    "front_door": front_door,
}
