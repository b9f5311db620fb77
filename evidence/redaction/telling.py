"""Sentences that show who told. For a reader who may not learn it, masking the name is not enough: "B told us" still
points to B where only two were there, and so does "She had it from the changing room" after it.

Sure (they go unless somebody leaves them in): a third person of the list is the source; the sentences after it that
begin by pointing back. In doubt (somebody has to answer): a source whom nobody names or knows, and the neighbours that
may point back. What the machine cannot know: what only two people knew, whose words, times or places give them away.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evidence.redaction.apply import Release
from evidence.redaction.people import Person
from evidence.redaction.sentences import sentences_of
from evidence.redaction.span import PERSON, TELLING, Span
from workflows.audiences import MASK_SENTENCE

SURE, IN_DOUBT = 0.9, 0.4
SOURCES = {
    "other_pupil": SURE,
    "other_family": SURE,
    "public": SURE,
    "subject_family": IN_DOUBT,
    "unknown_person": IN_DOUBT,
}
TELLS = (
    r"(?:told|tells|said|says|reported|reports|mentioned|disclosed|explained|described|confirmed|showed|saw"
    r"|seen|heard"
    r"|overheard|noticed|rang|phoned|called in|came forward|came to (?:see|tell|me|us)|wrote to (?:me|us)"
    r"|spoke to (?:me|us)|let (?:me|us) know|asked (?:me |us )?not to|asked to (?:speak|talk|see)|stayed behind"
    r"|hung back|spoke(?:n)? up|spoken to (?:me|us|mr|mrs|ms|miss|dr|staff|a (?:teacher|member))|went to (?:mr"
    r"|mrs|ms|miss|dr|staff)"
    r"|(?:was|is) the one who|wrote (?:the|a|this|that) (?:note|letter|message|card|slip)|put (?:a|the"
    r"|this) (?:note|slip|card)"
    r"|(?:owned up|opened up|confided|blew the whistle|sounded the alarm|shared (?:this|it|that|with))"
    r"|knocked (?:at|on)|stopped (?:me|us|mr|mrs|ms|miss|a member)|approached (?:me|us|mr|mrs|ms|miss|staff|a member)"
    r"|came (?:in )?(?:to|into|by) (?:the |my |our )?(?:office|reception|door|classroom|room|staff ?room|school|desk"
    r"|find)"
    r"|handed (?:in|over|me|us)|passed on|brought (?:it|this|that|the \w+|a \w+) (?:to|in)"
    r"|(?:alerted|informed) (?:me|us|staff|school|mr|mrs|ms|miss|the)|(?:raised|flagged) (?:this|it|that|a|the"
    r"|concerns?)"
    r"|made (?:me|us|staff|school) aware|named (?:him|her|them)|gave (?:me|us|staff)|left (?:a|an) (?:note|message"
    r"|voicemail)"
    r"|(?:e-?mailed|messaged|texted|wrote to|contacted|went to) (?:me|us|school|the (?:school|office|head|dsl)"
    r"|mr|mrs|ms|miss|dr|a (?:teacher|member)|staff)|(?:had )?told)\b"
)  # fmt: skip
MANNER = r"(?:\s+(?:who|has|had|have|also|then|later|just|already|privately|quietly|first|both|all))*"
AFTER = re.compile(rf"(?:\s*\([^)\n]{{1,20}}\))?(?:,[^,.\n]{{1,60}},|,)?{MANNER}\s+{TELLS}", re.I)
BEFORE = re.compile(
    r"\b(?:(?:told|said|reported|seen|given(?: to (?:me|us|staff|school))?|passed on|raised|shared|disclosed|flagged"
    r"|handed in"
    r"|handed over|brought (?:in|to (?:me|us|our attention|light))|sent in|forwarded|noticed|witnessed|overheard"
    r"|noted) by"
    r"|according to|thanks to|(?:heard|learned|learnt|know|knew|have|had|got|came|information|tip|disclosure"
    r"|found out)\s+"
    r"(?:(?:about|of) )?(?:this |it |that )?(?:from|through|via))"
    r"\s+(?:(?:mr|mrs|ms|miss|dr)\.?\s+)?$", re.I,
)  # fmt: skip
SOMEBODY = (
    r"(?:some(?:body|one)|(?:an?|another|one|two|three|some|several|his|her|their)\s+(?:\w+\s+){0,3}?"
    r"(?:pupil|child|children|boy|girl|friend|parent|mother|father|mum|dad|brother|sister|cousin|neighbour|classmate"
    r"|student|caller|colleague|member of the public)s?)"
)
#: "She says that Ava ..." behind a sentence about one child alone.
SAYS = re.compile(rf"\W*(?:he|she|they){MANNER}\s+{TELLS}", re.I)
UNNAMED = re.compile(rf"\b{SOMEBODY}\b[^.!?\n]{{0,60}}?\b{TELLS}|\bnot want(?:ed)? to be named\b", re.I)
POINTS_BACK = re.compile(
    r"\W*(?:(?:and|but|so|then|later|also|yesterday|today),?\s+)?(?:he|she|they|his|her|their|both|the (?:same )?"
    r"(?:pupil|child|boy|girl|friend|parent|mother|father|neighbour|caller|woman|man|lady|student))\b", re.I,
)  # fmt: skip
PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|his|hers|their|theirs)\b", re.I)
OF_GENDER = {"M": re.compile(r"\b(?:he|him|his)\b", re.I), "F": re.compile(r"\b(?:she|her|hers)\b", re.I)}
HINTS_AT = re.compile(rf"\b{SOMEBODY}\b", re.I)


@dataclass
class _Source:
    """Who told in the sentence before: how sure that somebody did, and of which genders."""

    sure: float
    genders: frozenset[str]

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
    for place in sentences_of(text):
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
            source = told
        elif source:
            others = any(span.type == PERSON for span in named)
            sure, source = _pointing_back(text[slice(*place)], source, names_others=others)
            if sure:
                yield place, sure
        before = place


def _told(
    text: str, place: tuple[int, int], named: list[Span], release: Release, people: Mapping[str, Person]
) -> _Source | None:
    """The source in a sentence. An informant of the list (sure: 1) is masked with the sentence as it is."""
    tellers = [(_as_source(text, place, span, release), span) for span in named]
    known = [(sure, span) for sure, span in tellers if sure]
    if known:
        genders = frozenset(people[s.person].gender for _, s in known if s.person and s.person in people)
        return _Source(max(sure for sure, _ in known), genders if "" not in genders else frozenset())
    return _Source(IN_DOUBT, frozenset()) if UNNAMED.search(text, *place) else None


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
    tells = AFTER.match(text, span.end, place[1]) or BEFORE.search(text, place[0], span.start)
    sure = SOURCES.get(release.class_of(span), 0.0) if tells else 0.0
    return min(sure, IN_DOUBT) if span.ambiguous else sure


def _pointing_back(sentence: str, source: _Source, *, names_others: bool) -> tuple[float, _Source | None]:
    """How sure a sentence is to point back to the source before it, and the source for the next one."""
    if POINTS_BACK.match(sentence) and (source.may_be_meant(sentence) or not PRONOUN.search(sentence)):
        return min(source.sure, SURE), source
    if source.may_be_meant(sentence) and not names_others:
        return IN_DOUBT, None
    return 0.0, None
