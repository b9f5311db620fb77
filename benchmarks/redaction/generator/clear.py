"""Keeping the gold fair: a form that two people of a case would answer to is made fuller, or marked as open."""

from collections.abc import Mapping

from benchmarks.redaction.generator.cast import Actor, Case
from benchmarks.redaction.generator.forms import WHOLE

TITLED = frozenset({"title", "low_title"})


def clear_form(name: str, actor: Actor, case: Case, latest: Mapping[str, str]) -> str:
    """The form, or a fuller one. `latest` holds who was last meant by each first name in this passage."""
    others = [other for other in case.cast.values() if other.id != actor.id]
    if name in TITLED and any((o.title, o.surname) == (actor.title, actor.surname) for o in others):
        name = "full"
    if name == "surname" and any(o.surname == actor.surname for o in others if _may_be_bare(o, actor)):
        name = "full"
    if name in ("initial_surname", "first_initial") and any(_initials(o) == _initials(actor) for o in others):
        name = "full"
    namesake = any(o.first.lower() == actor.first.lower() for o in others if _may_be_bare(o, actor))
    if namesake and name not in WHOLE | TITLED and latest.get(actor.first.lower()) != actor.id:
        name = "full"
    same_in_full = any((o.first, o.surname) == (actor.first, actor.surname) for o in others)
    return "title" if name in WHOLE and same_in_full and actor.role != "pupil" else name


def is_open(
    name: str, actor: Actor, case: Case, latest: Mapping[str, str], firsts: Mapping[str, int]
) -> bool:
    """Whether nothing says whom the form means: initials that fit two people, or the bare first name of somebody
    outside the case, not named before in the passage, that several people of the roll bear (`firsts`)."""
    if not actor.known or latest.get(actor.first.lower()) == actor.id:
        return False
    circle = [other for other in case.cast.values() if other.id in case.circle()]
    outside = actor not in circle
    if name.startswith("initials"):
        return outside or sum(_initials(other) == _initials(actor) for other in circle) > 1
    return outside and name not in WHOLE | TITLED and firsts.get(actor.first.lower(), 0) > 1


def _may_be_bare(other: Actor, actor: Actor) -> bool:
    """Whether both may be called by one name alone. Adults are named with a title, so the bare name of a pupil is
    clear unless another young person bears it."""
    return actor.role != "pupil" or other.role in ("pupil", "third_party", "offender")


def _initials(actor: Actor) -> tuple[str, str]:
    return actor.first[0].upper(), actor.surname[0].upper()
