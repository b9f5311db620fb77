"""Who the stories speak of: "{ava.first}", "{ava.mother.full_name}", "{assistant.full_name}", as the roll has them."""

import re
from types import SimpleNamespace
from typing import Any

from config.demo.school import Riverbank
from people.models import Contact, Pupil, StaffMember, User

PUPIL = (
    "first", "surname", "full_name", "preferred", "form", "year", "phone", "email", "address", "postcode",
    "username",
)  # fmt: skip
ADULT = ("title", "first", "surname", "full_name", "phone", "email", "address", "postcode", "job")


def cast_of(riverbank: Riverbank) -> dict[str, Any]:
    """Return everybody by key, each with what may be said of them."""
    adults = {key: said_of(staff_of(user, riverbank) or user) for key, user in riverbank.users.items()}
    return {**adults, **{key: child(pupil) for key, pupil in riverbank.pupils.items()}}


def staff_of(user: User, riverbank: Riverbank) -> StaffMember | None:
    """Return the person's line of the staff list."""
    return next((member for member in riverbank.staff if member.user_id == user.pk), None)


def child(pupil: Pupil) -> SimpleNamespace:
    """Return the child, with each adult of the family by what they are ("mothers_partner")."""
    family = {
        key(relation.kind): said_of(relation.contact)
        for relation in pupil.relations.select_related("contact")
    }
    return SimpleNamespace(**held(pupil, PUPIL), **family)


def said_of(adult: StaffMember | Contact | User) -> SimpleNamespace:
    """Return what may be said of an adult."""
    facts = held(adult, ADULT)
    return SimpleNamespace(**({"full_name": adult.name} | facts if isinstance(adult, User) else facts))


def held(person: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """Return what the roll holds of a person; what it lacks is no word, so a story that says it fails."""
    return {name: value for name in names if (value := getattr(person, name, ""))}


def key(kind: str) -> str:
    """Return a relation as a key: "mother's partner" becomes "mothers_partner"."""
    return re.sub(r"\W+", "_", kind.replace("'", ""))


def written(text: str, cast: dict[str, Any]) -> str:
    """Return the text with its names. Raises KeyError or AttributeError for somebody the roll does not know."""
    return " ".join(text.format_map(cast).split(" ")).strip()
