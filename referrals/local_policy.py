"""The policy as it holds at a school: the default, with the rows of its local authority and its own laid on."""

from django.conf import settings

from people.models import School
from referrals.models import Case, Clock
from workflows.contacts import Authority
from workflows.deadlines import Rule
from workflows.overlays.merging import Edition, council, edition
from workflows.overlays.reading import Overlay, Shelf, read_folder
from workflows.suggesting import Suggestion, suggest


def shelf() -> Shelf:
    """All overlays of this installation, read once."""
    return read_folder(settings.HANDRAIL_OVERLAYS)


def strays() -> list[Overlay]:
    """The overlays whose short name no school here has: they apply nowhere."""
    of_schools = [one for one in shelf().overlays if one.kind == "school"]
    known = set(School.objects.values_list("short", flat=True)) if of_schools else set()
    return [one for one in of_schools if one.owner not in known]


def policy_of(school: School) -> Edition:
    """The policy that holds for the cases of a school."""
    return edition(shelf().layers(authority=school.local_authority, school=school.short))


def suggest_for(case: Case, answers: object) -> Suggestion:
    """What the policy of the case's school suggests. Raises BadAnswers."""
    here = policy_of(case.school)
    return suggest(answers, here.policy, here.signs)


def rule_of(clock: Clock) -> Rule:
    """The rule of a clock as it holds at its school."""
    return policy_of(clock.school).deadlines.rules[clock.rule]


def contact_layers(code: str, school: School | None = None) -> tuple[Overlay, ...]:
    """Whose own numbers are laid over those of a council: its own, and those of a school that belongs to it."""
    own = school.short if school and school.local_authority == code else ""
    return shelf().layers(authority=code, school=own)


def council_of(code: str, school: School | None = None) -> Authority:
    """The contacts of a council, as far as known to somebody at this school. Raises KeyError where there is none."""
    return council(code, contact_layers(code, school))
