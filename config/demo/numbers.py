"""Phones, addresses and numbers of invented people, from ranges that reach nobody."""

import random
from collections.abc import Iterator

from people.words import words

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
INVENTED_AUTHORITY = "999"
DOMAIN = "riverbank.example"


def phones() -> Iterator[str]:
    """Yield numbers of Ofcom's drama ranges, mobile ones first; each once, 2,000 in all."""
    yield from (f"07700 {number}" for number in range(900000, 901000))
    yield from (f"01632 {number}" for number in range(960000, 961000))


def upn(serial: int) -> str:
    """Return a unique pupil number of an authority that does not exist, with a correct check letter."""
    digits = f"{INVENTED_AUTHORITY}{serial:09d}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(2, 14), strict=True))
    return UPN_LETTERS[total % 23] + digits


def mailbox(*names: str, domain: str = DOMAIN) -> str:
    """Return an address of the reserved `.example` names, without accents ("zoe.obrien@riverbank.example")."""
    return ".".join("".join(words(name)) or "x" for name in names) + f"@{domain}"


def address(rng: random.Random, streets: list[str], home_authority: str) -> tuple[str, str]:
    """Return a street line and a postcode of an area that the Royal Mail does not have."""
    town, area = ("Northfield", "NF") if home_authority == "northfield" else ("Riverbank", "RB")
    inward = f"{rng.randint(1, 9)}{''.join(rng.choices('ABDEFGHJLNPQRSTUWXYZ', k=2))}"
    return f"{rng.randint(1, 180)} {rng.choice(streets)}, {town}", f"{area}{rng.randint(1, 14)} {inward}"
