"""Who plays which part in a case, and what belongs to each of them."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any

from benchmarks.redaction.generator import numbers
from benchmarks.redaction.generator.roll import ascii_of
from benchmarks.redaction.generator.words import listed, nicknames, pools

#: How the people of a case are chosen, with weights: what makes it hard to say whom a name means.
PLOTS = {"plain": 6, "same_first_name": 4, "staff_like_pupil": 3, "siblings": 2, "father_like_son": 2}
#: A subject, B friend, C and D other pupils (D is not in the case), S, T, L staff (L is not in the case), M parent
#: of A, N parent of B; on no roll: O suspect, U friend from elsewhere, V neighbour or relative, W professional.
ON_ROLL, UNKNOWN = "ABCDSTLMN", "OUVW"
PETS = "panda fox ninja viper falcon tiger raven koala".split()
GAMER = "silent frosty cosmic pixel shadow neon turbo lucky".split()


@dataclass
class Actor:
    """One person of a case. `has` holds what was made up for them: handles, NHS number, plate ..."""

    id: str
    role: str
    first: str
    surname: str
    known: bool
    gender: str
    title: str = ""
    preferred: str = ""
    nick: str = ""
    family_first: bool = False
    roll: dict[str, Any] = field(default_factory=dict)
    has: dict[str, str] = field(default_factory=dict)


@dataclass
class Case:
    """A case with its people by part. `shared_*` are names that more than one of them bears, in lower case."""

    id: str
    plot: str
    cast: dict[str, Actor]
    handles: list[str]

    def people(self) -> list[str]:
        """The ids of those who are linked to the case in the school's records."""
        return [self.cast[part].id for part in "ABCSTM"]

    def circle(self) -> set[str]:
        """They and the families of the pupils among them: whom a reader of the case would think of first."""
        kin = (who for part in "ABC" for _, who in self.cast[part].roll["relations"])
        return {*self.people(), *kin}

    def bearers(self, key: str, value: str) -> int:
        return Counter(getattr(actor, key).lower() for actor in self.cast.values())[value.lower()]


def make_case(rng: Random, roll: dict[str, Any], which: str, number: int) -> Case:
    """A case whose people come from the roll and, for those nobody knows, from the strangers of the set."""
    by_id = {person["id"]: person for person in roll["people"]}
    plot = rng.choices(list(PLOTS), list(PLOTS.values()))[0]
    subject = _subject(rng, roll["people"], plot, by_id)
    chosen = _others(rng, roll["people"], subject, plot, by_id)
    case_id = f"{which[0].upper()}{number:03d}"
    cast = {part: _known(rng, person) for part, person in chosen.items()}
    cast |= {part: _stranger(rng, which, f"{case_id}-{part}", part, cast) for part in UNKNOWN}
    for part in "ABO":
        cast[part].has |= _online(rng, cast[part])
    handles = [cast["O"].has["handle"]] if rng.random() < 0.7 else []
    handles += [cast["A"].has["handle"]] if rng.random() < 0.5 else []
    return Case(case_id, plot, cast, handles)


def _is(role: str, people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [person for person in people if person["role"] == role]


def _subject(rng: Random, people: list[Any], plot: str, by_id: dict[str, Any]) -> Any:
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


def _namesake(pupil: Any, by_id: dict[str, Any]) -> Any:
    """The father who has the first name of his son; None where there is none."""
    fathers = (by_id[who] for kin, who in pupil["relations"] if kin == "father" and pupil["gender"] == "M")
    return next((father for father in fathers if father["first"] == pupil["first"]), None)


def _others(rng: Random, people: list[Any], a: Any, plot: str, by_id: dict[str, Any]) -> dict[str, Any]:
    """Everybody of the roll in the case. Where the plot asks for no likeness, first names differ."""
    pupils, staff = _is("pupil", people), _is("staff", people)
    kin = [by_id[who] for _, who in a["relations"]]
    parent = (_namesake(a, by_id) if plot == "father_like_son" else None) or kin[0]
    likes = {
        "same_first_name": [p for p in pupils if p["first"] == a["first"] and p["surname"] != a["surname"]],
        "siblings": [p for p in pupils if p["relations"] == a["relations"] and p["first"] != a["first"]],
    }
    friend = rng.choice([p for p in likes.get(plot, []) if p["id"] != a["id"]] or _unlike(pupils, a))
    like_staff = [s for s in staff if s["surname"] == a["surname"] and s["title"] != parent["title"]]
    teacher = rng.choice(
        like_staff if plot == "staff_like_pupil" and like_staff else _unlike(staff, a, friend)
    )
    third = rng.choice(_unlike(pupils, a, friend, teacher))
    fourth = rng.choice(_unlike(pupils, a, friend, teacher, third))
    second = rng.choice(_unlike(staff, a, friend, teacher, third))
    last = rng.choice(_unlike(staff, a, friend, teacher, third, second))
    other = by_id[friend["relations"][0][1]]
    if other in kin or other["surname"] == parent["surname"]:
        other = by_id[rng.choice(_unlike(pupils, a, friend, parent))["relations"][0][1]]
    return dict(zip(ON_ROLL, (a, friend, third, fourth, teacher, second, last, parent, other), strict=True))


def _unlike(people: list[Any], *others: Any) -> list[Any]:
    """Those who share no name with the others."""
    taken = {o[key].lower() for o in others for key in ("first", "surname", "preferred") if o.get(key)}
    return [
        p
        for p in people
        if not taken & {p["first"].lower(), p["surname"].lower(), p.get("preferred", "").lower()}
    ]


def _known(rng: Random, entry: dict[str, Any]) -> Actor:
    has = {
        key: entry[key]
        for key in ("phone", "email", "address", "postcode", "upn", "username")
        if key in entry
    }
    has["dob"] = entry.get("dob", "")
    nick = entry.get("preferred") or nicknames(entry["first"])[0]
    return Actor(
        entry["id"], entry["role"], entry["first"], entry["surname"], True, entry["gender"], entry.get("title", ""),
        entry.get("preferred", ""), nicknames(entry["first"])[1] if entry.get("preferred") else nick,
        entry.get("family_first", False), entry, has | _papers(rng),
    )  # fmt: skip


def _stranger(rng: Random, which: str, who: str, part: str, cast: dict[str, Actor]) -> Actor:
    pool = pools()[which]
    taken = {name.lower() for actor in cast.values() for name in (actor.first, actor.surname)}
    given = {"O": "assumed", "U": "young", "V": "adults", "W": "adults"}[part]
    first = rng.choice([name for name in listed(pool[given]) if name.lower() not in taken])
    surname = rng.choice([name for name in listed(pool["surnames"]) if name.lower() not in taken])
    role = {"O": "offender", "U": "third_party", "V": "third_party", "W": "professional"}[part]
    gender = rng.choice("FM")
    title = rng.choice(("Mrs", "Ms") if gender == "F" else ("Mr",))
    own = {"phone": numbers.mobile(rng), "email": f"{ascii_of(first)}.{ascii_of(surname)}@agency.example"}
    if part == "O":
        own["email"] = f"{rng.choice(GAMER)}{ascii_of(first)}{rng.randint(10, 999)}@post.example"
    return Actor(who, role, first, surname, False, gender, title, has=own | _papers(rng))


def _papers(rng: Random) -> dict[str, str]:
    """What nobody's roll holds: NHS and National Insurance numbers, a vehicle, a bank account."""
    return {
        "nhs": numbers.nhs(rng), "nino": numbers.nino(rng), "vrm": numbers.plate(rng), "iban": numbers.iban(rng),
        "sort": numbers.digits(rng, 6), "account": numbers.digits(rng, 8), "ip": numbers.ip(rng),
    }  # fmt: skip


def _online(rng: Random, actor: Actor) -> dict[str, str]:
    """Two online names; those of pupils are often made of their own name."""
    name, number = ascii_of(actor.nick or actor.first), rng.randint(10, 99)
    shapes = [
        f"{rng.choice(GAMER)}.{rng.choice(PETS)}.{number}", f"xX{rng.choice(GAMER).title()}{name.title()}Xx",
        f"{rng.choice(GAMER)}{name}", f"its{name}{number}", f"{name}_{rng.choice(PETS)}", f"not_{name}{number}",
        f"real{name}uk{number}", f"{rng.choice(GAMER).title()}{rng.choice(PETS).title()}{number}{number}",
        f"{name}.{rng.choice(PETS)}", f"{rng.choice(PETS)}{rng.choice(GAMER)}{number}",
    ]  # fmt: skip
    one, two = rng.sample(shapes, 2)
    return {"handle": one, "other_handle": two}
