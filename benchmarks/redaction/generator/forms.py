"""The forms in which people write a name, each a function of the person and a random source.

A form that does not suit a name (no accent to drop, too short to misspell) gives None.
"""

import unicodedata
from collections.abc import Callable
from random import Random

from benchmarks.redaction.generator.cast import Actor
from benchmarks.redaction.generator.mention import Mention

Form = Callable[[Actor, Random], Mention | None]
FORMS: dict[str, Form] = {}
#: Forms that show who is meant even where a first name is shared: both names, or one and the initial of the other.
WHOLE = frozenset(
    "full lower_full surname_first comma_name first_initial initial_surname family_first split nbsp file"
    " together".split()
)
LEET = str.maketrans("aeio", "4310")
SMALL = ("🌸", "🔥", "✨", "⚽", "🦊")


def form(made: Form) -> Form:
    FORMS[made.__name__.rstrip("_")] = made
    return made


def written(name: str, variant: str, how: Callable[[Actor], str]) -> None:
    """Lists a form that follows from the name alone."""
    FORMS[name] = lambda actor, rng: _of(how(actor), variant)


def _of(gold: str, variant: str, **more: str) -> Mention:
    return Mention(gold, "PERSON", variant, **more)


def _short(actor: Actor) -> str:
    return (actor.preferred or actor.first).split("-")[0]


written("full", "full", lambda a: f"{a.first} {a.surname}")
written("first", "first", lambda a: a.first)
written("surname", "surname", lambda a: a.surname)


@form
def title(actor: Actor, rng: Random) -> Mention:
    return _of(actor.surname, "title_surname", before=f"{actor.title} ")


@form
def low_title(actor: Actor, rng: Random) -> Mention:
    return _of(actor.surname.lower(), "lower_title_surname", before=f"{actor.title.lower()} ")


@form
def preferred(actor: Actor, rng: Random) -> Mention | None:
    return _of(actor.preferred, "nickname_listed") if actor.preferred else None


@form
def nick(actor: Actor, rng: Random) -> Mention | None:
    return _of(actor.nick, "nickname") if actor.nick and actor.nick != actor.preferred else None


@form
def low_nick(actor: Actor, rng: Random) -> Mention | None:
    return _of(actor.nick.lower(), "lower_nickname") if actor.nick else None


written("first_initial", "first_initial", lambda a: f"{a.first} {a.surname[0].upper()}")


@form
def initial_surname(actor: Actor, rng: Random) -> Mention:
    return _of(f"{actor.first[0]}{rng.choice(('. ', ' '))}{actor.surname}", "initial_surname")


written("surname_first", "surname_first", lambda a: f"{a.surname.upper()}, {a.first}")


@form
def family_first(actor: Actor, rng: Random) -> Mention | None:
    return _of(f"{actor.surname} {actor.first}", "family_first") if actor.family_first else None


written("lower", "lower", lambda a: _short(a).lower())
written("lower_full", "lower_full", lambda a: f"{a.first} {a.surname}".lower())
written("caps", "caps", lambda a: a.first.upper())


@form
def misspelt(actor: Actor, rng: Random) -> Mention | None:
    """One letter doubled, dropped or swapped with the next, never the first one."""
    name = actor.first
    if len(name) < 5 or not name.isalpha():
        return None
    at = rng.randrange(2, len(name) - 1)
    ways = (name[:at] + name[at] + name[at:], name[:at] + name[at + 1 :], _swap(name, at))
    made = rng.choice([way for way in ways if way != name])
    return _of(made, "misspelt")


@form
def misspelt_twice(actor: Actor, rng: Random) -> Mention | None:
    name = actor.first
    if len(name) < 7 or not name.isalpha():
        return None
    once = name[:2] + name[2] + name[2:]
    return _of(once[:-2] + once[-1], "misspelt_twice")


def _swap(name: str, at: int) -> str:
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


@form
def no_accents(actor: Actor, rng: Random) -> Mention | None:
    plain = unicodedata.normalize("NFKD", actor.first).encode("ascii", "ignore").decode()
    return _of(plain, "no_accents") if plain != actor.first and len(plain) == len(actor.first) else None


@form
def stretched(actor: Actor, rng: Random) -> Mention:
    return _of(_short(actor).lower() + _short(actor)[-1].lower() * rng.randint(2, 5), "stretched")


@form
def leet(actor: Actor, rng: Random) -> Mention | None:
    made = actor.first.lower().translate(LEET)
    return _of(made, "leet") if made != actor.first.lower() and len(made) > 3 and made.isascii() else None


@form
def spaced(actor: Actor, rng: Random) -> Mention | None:
    return _of(" ".join(_short(actor).lower()), "spaced") if len(_short(actor)) > 3 else None


written("nbsp", "nbsp", lambda a: f"{a.first}\u00a0{a.surname}")
written("split", "split_line", lambda a: f"{a.first}\n{a.surname}")
written("zero_width", "zero_width", lambda a: f"{a.first[:2]}\u200b{a.first[2:]}")


@form
def emoji(actor: Actor, rng: Random) -> Mention:
    return _of(_short(actor), "emoji_beside", after=rng.choice(SMALL))


@form
def hashtag(actor: Actor, rng: Random) -> Mention:
    return _of(_short(actor).lower(), "hashtag", before=rng.choice(("#team", "#ask", "#")))


written("file", "file_name", lambda a: f"{a.first}_{a.surname}".replace(" ", "_"))


@form
def initials(actor: Actor, rng: Random) -> Mention:
    letters = actor.first[0].upper() + actor.surname[0].upper()
    dotted = rng.random() < 0.5
    gold = f"{letters[0]}.{letters[1]}." if dotted else letters
    return Mention(gold, "PERSON", "initials_dotted" if dotted else "initials_bare", tier=2)


@form
def comma_name(actor: Actor, rng: Random) -> Mention:
    return _of(f"{actor.surname}, {actor.first}", "comma_name")
