"""Further ways of writing numbers down, which only sets that ask for them have."""

from datetime import date
from random import Random

from benchmarks.redaction.generator.numbers import LETTERS, digits
from benchmarks.redaction.generator.ways import NAMES, ordinal


def mark(rng: Random, plate: str) -> str:
    """A registration mark of any age as people write it; of Northern Ireland and dateless ones too."""
    letters = "".join(rng.choice(LETTERS) for _ in range(6))
    present = f"{letters[:2]}{rng.randint(32, 49)} {letters[2:5]}"
    northern = f"{rng.choice('ABCDFGJK')}{rng.choice('IZ')}{letters[0]} {rng.randint(1000, 9999)}"
    dateless = (f"{letters[:3]} {rng.randint(10, 999)}", f"{rng.randint(10, 999)} {letters[:3]}")
    made = rng.choice((plate, plate, present, present, northern, *dateless))
    solid = made.replace(" ", "")
    return rng.choice(
        (made, solid, made.lower(), solid.lower(), made.replace(" ", "-"), made.replace(" ", "  "))
    )


def end_of_mark(rng: Random, plate: str) -> str:
    """What somebody remembers of a mark: its last three letters, or how the present form begins."""
    letters = "".join(rng.choice(LETTERS) for _ in range(5))
    return rng.choice((letters[:3], f"{letters[:2]}{rng.randint(32, 49)}"))


def dialled_aloud(rng: Random, number: str) -> str:
    """A number in other groups, in brackets, or as it is told over the telephone."""
    said = " ".join(NAMES[int(d)] for d in number)
    doubled = said
    for name in NAMES:
        doubled = doubled.replace(f"{name} {name}", f"double {name}", 1)
    start, rest, end = number[:5], number[5:], number[8:]
    ways = [
        f"{start} {number[5:8]} {end}", f"{number[:4]} {number[4:7]} {number[7:]}",
        " ".join(number[n : n + 2] for n in range(0, 11, 2)), f"+44(0){number[1:]}", f"+44 {number[1:]}",
        f"({start}){rest}", f"{start} - {rest}", f"{number[:3]}-{number[3:7]}-{number[7:]}", doubled,
        doubled.replace("zero", "oh"), said.replace(" ", "-"), said.replace(" ", ", "), f"{start}, {rest}",
        f"{start}.{rest}", f"{start}_{rest}", doubled.title(),
    ]  # fmt: skip
    return rng.choice(ways)


def birthday(rng: Random, iso: str) -> str:
    day = date.fromisoformat(iso)
    return rng.choice((
        f"{day.day}/{day.month}/{day:%y}", f"{day:%d %m %Y}", f"{day:%d%m%Y}", f"{day.day}-{day:%b-%Y}",
        f"{day:%A} {day.day} {day:%B %Y}", f"{day.day} {day:%b} '{day:%y}", f"{day:%B} {day.day}, {day.year}",
        f"the {ordinal(day.day)} of {day:%B} {day.year}", f"{day:%d.%m.%Y}", f"{day.day}{day:%b%y}",
        f"{day:%d/%m/%y}", f"{day.day} {day:%B} {day.year}".lower(),
    ))  # fmt: skip


def passport(rng: Random, _: str) -> str:
    number = digits(rng, 9)
    return rng.choice((number, f"{number[:3]} {number[3:6]} {number[6:]}", f"GBR{number}"))


def learner(rng: Random, _: str) -> str:
    """A unique learner number, ten digits."""
    number = "9" + digits(rng, 9)
    return rng.choice((number, f"{number[:4]} {number[4:7]} {number[7:]}"))


def candidate(rng: Random, _: str) -> str:
    """A unique candidate identifier: centre, board, candidate, year, check letter."""
    return f"{digits(rng, 5)}0{digits(rng, 6)}{rng.choice('ABCDEFGHKLRTVWXY')}"


def postcode(rng: Random, code: str) -> str:
    out, _, inward = code.partition(" ")
    return rng.choice((
        f"{out}  {inward}", f"{out.lower()} {inward.lower()}", f"{out}-{inward}", f"{out}\n{inward}",
        f"{out.title()} {inward.title()}", f"{out}{inward}".lower(), f"{out}\u00a0{inward}", " ".join(f"{out}{inward}"),
    ))  # fmt: skip
