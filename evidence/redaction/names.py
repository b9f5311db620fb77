"""An index from each word of a name to the people who bear it, and in which part of their name."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from evidence.redaction.fold import fold, fold_name
from evidence.redaction.people import PUPIL, Person
from evidence.redaction.words import group, ordinary, short_forms

GIVEN, SURNAME, NICK = "given", "surname", "nick"
PARTICLES = group("particles")
DOUBLED_ENDINGS = ("y", "ie", "i", "o", "ers", "a", "s")
FURTHER_ENDINGS = ("y", "ie", "s", "sy", "zy", "z", "o", "ster", "bo", "kins")
VOWELS = "aeiouy"
SHORT_ENDINGS = ("", "s", "y", "ie", "i", "z", "o", "a", "ers")

Bearers = dict[str, frozenset[str]]


@dataclass(frozen=True)
class NameIndex:
    """`words[w]` maps the id of each bearer of the lower-case word `w` to the parts of their name it is."""

    words: dict[str, Bearers]

    @classmethod
    def of(cls, everyone: Iterable[Person], *, bold: bool = False) -> "NameIndex":
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for person in everyone:
            for word, part in _parts(person, bold):
                found[word][person.id].add(part)
        return cls({w: {who: frozenset(parts) for who, parts in by.items()} for w, by in found.items()})

    def bearers(self, low: str) -> Bearers:
        return self.words.get(low, {})

    @cached_property
    def by_initial(self) -> dict[str, list[str]]:
        """Words of four letters or more by their first letter, for the fuzzy search."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.words):
            if len(word) > 3:
                found[word[0]].append(word)
        return found

    @cached_property
    def written_words(self) -> list[str]:
        """Words of four letters or more that somebody bears as such, without the shortened forms made up here."""
        borne = {word for word, by in self.words.items() if any(parts - {NICK} for parts in by.values())}
        return sorted(word for word in borne if len(word) > 3)

    @cached_property
    def long_words(self) -> list[str]:
        return sorted(word for word in self.words if len(word) > 3)


def _parts(person: Person, bold: bool) -> Iterable[tuple[str, str]]:
    for name in (person.first, person.preferred, *person.other_names):
        yield from ((word, GIVEN) for word in _spellings(name))
    yield from ((word, SURNAME) for word in _spellings(person.surname))
    if bold:
        firsts = {w for name in (person.first, person.preferred) for w in fold_name(name)}
        made = shortened if person.role == PUPIL else short_forms
        yield from ((word, NICK) for name in sorted(firsts) for word in made(name) if word not in firsts)
        yield from ((word, NICK) for word in sorted(firsts) if len(word) == 2 and person.role == PUPIL)


def _spellings(name: str) -> set[str]:
    words = fold_name(name)
    own = [w for w in words if w not in PARTICLES] or list(words)  # somebody is called Ben, or Le
    alone = {w for w in own if (len(w) > 2 or len(own) == 1) and len(w) > 1}
    return (
        alone
        | {w.replace("'", "") for w in alone if "'" in w}
        | ({"".join(words)} if len(words) > 1 else set())
    )


@cache
def shortened(first: str) -> frozenset[str]:
    """Nicknames of a first name: listed ones, its beginnings and ends of three letters or more, and these with
    the usual endings; never an ordinary word, unless the list says so."""
    starts = {first[:n] + end for n in range(3, len(first) + 1) for end in SHORT_ENDINGS}
    starts |= {
        first[:n] + first[n - 1] + end
        for n in (3, 4)
        for end in DOUBLED_ENDINGS
        if first[n - 1 : n] not in VOWELS
    }
    starts |= {
        first[:2] + end for end in ("zza", "zzer") if first[1:2] in VOWELS and first[2:3] in tuple("rsyz")
    }
    starts |= {
        word + end for word in short_forms(first) if 2 < len(word) < len(first) for end in FURTHER_ENDINGS
    }
    starts |= {
        stem + end
        for stem in _inner(first)
        for end in ("", "s", "y", "ie", "o", stem[-1] + "s", stem[-1] + "y")
    }
    ends = {first[-n:] for n in range(4, len(first) - 1)}
    starts |= {first[:n] + "ster" for n in (3, 4)} | {end + tail for end in ends for tail in ("y", "ie", "s")}
    made = {word for word in starts | ends if not ordinary(word) and word != first}
    made |= {
        word
        for word in (first[:3], first[:4], first[:3] + "s", first[:4] + "s", first[:5])
        if 2 < len(word) < len(first)
    }
    return frozenset((made | short_forms(first)) - group("never_nicknames") - {first})


def _inner(first: str) -> set[str]:
    """What stands in the middle of a name from a consonant on: "dull" and "dulla" in Abdullah, "stas" in Anastasia."""
    found = {
        first[at : at + size]
        for at in range(1, len(first) - 3)
        for size in (4, 5)
        if first[at] not in VOWELS and len(first[at : at + size]) == size
    }
    return {stem for stem in found if not ordinary(stem)}


def initials(person: Person) -> set[str]:
    """ "Ava May Bell" gives {"AB", "AMB"}; a double-barrelled name its first and its two letters; and what the
    school's own list says."""
    first, middle = person.first[:1], "".join(name[:1] for name in person.other_names)
    family = [part[:1] for part in re.split(r"[\s-]+", person.surname) if part]
    made = {
        first + "".join(family),
        first + middle + "".join(family),
        first + "".join(family[:1]),
        person.preferred[:1] + "".join(family),
        person.initials,
    }
    return {fold(letters).plain.upper() for letters in made if len(letters) > 1}
