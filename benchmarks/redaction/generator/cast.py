"""Who plays which part in a case, and what belongs to each of them."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any

from benchmarks.redaction.generator import numbers
from benchmarks.redaction.generator.choosing import PLOTS, UNKNOWN, choose
from benchmarks.redaction.generator.online import GAMER, online
from benchmarks.redaction.generator.own_ways import own_ways
from benchmarks.redaction.generator.roll import ascii_of
from benchmarks.redaction.generator.words import listed, nicknames, pools


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
    """A case with its people by part, and the online names that are typed into its file."""

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
    plot = rng.choices(list(PLOTS), list(PLOTS.values()))[0]
    chosen = choose(rng, roll["people"], plot)
    case_id = f"{which[0].upper()}{number:03d}"
    cast = {part: _known(rng, which, person) for part, person in chosen.items()}
    cast |= {part: _stranger(rng, which, f"{case_id}-{part}", part, cast) for part in UNKNOWN}
    for part in "ABO":
        cast[part].has |= online(rng, which, ascii_of(cast[part].nick or cast[part].first))
    for actor in cast.values():
        actor.has |= own_ways(rng, which, actor.has)
    handles = [cast["O"].has["handle"]] if rng.random() < 0.7 else []
    handles += [cast["A"].has["handle"]] if rng.random() < 0.5 else []
    return Case(case_id, plot, cast, handles)


def _known(rng: Random, which: str, entry: dict[str, Any]) -> Actor:
    has = {
        key: entry[key]
        for key in ("phone", "email", "address", "postcode", "upn", "username")
        if key in entry
    }
    has["dob"] = entry.get("dob", "")
    nick = entry.get("preferred") or nicknames(entry["first"], which)[0]
    return Actor(
        entry["id"], entry["role"], entry["first"], entry["surname"], True, entry["gender"], entry.get("title", ""),
        entry.get("preferred", ""), nicknames(entry["first"], which)[1] if entry.get("preferred") else nick,
        entry.get("family_first", False), entry, has | _papers(rng),
    )  # fmt: skip


def _stranger(rng: Random, which: str, who: str, part: str, cast: dict[str, Actor]) -> Actor:
    pool = pools(which)[which]
    taken = {name.lower() for actor in cast.values() for name in (actor.first, actor.surname)}
    given = {"O": "assumed", "U": "young", "V": "adults", "W": "adults"}[part]
    first = rng.choice([name for name in listed(pool[given]) if name.lower() not in taken])
    surname = rng.choice([name for name in listed(pool["surnames"]) if name.lower() not in taken])
    role = {"O": "offender", "U": "third_party", "V": "third_party", "W": "professional"}[part]
    gender = ("F" if first in listed(pool["women"]) else "M") if given == "adults" else rng.choice("FM")
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
