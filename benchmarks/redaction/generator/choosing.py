"""Which people of the roll play a part in a case."""

from collections import Counter
from random import Random
from typing import Any

#: How they are chosen, with weights: what makes it hard to say whom a name means.
PLOTS = {"plain": 6, "same_first_name": 4, "staff_like_pupil": 3, "siblings": 2, "father_like_son": 2}
#: A subject, B friend, C and D other pupils (D is not in the case), S, T, L staff (L is not in the case), M parent
#: of A, N parent of B; on no roll: O suspect, U friend from elsewhere, V neighbour or relative, W professional.
ON_ROLL, UNKNOWN = "ABCDSTLMN", "OUVW"
Entry = dict[str, Any]


def choose(rng: Random, people: list[Entry], plot: str) -> dict[str, Entry]:
    """The people of the roll by part. Where the plot asks for no likeness their names differ."""
    by_id = {person["id"]: person for person in people}
    pupils, staff = _is("pupil", people), _is("staff", people)
    a = _subject(rng, people, plot, by_id)
    kin = [by_id[who] for _, who in a["relations"]]
    parent = (_namesake(a, by_id) if plot == "father_like_son" else None) or kin[0]
    b = _friend(rng, pupils, a, plot)
    s = _teacher(rng, staff, a, parent, b, plot)
    c = rng.choice(_unlike(pupils, a, b, s))
    d = rng.choice(_unlike(pupils, a, b, s, c))
    t = rng.choice(_unlike(staff, a, b, s, c))
    last = rng.choice(_unlike(staff, a, b, s, c, t))
    other = by_id[b["relations"][0][1]]
    if other in kin or other["surname"] == parent["surname"]:
        other = by_id[rng.choice(_unlike(pupils, a, b, parent))["relations"][0][1]]
    return dict(zip(ON_ROLL, (a, b, c, d, s, t, last, parent, other), strict=True))


def _is(role: str, people: list[Entry]) -> list[Entry]:
    return [person for person in people if person["role"] == role]


def _subject(rng: Random, people: list[Entry], plot: str, by_id: dict[str, Entry]) -> Entry:
    pupils = _is("pupil", people)
    if plot == "father_like_son":
        return rng.choice([p for p in pupils if _namesake(p, by_id)])
    if plot == "same_first_name":
        count = Counter(p["first"] for p in pupils)
        return rng.choice([p for p in pupils if count[p["first"]] > 1])
    if plot == "siblings":
        count = Counter(tuple(c for _, c in p["relations"]) for p in pupils)
        return rng.choice([p for p in pupils if count[tuple(c for _, c in p["relations"])] > 1])
    if plot == "staff_like_pupil":
        staffed = {s["surname"] for s in _is("staff", people)}
        return rng.choice([p for p in pupils if p["surname"] in staffed])
    return rng.choice(pupils)


def _namesake(pupil: Entry, by_id: dict[str, Entry]) -> Entry | None:
    """The father who has the first name of his son; None where there is none."""
    fathers = (by_id[who] for kin, who in pupil["relations"] if kin == "father" and pupil["gender"] == "M")
    return next((father for father in fathers if father["first"] == pupil["first"]), None)


def _friend(rng: Random, pupils: list[Entry], a: Entry, plot: str) -> Entry:
    likes = {
        "same_first_name": [p for p in pupils if p["first"] == a["first"] and p["surname"] != a["surname"]],
        "siblings": [p for p in pupils if p["relations"] == a["relations"] and p["first"] != a["first"]],
    }
    return rng.choice(likes.get(plot) or _unlike(pupils, a))


def _teacher(rng: Random, staff: list[Entry], a: Entry, parent: Entry, friend: Entry, plot: str) -> Entry:
    likes = [s for s in staff if s["surname"] == a["surname"] and s["title"] != parent["title"]]
    return rng.choice(likes if plot == "staff_like_pupil" and likes else _unlike(staff, a, friend))


def _unlike(people: list[Entry], *others: Entry) -> list[Entry]:
    """Those who share no name with the others."""
    taken = {o[key].lower() for o in others for key in ("first", "surname", "preferred") if o.get(key)}
    return [
        p
        for p in people
        if not taken & {p["first"].lower(), p["surname"].lower(), p.get("preferred", "").lower()}
    ]
