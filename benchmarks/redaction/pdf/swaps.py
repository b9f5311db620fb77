"""Texts with places for names, and names to put there: whatever is masked, the file stays the same."""

import random
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.redaction.pdf.sample import document
from evidence.pdf.document import Document
from evidence.redaction import span as kinds
from evidence.redaction.apply import Release, redact
from evidence.redaction.span import Span
from evidence.redaction.swap import Exchange, swap
from workflows import audiences
from workflows.audiences import KEEP

#: The places: type, id of the person where one is known, class of that person in the case.
PLACES = {
    "child": (kinds.PERSON, "P1", "subject"),
    "friend": (kinds.PERSON, "P2", "other_pupil"),
    "witness": (kinds.PERSON, "P3", "informant"),
    "mother": (kinds.PERSON, "C1", "subject_family"),
    "teacher": (kinds.PERSON, "S1", "staff"),
    "adult": (kinds.PERSON, "X1", "suspect"),
    "stranger": (kinds.PERSON, None, ""),
    "phone": (kinds.PHONE, None, ""),
    "handle": (kinds.HANDLE, "X1", "suspect"),
    "address": (kinds.ADDRESS, "P2", "other_pupil"),
    "born": (kinds.DOB, "P2", "other_pupil"),
    "number": (kinds.UPN, "P1", "subject"),
}
CLASSES = {person: part for _, person, part in PLACES.values() if person}
TEXTS = (
    "{child} told {teacher} that {adult} ({handle}) wrote to {friend}. Rang {phone}.",
    "{witness} said so to {mother} at {address} on Tuesday. {friend}, born {born}, was calm.",
    "Saw {child} and {friend} with {stranger}.\n{stranger} left. {friend} and {child} went home, {phone}.",
    "{friend}\n{child}: ok\n{friend}: come to {address}\n{handle}: no\nNumber {number}!",
    "The meeting began late. {witness} knows {stranger}, {adult} and {teacher}; {phone} or {phone}? " * 12,
    "{mother} asked. “{child}’s friend {friend} told us,” said {teacher}. {witness} was there.",
)
SCRIPTS = (
    string.ascii_letters,
    "абвгдежзик",
    "αβγδεζηθ",
    "王李張劉陳",
    "김이박최",
    "אבגדה",
    "ابتثج",
    "éèüłžñ",
    "😀😎🎮",
)


@dataclass(frozen=True)
class Filled:
    """A text with something in each place, and the spans that say where."""

    text: str
    spans: list[Span] = field(default_factory=list)


def secrets(rng: random.Random) -> dict[str, str]:
    """Something for each place: names of one to forty letters of any script, numbers of any length."""
    made = {place: name(rng) for place in PLACES}
    made["phone"] = (
        f"07700 900{rng.randrange(1000):03}"
        if rng.random() < 0.5
        else f"+44 1632 960{rng.randrange(1000):03}"
    )
    made["handle"] = "_".join(name(rng).replace(" ", "") for _ in range(rng.randint(1, 3)))
    made["address"] = f"{rng.randrange(1, 400)} {name(rng)} Lane{rng.choice(['', ', ', chr(10)])}{name(rng)}"
    made["born"] = f"{rng.randrange(1, 29)}.{rng.randrange(1, 13)}.{rng.randrange(2008, 2020)}"
    made["number"] = "".join(rng.choices(string.ascii_uppercase + string.digits, k=rng.randint(1, 20)))
    return made


def name(rng: random.Random) -> str:
    letters = rng.choice(SCRIPTS)
    parts = ["".join(rng.choices(letters, k=rng.randint(1, 20))) for _ in range(rng.randint(1, 2))]
    return rng.choice([" ", "-", ". ", "’"]).join(parts)


def filled(text: str, given: Mapping[str, str]) -> Filled:
    """The text with these things in its places."""
    out, spans = "", []
    for words, place, _, _ in string.Formatter().parse(text):
        out += words
        if place:
            kind, person, _ = PLACES[place]
            spans.append(Span(len(out), len(out) + len(given[place]), kind, person))
            out += given[place]
    return Filled(out, spans)


def release_for(audience: str) -> Release:
    return Release(audiences.get(audience), CLASSES)


def composed(texts: list[Filled], audience: str) -> Document:
    """The summary of these texts for one audience."""
    release = release_for(audience)
    redacted = [redact(one.text, one.spans, release) for one in texts]
    return document(*redacted, audience=release.audience.label)


def exchanged(texts: list[Filled], audience: str, exchange: Exchange) -> Document:
    """The same summary after the exchange that is made at each release."""
    release = release_for(audience)
    pairs = [swap(one.text, one.spans, release, exchange) for one in texts]
    return document(*(redact(text, spans, release) for text, spans in pairs), audience=release.audience.label)


def kept(audience: str) -> frozenset[str]:
    """The places that stay readable for an audience: what stands there may be seen, so it stays the same."""
    release = release_for(audience)
    spans = {place: Span(0, 1, kind, person) for place, (kind, person, _) in PLACES.items()}
    return frozenset(place for place, span in spans.items() if release.action(span) == KEEP)


def swaps(count: int, audience: str) -> Iterator[list[Filled]]:
    """The same texts `count` times, each time with other things in all places that are masked."""
    same = secrets(random.Random(audience))
    for number in range(count):
        other = secrets(random.Random(f"{audience} {number}"))
        given = {place: same[place] if place in kept(audience) else other[place] for place in PLACES}
        yield [filled(text, given) for text in TEXTS]
