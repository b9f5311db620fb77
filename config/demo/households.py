"""Families drawn by seed: who lives together, who is whose parent, and what everybody is called."""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NAMES = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))
PLACES = tomllib.loads((HERE / "places.toml").read_text(encoding="utf-8"))
NAMED = tomllib.loads((HERE / "families.toml").read_text(encoding="utf-8"))["family"]
SIGN_INS = tomllib.loads((HERE / "accounts.toml").read_text(encoding="utf-8"))["account"]
#: The people that stories speak of: nobody else is called the same, but where families.toml wants it.
TAKEN = frozenset(
    f"{one['first']} {one.get('surname', family['surname'])}"
    for family in [*NAMED, {"surname": "", "adults": SIGN_INS, "children": []}]
    for one in [*family["adults"], *family["children"]]
)

#: Kinds of adults of a household, the share of households, and which of them hold parental responsibility.
SHAPES: tuple[tuple[int, tuple[str, ...]], ...] = (
    (44, ("mother", "father")),
    (26, ("mother",)),
    (6, ("father",)),
    (8, ("mother", "stepfather")),
    (3, ("father", "stepmother")),
    (4, ("grandmother",)),
    (2, ("grandmother", "grandfather")),
    (3, ("mother", "grandmother")),
    (2, ("aunt",)),
    (2, ("foster carer",)),
)
RESPONSIBLE = {"mother", "father", "grandmother", "aunt"}
WOMEN = {"mother", "stepmother", "grandmother", "aunt", "foster carer"}


@dataclass
class Adult:
    """A contact to be."""

    kind: str
    first: str
    surname: str
    title: str


@dataclass
class Child:
    """A pupil to be; `year` and `form` are empty where the roll places the child."""

    first: str
    surname: str
    sex: str
    preferred: str = ""
    key: str = ""
    year: int = 0
    form: str = ""
    other_names: list[str] = field(default_factory=list)


@dataclass
class Household:
    """Children and the adults they live with."""

    children: list[Child]
    adults: list[Adult]
    language: str
    home_authority: str = "riverbank"


def named() -> Iterator[Household]:
    """Yield the families of families.toml."""
    for row in NAMED:
        yield Household(
            children=[Child(surname=row["surname"], **child) for child in row["children"]],
            adults=[Adult(**{"surname": row["surname"], **adult}) for adult in row["adults"]],
            language=row.get("language", "English"),
            home_authority=row.get("authority", "riverbank"),
        )


def drawn(rng: random.Random) -> Iterator[Household]:
    """Yield families without end."""
    groups = NAMES["group"]
    while True:
        group = rng.choices(groups, [one["weight"] for one in groups])[0]
        yield _household(rng, group)


def _household(rng: random.Random, group: dict[str, Any]) -> Household:
    surname = rng.choice(group["surnames"])
    kinds = rng.choices([kinds for _, kinds in SHAPES], [share for share, _ in SHAPES])[0]
    adults = [_adult(rng, group, kind, surname) for kind in kinds]
    shared = f"{surname}-{adults[0].surname}"
    double = adults[0].surname != surname and "-" not in shared[len(surname) + 1 :] and rng.random() < 0.4
    size = rng.choices((1, 2, 3), (74, 22, 4))[0]
    return Household(
        children=[_child(rng, group, shared if double else surname) for _ in range(size)],
        adults=adults,
        language=group["language"],
        home_authority="northfield" if rng.random() < 0.12 else "riverbank",
    )


def _adult(rng: random.Random, group: dict[str, Any], kind: str, surname: str) -> Adult:
    woman = kind in WOMEN
    other = kind.startswith(("step", "foster")) or (kind == "mother" and rng.random() < 0.25)
    called = rng.choice(group["surnames"]) if other else surname
    return Adult(
        kind=kind,
        first=_first(rng, group["girls" if woman else "boys"], called),
        surname=called,
        title=rng.choice(("Mrs", "Ms", "Miss")) if woman else "Mr",
    )


def _child(rng: random.Random, group: dict[str, Any], surname: str) -> Child:
    sex = rng.choice("FM")
    first = _first(rng, group["girls" if sex == "F" else "boys"], surname)
    in_script = NAMES["script"].get(first) if rng.random() < 0.5 else None
    short = NAMES["preferred"].get(first, "") if rng.random() < 0.7 else ""
    former = [f"{first} {rng.choice(group['surnames'])}"] if rng.random() < 0.05 else []
    return Child(first, surname, sex, preferred=in_script or short, other_names=former)


def _first(rng: random.Random, firsts: list[str], surname: str) -> str:
    return rng.choice([first for first in firsts if f"{first} {surname}" not in TAKEN])
