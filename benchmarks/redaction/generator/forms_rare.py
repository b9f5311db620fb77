"""Further forms of a name, which only sets that ask for them have: initials in every writing, short forms that no list
holds, names in pieces or run together."""

from random import Random

from benchmarks.redaction.generator.cast import Actor
from benchmarks.redaction.generator.forms import FORMS, Form
from benchmarks.redaction.generator.mention import Mention

SMALLEST = 4


def _letters(actor: Actor) -> str:
    return actor.first[0].upper() + actor.surname[0].upper()


def initials_low(actor: Actor, rng: Random) -> Mention:
    """ "js", "j.s." """
    one, two = _letters(actor).lower()
    return Mention(rng.choice((one + two, f"{one}.{two}.")), "PERSON", "initials_small", tier=2)


def initials_spaced(actor: Actor, rng: Random) -> Mention:
    """ "J S", "J. S." """
    one, two = _letters(actor)
    return Mention(rng.choice((f"{one} {two}", f"{one}. {two}.")), "PERSON", "initials_spaced", tier=2)


def initials_bare(actor: Actor, rng: Random) -> Mention:
    return Mention(_letters(actor), "PERSON", "initials_bare", tier=2)


def diminutive(actor: Actor, rng: Random) -> Mention | None:
    """The first letters of the name and an ending: no list holds it. "Kata" and "katz" for Katarzyna."""
    name = actor.first.lower()
    if len(name) < 6 or not (name.isascii() and name.isalpha()):
        return None
    stem = name[:4] if name[3] not in "aeiou" else name[:3]
    endings = [ending for ending in ("y", "o", "z", "s", "ie") if stem + ending != name]
    return Mention(stem + rng.choice(endings), "PERSON", "diminutive")


def dashed(actor: Actor, rng: Random) -> Mention | None:
    """The letters with hyphens, dots or blanks between: "J-A-C-K"."""
    name = actor.first
    if len(name) < SMALLEST or not name.isalpha():
        return None
    case = rng.choice((str.upper, str.lower, str.title))
    return Mention(rng.choice("-._ *").join(case(name)), "PERSON", "in_pieces")


def together(actor: Actor, rng: Random) -> Mention | None:
    """First name and family name as one word: "jackbell", "JackBell"."""
    parts = actor.first, actor.surname
    if not all(part.isascii() and part.isalpha() for part in parts):
        return None
    return Mention(rng.choice(("".join(parts), "".join(parts).lower())), "PERSON", "run_together")


def owns(actor: Actor, rng: Random) -> Mention:
    """ "jacks mum": the apostrophe is left out."""
    name = (actor.preferred or actor.first).split("-")[0].lower()
    return Mention(name, "PERSON", "possessive_bare", after="" if name.endswith("s") else "s")


def doubled(actor: Actor, rng: Random) -> Mention | None:
    """A letter doubled, all small: "jaack"."""
    name = actor.first.lower()
    if len(name) < SMALLEST + 1 or not (name.isascii() and name.isalpha()):
        return None
    at = rng.randrange(1, len(name) - 1)
    return Mention(name[: at + 1] + name[at:], "PERSON", "doubled")


RARE: dict[str, Form] = {
    made.__name__: made
    for made in (
        initials_low, initials_spaced, initials_bare, diminutive, dashed, together, owns, doubled,
    )
}  # fmt: skip
ALL: dict[str, Form] = FORMS | RARE
