"""Whom to ring about a referral: the council's own numbers, and those that hold anywhere."""

from collections.abc import Callable

from people.models import School
from referrals.local_policy import council_of
from referrals.models import Case
from workflows import contacts
from workflows.contacts import Authority, Contact


def known(code: str, school: School) -> Authority | None:
    """A council as far as known at this school; None where it is not in the list of contacts."""
    try:
        return council_of(code, school)
    except KeyError:
        return None


def home_council(case: Case) -> Authority | None:
    """The council where the child lives, else the school's; None where it is not in the list of contacts."""
    home = case.pupil.home_authority if case.pupil else ""
    return known(home or case.school.local_authority, case.school)


def of_lado(case: Case) -> list[Contact]:
    """The designated officer of the council where the adult works; nothing where it is not in the list."""
    council = known(case.school.local_authority, case.school)
    return [council.contacts["lado"]] if council else []


def of_prevent(case: Case) -> list[Contact]:
    """The Prevent team of the council where the child lives, then who advises anybody."""
    council = home_council(case)
    team = [council.contacts["prevent"]] if council else []
    return team + anywhere("act_early", "anti_terrorist_hotline")


def anywhere(*codes: str) -> list[Contact]:
    """National numbers by their codes."""
    return [contacts.national(code) for code in codes]


BY_ROUTE: dict[str, Callable[[Case], list[Contact]]] = {
    "police_101": lambda case: anywhere("police", "police_online"),
    "ceop": lambda case: anywhere("ceop"),
    "lado": of_lado,
    "prevent": of_prevent,
    "iwf": lambda case: anywhere("report_remove", "childline", "iwf"),
}


def numbers_of(route: str, case: Case) -> list[Contact]:
    """The numbers that a route needs; nothing for one that shows its own, or has none."""
    return BY_ROUTE[route](case) if route in BY_ROUTE else []
