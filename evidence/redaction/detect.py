"""All recognisers over all texts of a case: what one text gives away is then looked for in every other."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from evidence.redaction import span
from evidence.redaction.context import CaseContext, Term, low
from evidence.redaction.fold import Folded, fold, fold_name
from evidence.redaction.linker import link
from evidence.redaction.merge import merge
from evidence.redaction.owners import belong, claims, owned
from evidence.redaction.recognisers import (
    births,
    fields,
    fuzzy,
    handles,
    identifiers,
    initials,
    letters,
    links,
    mail,
    phones,
    places,
    possessives,
    roll,
    schools,
    strangers,
    vehicles,
)
from evidence.redaction.span import PROPOSED, Span
from evidence.redaction.words import group, ordinary

SURE_ENOUGH = 0.75  # a stranger less sure than this is not looked for elsewhere
Recogniser = Callable[[Folded, CaseContext], list[Span]]
RECOGNISERS: tuple[Recogniser, ...] = (
    fields.find, roll.find, possessives.find, fuzzy.find, initials.find, letters.find, phones.find, mail.find, links.find, identifiers.find, vehicles.find,
    places.find, births.find, schools.find, handles.find, strangers.find,
)  # fmt: skip


@cache
def version() -> str:
    """Names these recognisers with their word lists; changes with any of their files. Hexadecimal, 16 characters."""
    summed = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in (".py", ".toml", ".gz"):
            summed.update(path.read_bytes())
    return summed.hexdigest()[:16]


def detect(texts: Iterable[str], case: CaseContext, *, floor: float = PROPOSED) -> list[list[Span]]:
    """For each text its spans of at least `floor` confidence, in order, without overlap.

    Two rounds: names of strangers and online names of the first are searched for everywhere in the second.
    """
    folded = [_read(text, case) for text in texts]
    first = [_round(text, case, PROPOSED) for text in folded]
    wiser = learn(case, folded, first)
    if wiser == case:
        return first if floor == PROPOSED else [_round(text, case, floor) for text in folded]
    return [_round(text, wiser, floor) for text in folded]


def _read(text: str, case: CaseContext) -> Folded:
    """The folded text; whoever writes one name of the case with a small letter may do so with all."""
    folded, near = fold(text), case.near.words
    small = any(not w.capital and not w.loud and w.low in near and not ordinary(w.low) for w in folded.words)
    return replace(folded, small=True) if small else folded


def learn(case: CaseContext, folded: list[Folded], found: list[list[Span]]) -> CaseContext:
    """The case with the online names and the strangers that the first round found."""
    pairs = [
        (text.text[s.start : s.end], s) for text, spans in zip(folded, found, strict=True) for s in spans
    ]
    owners = owned(claims(text, spans) for text, spans in zip(folded, found, strict=True))
    handles_ = [
        Term(low(said).lstrip("@"), span.HANDLE, s.person or owners.get(low(said).lstrip("@")))
        for said, s in pairs
        if s.type == span.HANDLE
    ]
    handles_ += [replace(term, person=term.person or owners.get(term.text)) for term in case.handles]
    names = [
        w
        for said, s in pairs
        if s.type == span.PERSON and s.recogniser == "strangers" and s.confidence >= SURE_ENOUGH
        for w in fold_name(said)
    ]
    return case.knowing(
        handles=[term for term in handles_ if len(term.text) > 3 and not ordinary(term.text)],
        strangers={w for w in names if len(w) > 2 and w not in group("titles") | group("school_nouns")},
    )


def _round(text: Folded, case: CaseContext, floor: float) -> list[Span]:
    found = [s for recogniser in RECOGNISERS for s in recogniser(text, case) if s.confidence >= floor]
    return belong(text, link(merge(found), case), case)
