"""Ordinary English words and names, vendored: data/words.txt.gz and data/frequent.txt.gz (SCOWL by Kevin Atkinson, the
second its sizes 10 and 20), data/given_names.txt.gz and data/surnames.txt.gz (from Faker); their licences lie beside
them."""

import gzip
import re
import tomllib
from functools import cache
from pathlib import Path

from nicknames import NickNamer, name_triplets

RARE, COMMON, EVERYDAY = 0, 1, 2
DATA = Path(__file__).parent / "data"
#: "heyyaa", "noooo", "okaay": a greeting or a cry, however long it is drawn.
DRAWN_OUT = re.compile(
    r"(?:h+e+y+a*|h+i+y+a*|h+e+l+o+|y+o+|o+i+|b+y+e+|n+i+t+e+|l+o+l+|o+k+a*y*|a{2,}w+|aw{2,}|y+e+a*h+|n+a+h+|p+l+[sz]+|n+o+|s+o+|l+m+a+o+)"
)
ENDINGS = (
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("ly", ""),
    ("d", ""),
    ("ies", "y"),
)


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    lines = gzip.decompress((DATA / "words.txt.gz").read_bytes()).decode().split()
    return frozenset(w for w in lines if w.islower()), frozenset(w.lower() for w in lines if not w.islower())


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    with (DATA / "vocabulary.toml").open("rb") as file:
        return {key: frozenset(text.split()) for key, text in tomllib.load(file).items()}


@cache
def group(name: str) -> frozenset[str]:
    """The words of one list of data/vocabulary.toml; KeyError for a list that is not there."""
    return _vocabulary()[name]


@cache
def explains(name: str) -> frozenset[str]:
    """The words of one list of data/explained.toml; KeyError for a list that is not there."""
    with (DATA / "explained.toml").open("rb") as file:
        return frozenset(tomllib.load(file)[name].split())


@cache
def ordinary(low: str) -> bool:
    """Whether a lower-case word is in the dictionary, or school or chat talk, or formed from such a word."""
    known = _words()[0]
    if low in known or low in group("chat") or low in group("school_talk") or DRAWN_OUT.fullmatch(low):
        return True
    if low in group("other_words"):
        return True
    return any(
        low.endswith(end)
        and len(low) > len(end) + (3 if end in ("ly", "er") else 2)
        and low[: -len(end)] + put in known
        for end, put in ENDINGS
    )


@cache
def _frequent() -> tuple[frozenset[str], frozenset[str]]:
    everyday, common = gzip.decompress((DATA / "frequent.txt.gz").read_bytes()).decode().split("\n\n")
    return frozenset(everyday.split()), frozenset(common.split())


@cache
def frequency(low: str) -> int:
    """How often people use a word as a word: EVERYDAY (will, hope, little), COMMON (grace, amber, bishop), or RARE
    (violet, heath, phoebe), where a small letter does not tell it from a name."""
    everyday, common = _frequent()
    if low in everyday or low in group("chat") or low in group("school_talk") or DRAWN_OUT.fullmatch(low):
        return EVERYDAY
    return COMMON if low in common else RARE


@cache
def slip(low: str) -> bool:
    """Whether a word that no list knows is a slip of the pen or a short form: one letter from a word ("becouse",
    "writting"), or without a vowel ("abt", "rly")."""
    if not set(low[:-1]) & set("aeiouy") and low[-1:] not in "aeiou":
        return True
    return 4 < len(low) < 17 and not _used().isdisjoint(_one_slip_away(low))


@cache
def _used() -> frozenset[str]:
    """The words that people use as words, everyday or common."""
    return frozenset().union(*_frequent(), group("chat"), group("school_talk"))


def _one_slip_away(low: str) -> set[str]:
    cuts = [(low[:at], low[at:]) for at in range(1, len(low) + 1)]
    fewer = {left + right[1:] for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    letters = "abcdefghijklmnopqrstuvwxyz"
    more = {left + letter + right[skip:] for left, right in cuts for letter in letters for skip in (0, 1)}
    return fewer | swapped | more


@cache
def proper(low: str) -> bool:
    """Whether the dictionary has the word with a capital only: a place, a nationality, a common name."""
    return low in _words()[1]


@cache
def _given_names() -> frozenset[str]:
    listed = {name.lower() for triple in name_triplets() for name in (triple.name1, triple.name2)}
    every = listed | group("given_names") | _listed("given_names")
    return frozenset(name for name in every - group("places") if len(name) > 1)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(gzip.decompress((DATA / f"{name}.txt.gz").read_bytes()).decode().split())


def given_name(low: str) -> bool:
    """Whether the word is on a general list of first names, and no place."""
    return low in _given_names()


def family_name(low: str) -> bool:
    """Whether the word is on a general list of family names."""
    return low in _listed("surnames")


def place(low: str) -> bool:
    """Whether the word is a town or country, which may be somebody's name as well (London, York, Holland)."""
    return low in group("places")


@cache
def short_forms(first: str) -> frozenset[str]:
    """Other forms of a first name: its nicknames, the name it is short for and the nicknames of that one
    (Will, William, Billy), from the `nicknames` package and data/vocabulary.toml."""
    full = {first, *_namer().canonicals_of(first)}
    listed = {pair.partition(":")[2] for pair in group("nicknames") if pair.partition(":")[0] in full}
    made = full.union(*(_namer().nicknames_of(name) for name in full))
    return frozenset((made | listed) - {first} - group("never_nicknames"))


@cache
def _namer() -> NickNamer:
    return NickNamer()
