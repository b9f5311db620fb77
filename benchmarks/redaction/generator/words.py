"""The pools of names.toml; what a set has in a file of its own (names_fresh.toml) comes in place of that."""

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent


@cache
def pools(which: str = "") -> dict[str, Any]:
    """The pools of a set, table by table."""
    own = HERE / f"names_{which}.toml"
    common: dict[str, Any] = tomllib.loads((HERE / "names.toml").read_text("utf-8"))
    return common | (tomllib.loads(own.read_text("utf-8")) if own.is_file() else {})


def listed(text: str) -> list[str]:
    """The entries of a pool: parted by semicolons, or by white space where there are none."""
    return text.split(";") if ";" in text else text.split()


def given(rng: Random, gender: str, heritage: dict[str, Any], wordy: float) -> str:
    """A first name; with the probability `wordy` one that is also an ordinary word."""
    pool = heritage["words"] if rng.random() < wordy else heritage
    return rng.choice(listed(pool["girls" if gender == "F" else "boys"]))


def family(rng: Random, heritage: dict[str, Any], wordy: float) -> str:
    """A family name, sometimes of two parts; "da-Silva" in the pool stands for "da Silva"."""
    pool = heritage["words"] if rng.random() < wordy else heritage
    name = rng.choice(listed(pool["surnames"]))
    if name[0].islower():
        return name.replace("-", " ")
    if rng.random() < 0.06 and "-" not in name:
        return f"{name}-{rng.choice(listed(heritage['surnames'])).split('-')[-1].title()}"
    return name


def heritage(rng: Random, which: str) -> dict[str, Any]:
    """One heritage, by weight, with the set's names that are `words`."""
    kinds = list(pools(which)["heritage"].values())
    chosen: dict[str, Any] = rng.choices(kinds, [kind["weight"] for kind in kinds])[0]
    return chosen | {"words": pools(which)["words"]}


def nicknames(first: str, which: str) -> tuple[str, str]:
    """What the school's list holds as the preferred name, and what friends say; "" where there is none."""
    known = pools(which)["nicknames"].get(first, "").split()
    if known:
        return known[0], known[1]
    plain = first if len(first) > 5 and first.isascii() else ""
    return "", plain[:3] + "s" if plain else ""
