"""All recognisers over all texts of a case: what one text gives away is then looked for in every other."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from evidence.redaction import span
from evidence.redaction.budget import Recogniser, run
from evidence.redaction.context import CaseContext, Term, low
from evidence.redaction.fold import Folded, fold, fold_name
from evidence.redaction.linker import link
from evidence.redaction.merge import around, merge
from evidence.redaction.names import GIVEN, shortened
from evidence.redaction.owners import belong
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
    pairs,
    papers,
    phones,
    phrases,
    places,
    possessives,
    public,
    quasi,
    read_out,
    roll,
    run_together,
    schools,
    scripts,
    strangers,
    unexplained,
    vehicles,
    whole,
)
from evidence.redaction.recognisers.full_names import FULL, bearers
from evidence.redaction.recognisers.roll import SINGLE
from evidence.redaction.span import PROPOSED, Span
from evidence.redaction.speakers import claims, owned
from evidence.redaction.words import frequency, given_name, group, ordinary, proper, slip

NO_NAMES = group("brands") | group("platforms")
NO_STRANGERS = (
    group("determiners")
    | group("pronouns")
    | group("titles")
    | group("school_nouns")
    | group("chat")
    | group("transcript_roles")
)
SURE_ENOUGH = 0.75  # a stranger less sure than this is not looked for elsewhere
#: What these find depends on what other texts of the case gave away, so that they read each text twice.
LEARNING: tuple[Recogniser, ...] = (
    fields.find,
    roll.find,
    phrases.find,
    possessives.find,
    fuzzy.find,
    handles.find,
    strangers.find,
)
#: What these find does not.
STEADY: tuple[Recogniser, ...] = (
    initials.find, letters.find, run_together.find, phones.find, mail.find, links.find, identifiers.find, read_out.find,
    papers.find,
    vehicles.find,
    places.find, births.find, schools.find,
)  # fmt: skip


@cache
def version() -> str:
    """Names these recognisers with their word lists; changes with any of their files. Hexadecimal, 16 characters."""
    summed = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in (".py", ".toml", ".gz"):
            summed.update(path.read_bytes())
    return summed.hexdigest()[:16]


def detect(
    texts: Iterable[str], case: CaseContext, *, floor: float = PROPOSED, extra: tuple[Recogniser, ...] = ()
) -> list[list[Span]]:
    """For each text its spans of at least `floor` confidence, in order, without overlap.

    Two rounds: names of strangers and online names of the first are searched for everywhere in the second.
    `extra`: recognisers whose word counts where the others found nothing, such as a plug-in that suggests. Raises
    RecogniserFailed; then there is no result.
    """
    folded = [_read(text, case) for text in texts]
    steady = [_by(STEADY, text, case) for text in folded]
    first = [_round(text, spans, case, PROPOSED, extra) for text, spans in zip(folded, steady, strict=True)]
    wiser = learn(case, folded, first)
    if wiser == case and floor == PROPOSED:
        return first
    return [_round(text, spans, wiser, floor, extra) for text, spans in zip(folded, steady, strict=True)]


def descriptions(texts: Iterable[str], case: CaseContext) -> list[list[Span]]:
    """For each text the descriptions that may tell who somebody is without a name (type QUASI). They are warnings:
    nothing takes them out, a reviewer looks at them. Raises RecogniserFailed."""
    return [run(quasi.find, fold(text), case) for text in texts]


def _read(text: str, case: CaseContext) -> Folded:
    """The folded text; whoever writes one name of the case with a small letter may do so with all."""
    folded, near, everyone = fold(text), case.near.words, case.roll.names.words
    small = any(
        not (w.capital or w.loud or w.glued or ordinary(w.low))
        and (w.low in near or (w.low in everyone and given_name(w.low)))
        for w in folded.words
    )
    return folded.in_small_letters() if small else folded


def learn(case: CaseContext, folded: list[Folded], found: list[list[Span]]) -> CaseContext:
    """The case with the strangers and the online names that the first round found, and whose these are."""
    pairs = [
        (text.text[s.start : s.end], s) for text, spans in zip(folded, found, strict=True) for s in spans
    ]
    said = [
        Term(name, span.HANDLE, s.person)
        for words, s in pairs
        if s.type == span.HANDLE
        and len(name := low(words).lstrip("@")) > 3
        and not ordinary(name)
        and name not in NO_NAMES
        and not _is_a_name(name, case)
    ]
    names = [w for said, s in pairs if _is_stranger(s) for w in fold_name(said)]
    labels = [text.lower[slice(*at)] for text in folded for at in text.labels]
    names += [w for label in labels for w in _of_a_label(label) if not case.near.bearers(w)]
    names += sorted(_shortened(pairs, folded, case))
    return case.knowing(
        handles=said,
        strangers={w for w in names if len(w) > 2 and w not in NO_STRANGERS},
        mentioned={s.person for _, s in pairs if s.person and _is_in_full(s) and s.person not in case.circle},
        owners=owned(
            claims(text, spans, case, frozenset(names)) for text, spans in zip(folded, found, strict=True)
        ),
    )


def _shortened(pairs: list[tuple[str, Span]], folded: list[Folded], case: CaseContext) -> set[str]:
    """What friends make of the first names that a text has in full ("tiffany", then "tiffz"), as far as no list and no
    other name explains it."""
    firsts = {
        first
        for said, s in pairs
        if s.type == span.PERSON and s.recogniser == "roll" and s.confidence >= SINGLE
        for first in fold_name(said)[:1]
        if any(GIVEN in parts for parts in case.roll.names.bearers(first).values())
    }
    written = {word.low for text in folded for word in text.words if len(word.low) > 3}
    made = {word for first in firsts if len(first) > 3 for word in written & shortened(first)}
    return {
        w
        for w in made
        if not (frequency(w) or proper(w) or (slip(w) and not ordinary(w)) or bearers(case, w))
    }


def _is_a_name(said: str, case: CaseContext) -> bool:
    """Whether a speaker is called by the whole name of somebody on the roll."""
    words = fold_name(said)
    return len(words) > 1 and all(word in case.roll.names.words for word in words)


def _of_a_label(label: str) -> list[str]:
    """The name of a speaker who is called by one word; a name that is a word too is looked for as such."""
    is_name = label.isalpha() and label not in group("transcript_roles") and given_name(label)
    return [label] if is_name else []


def _is_in_full(found: Span) -> bool:
    return (
        found.type == span.PERSON
        and found.recogniser == "roll"
        and found.confidence >= FULL
        and not found.hint
    )


def _is_stranger(found: Span) -> bool:
    return found.type == span.PERSON and found.recogniser == "strangers" and found.confidence >= SURE_ENOUGH


def _round(
    text: Folded, steady: list[Span], case: CaseContext, floor: float, extra: tuple[Recogniser, ...]
) -> list[Span]:
    here = public.spared(text, (*_by(LEARNING, text, case), *steady), case)
    found = merge(s for s in here if s.confidence >= floor)
    found = merge([*found, *around(pairs.find(text, case, found), found)])
    found = whole.whole(text, found, case)
    unsure = merge(
        s for s in _by((scripts.find, unexplained.find, *extra), text, case) if s.confidence >= floor
    )
    beside = [one for one in around(unsure, found) if unexplained.is_enough(text, one)]
    return belong(text, link([*found, *beside], case), case)


def _by(recognisers: tuple[Recogniser, ...], text: Folded, case: CaseContext) -> list[Span]:
    return [s for recogniser in recognisers for s in run(recogniser, text, case)]


__all__ = ["LEARNING", "STEADY", "descriptions", "detect", "version"]
