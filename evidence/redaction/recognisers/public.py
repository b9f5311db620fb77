"""Names of nobody at the school: people of lessons and assemblies, books, places, makes of cars.

Left alone only where the whole name stands, no one person on the roll bears it, and no word beside it speaks of
somebody whom one knows: whoever calls himself by a famous name is taken out.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache

import ahocorasick

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word, fold_name
from evidence.redaction.names import PARTICLES
from evidence.redaction.recognisers.full_names import bearers
from evidence.redaction.recognisers.vehicle_words import MAKES
from evidence.redaction.span import Span
from evidence.redaction.words import DATA, group, place, proper

KNOWN_BEFORE = re.compile(
    r"(?:\b(?:called|calls? (?:me|him|her|them)(?:self|selves)?|named|name is|named as|known as|goes by|as|aka"
    r"|alias|im|i'm|i am|its"
    r"|friends?|mates?|boyfriend|girlfriend|brother|sister|cousin|uncle|dad|mum|stepdad|partner|neighbour"
    r"|spoke to|talk(?:ing|ed)? to"
    r"|messag\w+|texted|rang|snapped|added|met|meeting|met up with|told|asked|contact|user(?:name)?|profile"
    r"|account|handle|pupil"
    r"|student|child|witness|suspect|with|from)\b[^\w\n]{0,3})\Z"
)
KNOWN_BEHIND = re.compile(
    r"(?:'s (?:mum|dad|house|phone|brother|sister|parents|account|snap|flat|car|form|mate)| (?:messaged|texted"
    r"|rang|told|asked|said|says|wants?|wanted|arrived|called|added|hit"
    r"|pushed|kicked|followed|sent|snapped|disclosed)\b|,? \(?(?:dob|year \d|y\d|\d\d?[a-z]{1,2}\b|aged|upn|nhs))"
)
OF_A_WORK = re.compile(
    r"(?:\b(?:wrote|author of|novels?|books?|films?|movies?|musicals?|plays?|cop(?:y|ies) of|chapters? of"
    r"|scenes? (?:of|from)|texts?"
    r"|set text|studying|one of|version of|character in|script of|read(?:ing)?|watch(?:ing|ed)?|gcse"
    r"|production of|performing)\b"
    r"(?: for \w+)?[ :,\"'(]{1,3}[^.!?\n]{0,60}?)\Z"
)
#: Only what nobody says of a child: a lesson, a topic or a project may be on a pupil who died.
LESSON = re.compile(
    r"\b(?:studying|biography of|novels? by|plays? by|paintings? by|symphony by|opera by|sonnets? by|albums? by) \Z"
)
WITH_SOMEBODY = re.compile(r"\b(?:with|to|for|told|asked|beside|near|like|behind) \Z")
PAIR = re.compile(r"[A-Z][a-z'-]+(?: (?:de|van|von|da|of|the))*(?: [A-Z][a-z'-]+){1,2}(?!\w)")
ROYAL = re.compile(
    r"\b(?:King |Queen |Pope )?(?:Henry|George|Edward|Richard|Elizabeth|Charles|James|William|Louis|Philip|John"
    r"|Mary|Paul|Benedict)"
    r" (?:VIII|VII|VI|IV|V|III|II|I)\b(?! )|\b(?:Henry|Edward|George|Louis) (?:VIII|VII|VI|IV|V|III|II)\b"
)
SAINT = re.compile(r"\b(?:St|Saint)\.? [A-Z][a-z]+(?:'s|s')?(?!\w)")
CAR = re.compile(
    rf"\b(?:parked|an?|old|new|black|white|red|blue|grey|gray|silver|green|gold|dark|small|big|battered|hired?"
    r"|drives an?|driving an?)"
    rf" ({MAKES}|rover|austin|bentley|lexus|dacia|mercedes|chevrolet|lincoln|jeep)\b"
    rf"(?!'|-|(?-i: [A-Z])| (?:boy|girl|child|children|family"
    rf"|kid|lad|brother|sister|twin|mum|dad)\b)",
    re.I,
)
COUNTRY = re.compile(
    r"\b(?:capital of|map of|population of|trip to|holiday (?:in|to)|flights? to|flew to|rivers? (?:in|of)"
    r"|city of|country of"
    r"|back from|refugees? from|exchange (?:to|with)|currency of) ([A-Z][a-z]+)(?![\w'])"
)
HOUSE_OF_GOD = re.compile(
    r"\b(?:Chapel|Church|Mosque|Temple|Synagogue|Parish|Pub|Ward|House) ?: ([A-Z][a-z]+)(?! [A-Z])"
)
LEFT_ALONE = frozenset({span.PERSON, span.HANDLE})


@cache
def _names() -> ahocorasick.Automaton:
    with (DATA / "public.toml").open("rb") as file:
        lists = tomllib.load(file)
    machine = ahocorasick.Automaton()
    for kind, text in lists.items():
        for name in filter(None, (" ".join(part.split()) for part in text.split(";"))):
            machine.add_word(name, (kind, name))
    machine.make_automaton()
    return machine


def spared(text: Folded, spans: Iterable[Span], case: CaseContext) -> list[Span]:
    """The spans without the names of nobody here."""
    whole = list(spans)
    if not any(one.type in LEFT_ALONE for one in whole):
        return whole
    places = _stretches(text, case)
    return [
        one
        for one in whole
        if one.type not in LEFT_ALONE
        or (one.recogniser == "fields" and one.type == span.PERSON)
        or not any(start <= one.start and one.end <= end for start, end in places)
    ]


def _stretches(text: Folded, case: CaseContext) -> list[tuple[int, int]]:
    found = []
    for last, (kind, name) in _names().iter(text.lower):
        start, end = last + 1 - len(name), last + 1
        if _is_whole(text.plain, start, end) and _is_public(text, kind, start, end, case):
            found.append((start, end))
    found += [hit.span() for hit in ROYAL.finditer(text.plain)]
    found += [hit.span() for hit in SAINT.finditer(text.plain) if not _is_a_person(hit.group(), case)]
    found += [hit.span(1) for hit in CAR.finditer(text.plain)]
    found += [hit.span(1) for hit in HOUSE_OF_GOD.finditer(text.plain) if not _is_near(hit.group(1), case)]
    found += [
        hit.span(1)
        for hit in COUNTRY.finditer(text.plain)
        if (place(low := hit.group(1).lower()) or proper(low)) and not _is_near(hit.group(1), case)
    ]
    found += [hit.span() for hit in PAIR.finditer(text.plain) if _is_taught(text, hit, case)]
    return [text.where(*stretch) for stretch in found]


def _is_a_person(saint: str, case: CaseContext) -> bool:
    """Whether somebody here is called Saint, or bears the whole of "St Clair"."""
    first, *rest = fold_name(saint)
    return bool(bearers(case, first)) or (bool(rest) and _borne(saint, case))


def _is_whole(plain: str, start: int, end: int) -> bool:
    return not (plain[start - 1 : start].isalnum() or plain[end : end + 1].isalnum())


def _is_public(text: Folded, kind: str, start: int, end: int, case: CaseContext) -> bool:
    before = text.lower[max(0, start - 80) : start]
    if KNOWN_BEHIND.match(text.lower, end) or _borne(text.plain[start:end], case):
        return False
    if kind == "titles":
        one = text.plain[start:end]
        owned = text.plain[end : end + 2] in ("'s", "s'")
        if WITH_SOMEBODY.search(before):
            return False
        return one[0].isupper() and not owned and bool(OF_A_WORK.search(before)) and not _is_near(one, case)
    return kind in ("works", "places") or not KNOWN_BEFORE.search(before[-32:])


def _is_taught(text: Folded, hit: re.Match[str], case: CaseContext) -> bool:
    """ "a novel by Mary Prince": a whole name that nobody bears, where a work speaks of it."""
    before = text.lower[max(0, hit.start() - 24) : hit.start()]
    return (
        bool(LESSON.search(before))
        and not KNOWN_BEHIND.match(text.lower, hit.end())
        and not any(_is_near(word, case) for word in hit.group().split())
        and not _borne(hit.group(), case)
    )


def _borne(name: str, case: CaseContext) -> bool:
    """Whether one person here bears all words of a name of several."""
    words = [word for word in fold_name(name) if word not in PARTICLES and word not in ("the", "of", "and")]
    return len(words) > 1 and bool(set.intersection(*(set(bearers(case, word)) for word in words)))


def _is_near(word: str, case: CaseContext) -> bool:
    return any(low in case.near.words or low in case.strangers for low in fold_name(word))


def is_of_a_work(text: Folded, word: Word, case: CaseContext) -> bool:
    """ "We read Of Mice and Men; Lennie and Curley ...": a figure of a book that is spoken of, nobody of the case."""
    if word.low not in group("fiction") or word.low in case.near.words or word.low in case.strangers:
        return False
    return bool(OF_A_WORK.search(text.lower[max(0, word.start - 80) : word.start]))
