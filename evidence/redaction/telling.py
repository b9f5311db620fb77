"""Sentences that show who told. For a reader who may not learn it, masking the name is not enough: "B told us" still
points to B where only two were there, and so does "She had it from the changing room" after it.

Sure (they go unless somebody leaves them in): a third person of the list is the source; the sentences after it that
begin by pointing back. In doubt (somebody has to answer): a source whom nobody names or knows, and the neighbours that
may point back. What the machine cannot know: what only two people knew, whose words, times or places give them away.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from evidence.redaction.apply import Release
from evidence.redaction.people import Person
from evidence.redaction.sentences import sentences_of
from evidence.redaction.span import PERSON, TELLING, Span
from evidence.redaction.telling_words import (
    AFTER,
    BEFORE,
    FIRST_PERSON,
    INTRODUCES,
    NEIGHBOURLY,
    NOT_A_DEED,
    PLEA,
    POINTS_BACK,
    REPORTED,
    REVEALS,
    SAYS,
    SIGNED_FOR,
    SOMEBODY,
    STATEMENT,
    UNNAMED,
)
from workflows.audiences import MASK_SENTENCE

SURE, LIKELY, IN_DOUBT = 0.9, 0.6, 0.4
LABEL = 64  # code points before a name in which a label may stand
SOURCES = {
    "other_pupil": SURE,
    "other_family": SURE,
    "public": SURE,
    "subject_family": IN_DOUBT,
    "unknown_person": LIKELY,
}
PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|his|hers|their|theirs)\b", re.I)
OF_GENDER = {"M": re.compile(r"\b(?:he|him|his)\b", re.I), "F": re.compile(r"\b(?:she|her|hers)\b", re.I)}
POSTS = (
    r"(?:social worker|sw|police|pc|dc|ds|sgt|sergeant|officer|nurse|doctor|dr|gp|midwife|health visitor"
    r"|therapist|teacher"
    r"|psychologist|counsellor|practitioner|consultant|solicitor|services|social care"
    r"|camhs|cafcass|worker|advis[eo]r|manager|coordinator|mr|mrs|ms|miss)"
)
POST = re.compile(rf"\b{POSTS}\b[.,:]? \Z", re.I)
POST_BEHIND = re.compile(
    rf",? ?\(?(?:(?:the|a|an|our|his|her|their) )?(?:[\w'\u2019-]+ ){{0,2}}{POSTS}\b", re.I
)
POST_REACH = 40
#: A plea in one's own words: what follows is in them too.
OF_ONESELF = re.compile(r"\b(?:i|i'm|im|me|my|us|we|our)\b", re.I)
HINTS_AT = re.compile(rf"\b{SOMEBODY}\b", re.I)


@dataclass
class _Source:
    """Who told in the sentence before: how sure that somebody did, of which genders, whether what follows is in
    their own words ("I ..."), who it was, where that is known, and whether they plead in their own words."""

    sure: float
    genders: frozenset[str]
    speaks: bool = False
    people: frozenset[str] = frozenset()
    pleads: bool = False

    def may_be_meant(self, sentence: str) -> bool:
        """Whether the pronouns of a sentence fit: "she" does not point back to a boy."""
        others = [OF_GENDER[g] for g in OF_GENDER if self.genders and g not in self.genders]
        return any(not any(o.fullmatch(hit.group()) for o in others) for hit in PRONOUN.finditer(sentence))


def find(text: str, spans: Iterable[Span], release: Release, people: Mapping[str, Person]) -> list[Span]:
    """A span for each such sentence; none where the audience may learn who told."""
    if release.for_informants != MASK_SENTENCE:
        return []
    found = dict(_walk(text, list(spans), release, people))
    return [
        Span(*place, TELLING, recogniser="telling", confidence=sure) for place, sure in sorted(found.items())
    ]


def _walk(
    text: str, spans: list[Span], release: Release, people: Mapping[str, Person]
) -> Iterator[tuple[tuple[int, int], float]]:
    before: tuple[int, int] | None = None
    earlier: list[Span] = []
    source: _Source | None = None
    for place in _whole(sentences_of(text), spans):
        named = [span for span in spans if place[0] <= span.start < place[1]]
        told = _told(text, place, named, release, people) or _still_told(
            text, place, earlier, release, people
        )
        earlier = named or earlier
        if told:
            if told.sure < 1:
                yield place, told.sure
            if before and source is None and HINTS_AT.search(text, *before):
                yield before, IN_DOUBT
            if before and told.sure >= SURE and _reveals(text, before, place, named):
                yield before, SURE
            if before and source is None and told.sure >= SURE and INTRODUCES.match(text, *before):
                yield before, LIKELY
            source = told
        elif source:
            sure, source = _following(text, place, named, source)
            if sure:
                yield place, sure
        before = place


def _reveals(text: str, before: tuple[int, int], place: tuple[int, int], named: list[Span]) -> bool:
    """ "(It was X.)" behind a sentence that speaks of somebody without a name."""
    if not named or not HINTS_AT.search(text, *before):
        return False
    first = min(named, key=lambda span: span.start)
    return bool(REVEALS.match(text[place[0] : first.start])) and text[first.end : first.end + 1] in (
        ".",
        ")",
        ",",
    )


def _whole(places: list[tuple[int, int]], spans: list[Span]) -> list[tuple[int, int]]:
    """The sentences, joined where a name goes over the end of a line."""
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and any(span.start < joined[-1][1] and span.end > start for span in spans):
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _told(
    text: str, place: tuple[int, int], named: list[Span], release: Release, people: Mapping[str, Person]
) -> _Source | None:
    """The source in a sentence. An informant of the list (sure: 1) is masked with the sentence as it is."""
    tellers = [(_as_source(text, place, span, release), span) for span in named]
    known = [(sure, span) for sure, span in tellers if sure]
    if known:
        genders = frozenset(people[s.person].gender for _, s in known if s.person and s.person in people)
        speaks = bool(STATEMENT.search(text, max(0, place[0] - LABEL), place[1]))
        tellers_known = frozenset(span.person for _, span in known if span.person)
        return _Source(
            max(sure for sure, _ in known),
            genders if "" not in genders else frozenset(),
            speaks,
            tellers_known,
        )
    sentence = text[slice(*place)]
    if plea := PLEA.search(sentence):
        return _Source(SURE, frozenset(), pleads=bool(OF_ONESELF.search(plea.group())))
    unnamed = UNNAMED.search(sentence) or REPORTED.search(sentence)
    return _Source(LIKELY, frozenset()) if unnamed else None


def _still_told(
    text: str, place: tuple[int, int], earlier: list[Span], release: Release, people: Mapping[str, Person]
) -> _Source | None:
    """ "Lee was in tears. She says that ...": the one child named before, who is not whom the file is about, tells."""
    others = [one for one in earlier if one.type == PERSON and release.class_of(one) != "staff"]
    if len({one.person for one in others}) != 1 or not others[0].person or not SAYS.match(text, *place):
        return None
    sure, who = SOURCES.get(release.class_of(others[0]), 0.0), people.get(others[0].person)
    source = _Source(sure, frozenset({who.gender}) if who and who.gender else frozenset())
    return source if sure and source.may_be_meant(text[slice(*place)]) else None


def _as_source(text: str, place: tuple[int, int], span: Span, release: Release) -> float:
    if release.action(span) == MASK_SENTENCE:
        return 1.0
    if span.type != PERSON:
        return 0.0
    if not _tells(text, place, span):
        return 0.0
    if span.ambiguous:
        return min(_of_any(span, release), SURE)
    sure = SOURCES.get(release.class_of(span), 0.0)
    if sure == LIKELY and _is_of_a_service(text, span):
        return IN_DOUBT
    return SURE if sure == LIKELY and _of_the_public(text, place, span, release) else sure


def _is_of_a_service(text: str, span: Span) -> bool:
    """Somebody whom no list holds, with a title or a post: what professionals say of their work is asked about."""
    return bool(span.hint or POST.search(text[max(0, span.start - POST_REACH) : span.start])) or bool(
        POST_BEHIND.match(text[span.end : span.end + POST_REACH])
    )


def _tells(text: str, place: tuple[int, int], span: Span) -> bool:
    """Whether the words around a name say that its bearer told."""
    if AFTER.match(text, span.end, place[1]) or BEFORE.search(text[place[0] : span.start]):
        return True
    labelled = SIGNED_FOR.search(text[max(0, span.start - LABEL) : span.start])
    return bool(labelled and NOT_A_DEED.match(text, span.end))


def _of_any(span: Span, release: Release) -> float:
    """How sure it is where two may be meant: as sure as of the one of whom it is least."""
    classes = [release.class_of(replace(span, person=who, candidates=())) for who in span.candidates]
    return min([SOURCES.get(kind, 0.0) or IN_DOUBT for kind in classes], default=IN_DOUBT)


def _of_the_public(text: str, place: tuple[int, int], span: Span, release: Release) -> bool:
    """Somebody whom nobody knows "from the corner shop", "from number 12"."""
    unknown = release.class_of(span) == "unknown_person"
    return unknown and bool(NEIGHBOURLY.match(text[span.end : place[1]]))


def _following(
    text: str, place: tuple[int, int], named: list[Span], source: _Source
) -> tuple[float, _Source | None]:
    """How sure a sentence behind that of the source is to show the source too: it begins with the same name again, or
    points back."""
    people = [span for span in named if span.type == PERSON]
    if people and people[0].person in source.people and not text[place[0] : people[0].start].strip(" \"'("):
        return min(source.sure, SURE), source
    return _pointing_back(text[slice(*place)], source, names_others=bool(people))


def _pointing_back(sentence: str, source: _Source, *, names_others: bool) -> tuple[float, _Source | None]:
    """How sure a sentence is to point back to the source before it, and the source for the next one."""
    if (source.speaks or source.pleads) and FIRST_PERSON.match(sentence):
        return min(source.sure, SURE), source
    if source.speaks:
        return IN_DOUBT, source
    if POINTS_BACK.match(sentence) and (source.may_be_meant(sentence) or not PRONOUN.search(sentence)):
        return min(source.sure, SURE), source
    if source.may_be_meant(sentence) and not names_others:
        return IN_DOUBT, None
    return 0.0, None
