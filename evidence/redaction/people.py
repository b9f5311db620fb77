"""Who may be named in a text: plain copies of the roll's people and of those the DSL typed in."""

from dataclasses import dataclass

PUPIL, STAFF, CONTACT, OTHER = "pupil", "staff", "contact", "other"
MALE_TITLES = frozenset({"mr", "sir", "master", "uncle", "father", "fr"})
FEMALE_TITLES = frozenset({"mrs", "miss", "ms", "madam", "auntie", "aunty", "aunt", "sister"})


@dataclass(frozen=True, slots=True)
class Person:
    """One person; empty strings where nothing is known. `dob` is an ISO date."""

    id: str
    role: str
    first: str = ""
    surname: str = ""
    preferred: str = ""
    other_names: tuple[str, ...] = ()
    title: str = ""
    gender: str = ""
    initials: str = ""
    username: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    upn: str = ""
    dob: str = ""
    handles: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()

    def may_be_called(self, title: str) -> bool:
        """Whether a title as written in a text could belong to this person: an adult of that gender."""
        if self.role == PUPIL:
            return False
        if title in MALE_TITLES:
            return self.gender != "F"
        if title in FEMALE_TITLES:
            return self.gender != "M"
        return True


@dataclass(frozen=True, slots=True)
class School:
    """The names of the school, its neighbours and the public bodies that may always be named."""

    name: str = ""
    others: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


NO_SCHOOL = School()
