"""What is known before a text is read: the roll, the people of the case, their handles and numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import ahocorasick

from evidence.redaction import people, span
from evidence.redaction.fold import fold, fold_name
from evidence.redaction.names import Bearers, NameIndex, initials
from evidence.redaction.people import NO_SCHOOL, PUPIL, Person, School
from evidence.redaction.words import short_forms

#: Letters of scripts that put no space between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
APOSTROPHE = re.compile(r"[a-z]'[a-z]{3,}\Z")


@dataclass(frozen=True)
class Term:
    """An exact stretch to look for, in folded lower case."""

    text: str
    type: str
    person: str | None = None


@dataclass(frozen=True)
class Roll:
    """The people of a school with the indexes made from them, shared by all its cases."""

    people: dict[str, Person]
    school: School = NO_SCHOOL

    @classmethod
    def of(cls, everyone: Iterable[Person], school: School = NO_SCHOOL) -> "Roll":
        return cls({person.id: person for person in everyone}, school)

    @cached_property
    def names(self) -> NameIndex:
        return NameIndex.of(self.people.values())

    @cached_property
    def phones(self) -> dict[str, tuple[str, ...]]:
        return _by(self.people.values(), lambda p: national(p.phone))

    @cached_property
    def births(self) -> dict[str, tuple[str, ...]]:
        return _by((p for p in self.people.values() if p.role == people.PUPIL), lambda p: p.dob)

    @cached_property
    def upns(self) -> dict[str, tuple[str, ...]]:
        return _by(self.people.values(), lambda p: squeeze(p.upn))

    @cached_property
    def addresses(self) -> dict[str, tuple[str, ...]]:
        """Who lives at each first line of an address."""
        return _by(self.people.values(), lambda p: low(p.address.partition(",")[0]))

    @cached_property
    def postcodes(self) -> dict[str, tuple[str, ...]]:
        return _by(self.people.values(), lambda p: squeeze(p.postcode))

    @cached_property
    def joined(self) -> dict[str, tuple[str, ...]]:
        """Whose first and family name make one word: "avabell"."""
        return _by(
            self.people.values(), lambda p: "".join(fold_name(f"{p.first} {p.surname}")).replace("'", "")
        )

    @cached_property
    def called(self) -> dict[str, tuple[str, ...]]:
        """Which pupils are listed forms of a first name for: Kasia for Katarzyna."""
        found: dict[str, list[str]] = defaultdict(list)
        for person in self.people.values():
            firsts = fold_name(person.first)[:1] if person.role == people.PUPIL else ()
            for word in sorted(short_forms(firsts[0])) if firsts else ():
                found[word].append(person.id)
        return {word: tuple(who) for word, who in found.items()}

    @cached_property
    def staff_initials(self) -> dict[str, tuple[str, ...]]:
        """Which members of staff sign with which letters."""
        found: dict[str, list[str]] = defaultdict(list)
        for person in self.people.values():
            for letters in sorted(initials(person)) if person.role == people.STAFF else ():
                found[letters].append(person.id)
        return {letters: tuple(who) for letters, who in found.items()}

    @cached_property
    def towns(self) -> frozenset[str]:
        parts = (person.address.rpartition(",") for person in self.people.values() if "," in person.address)
        return frozenset(town.strip().lower() for _, _, town in parts if len(town.strip()) > 3)

    @cached_property
    def automaton(self) -> ahocorasick.Automaton:
        return automaton_of(self.terms)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        found = [term for person in self.people.values() for term in terms_of(person)]
        found += [Term(low(name), span.SCHOOL, "own") for name in (self.school.name,) if name]
        return tuple(found + [Term(low(name), span.SCHOOL, "other") for name in self.school.others])


@dataclass(frozen=True)
class CaseContext:
    """One case: the roll, who is in it, and what is known or found out about them on the way.

    `strangers` are names found by cue that no list holds; `owners` says whose an online name is that a chat gave
    away; `mentioned` are people of the roll whom a text names in full; `subject` is the child's id or "".
    """

    roll: Roll
    subject: str = ""
    members: frozenset[str] = frozenset()
    others: tuple[Person, ...] = ()
    handles: tuple[Term, ...] = ()
    strangers: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    owners: Mapping[str, str] = field(default_factory=dict)
    cache: dict[str, object] = field(default_factory=dict, compare=False)
    borne: dict[str, Bearers] = field(default_factory=dict, compare=False)

    @cached_property
    def people(self) -> dict[str, Person]:
        return self.roll.people | {person.id: person for person in self.others}

    @cached_property
    def circle(self) -> frozenset[str]:
        """The members, those the DSL typed in, and the families of the members."""
        near = set(self.members) | {person.id for person in self.others} | ({self.subject} - {""})
        for member in tuple(near):
            near |= {other for _, other in self.people[member].relations} if member in self.people else set()
        return frozenset(near & set(self.people))

    @cached_property
    def vicinity(self) -> frozenset[str]:
        """The circle, and whoever of the roll is named in full: their names are looked for everywhere, but whom a bare
        name means is not settled by it."""
        return self.circle | self.mentioned

    @cached_property
    def near(self) -> NameIndex:
        """Names of the vicinity, with nicknames and shortened forms that would be too bold for the whole roll."""
        return NameIndex.of((self.people[who] for who in sorted(self.vicinity)), bold=True)

    @cached_property
    def automata(self) -> tuple[ahocorasick.Automaton, ...]:
        own = (*(term for person in self.others for term in terms_of(person)), *self.handles)
        return tuple(machine for machine in (self.roll.automaton, automaton_of(own)) if len(machine))

    def whose(self, people: Iterable[str]) -> str | None:
        """Of people who share a number or an address the one it is on record for in this case: the only one there
        is, else the only child, else the only one of the circle."""
        everyone = set(people)
        if self.subject in everyone:
            return self.subject
        for choice in (everyone, everyone & self.members, everyone & self.circle):
            children = {who for who in choice if self.people[who].role == PUPIL}
            if len(choice) == 1 or len(children) == 1:
                return next(iter(choice if len(choice) == 1 else children))
        return None

    def knowing(
        self,
        *,
        handles: Iterable[Term] = (),
        strangers: Iterable[str] = (),
        mentioned: Iterable[str] = (),
        owners: Mapping[str, str] | None = None,
    ) -> "CaseContext":
        """The same case after more has been found in one of its texts."""
        known = {term.text: term for term in (*handles, *self.handles)}
        return replace(
            self,
            handles=tuple(known.values()),
            strangers=self.strangers | set(strangers),
            mentioned=self.mentioned | set(mentioned),
            owners=owners or {},
            cache={},
            borne={},
        )


def terms_of(person: Person) -> list[Term]:
    """What may stand for a person wherever it stands: user name, e-mail, UPN, handles, first line of address."""
    street = person.address.partition(",")[0]
    pairs = [
        (person.username, span.USERNAME),
        (person.email, span.EMAIL),
        (person.upn, span.UPN),
        (person.address, span.ADDRESS),
        (street if re.search(r"\d", street) else "", span.ADDRESS),
    ]
    pairs += [(handle, span.HANDLE) for handle in person.handles]
    pairs += [(name, span.PERSON) for name in _odd_names(person)]
    return [Term(low(text), kind, person.id) for text, kind in pairs if text]


def _odd_names(person: Person) -> list[str]:
    """Names that are not found word by word: in scripts that put no space between words, of one letter, and those
    with an apostrophe when a space stands for it ("O Hare")."""
    names = (person.first, person.surname, person.preferred, *person.other_names)
    made = [name for name in names if UNSPACED.search(name)]
    made += [name.replace("'", " ") for name in map(low, names) if APOSTROPHE.match(name)]
    if person.first.strip() and person.surname.strip() and 1 in (len(person.first), len(person.surname)):
        made.append(f"{person.first} {person.surname}")
    return made


def automaton_of(terms: Iterable[Term]) -> ahocorasick.Automaton:
    """A pyahocorasick machine for the terms; those of one or two characters are left out."""
    machine = ahocorasick.Automaton()
    for term in terms:
        if len(term.text) > 2 or UNSPACED.search(term.text):
            machine.add_word(term.text, term)
    machine.make_automaton()
    return machine


def low(text: str) -> str:
    return fold(text.strip()).lower


def squeeze(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def national(phone: str) -> str:
    """The digits of a phone number in national form: "+44 7700 900123" gives "07700900123"."""
    digits = re.sub(r"\D", "", phone)
    return re.sub(r"^(?:00)?44(?:0)?(?=\d{9,10}$)", "0", digits)


def _by(everyone: Iterable[Person], key) -> dict[str, tuple[str, ...]]:  # type: ignore[no-untyped-def]
    found: dict[str, list[str]] = defaultdict(list)
    for person in everyone:
        if value := key(person):
            found[value].append(person.id)
    return {value: tuple(ids) for value, ids in found.items()}


__all__ = ["CaseContext", "Roll", "Term", "fold_name", "low", "national", "squeeze", "terms_of"]
