"""Ways of writing numbers that one set has to itself: the table `ways` in its file of names."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Any

from benchmarks.redaction.generator.ways import NAMES
from benchmarks.redaction.generator.words import listed, pools

#: The parts of a number that the shapes of the table are made of.
PARTS: dict[str, Callable[[str], dict[str, Any]]] = {
    "phone": lambda number: {
        "a": number[:5], "b": number[5:8], "c": number[8:], "n": number[1:5],
        "said": " ".join(NAMES[int(digit)] for digit in number[8:]),
    },
    "dob": lambda iso: {"day": date.fromisoformat(iso)},
    "postcode": lambda code: {"out": code.split()[0], "inn": code.split()[1]},
    "vrm": lambda plate: {"one": plate.split()[0], "two": plate.split()[1]},
}  # fmt: skip


def own_ways(rng: Random, which: str, has: Mapping[str, str]) -> dict[str, str]:
    """A person's numbers in the set's own shapes, as `phone_own` and the like; empty where the set has none, and then
    nothing is drawn, so that the other sets keep their bytes."""
    return {
        f"{kind}_own": rng.choice(listed(shapes)).format_map(PARTS[kind](has[kind]))
        for kind, shapes in pools(which).get("ways", {}).items()
        if has.get(kind)
    }
