"""What a reviewer should look at though no recogniser takes it out: descriptions, namesakes, other scripts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence.redaction import span as kinds
from evidence.redaction.context import CaseContext
from evidence.redaction.detect import descriptions
from evidence.redaction.fold import fold, fold_name
from evidence.redaction.recognisers import scripts
from evidence.redaction.span import Span

DESCRIPTION, NAMESAKE, SCRIPT = "description", "namesake", "script"
SAID = {
    DESCRIPTION: "This may tell who somebody is without a name. Mark it if this reader must not know.",
    NAMESAKE: "Somebody else on the roll has the same name. Check who is meant.",
    SCRIPT: "Handrail cannot judge names in this script. Ask somebody who reads it.",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of a text, in code points, with the kind of doubt about it; `said` puts it into words."""

    start: int
    end: int
    kind: str

    @property
    def said(self) -> str:
        return SAID[self.kind]


def doubts(texts: Sequence[str], found: Iterable[list[Span]], case: CaseContext) -> list[list[Doubt]]:
    """For each text its warnings in order; `found` are the spans of the same texts. Raises RecogniserFailed."""
    return [
        sorted(
            [*_described(told), *_namesakes(spans, case), *_in_other_scripts(text, case)],
            key=lambda w: w.start,
        )
        for text, spans, told in zip(texts, found, descriptions(texts, case), strict=True)
    ]


def _described(told: list[Span]) -> list[Doubt]:
    return [Doubt(one.start, one.end, DESCRIPTION) for one in told]


def _in_other_scripts(text: str, case: CaseContext) -> list[Doubt]:
    return [Doubt(one.start, one.end, SCRIPT) for one in scripts.find(fold(text), case)]


def _namesakes(spans: list[Span], case: CaseContext) -> list[Doubt]:
    return [
        Doubt(one.start, one.end, NAMESAKE)
        for one in spans
        if one.type == kinds.PERSON and one.person and len(_called_alike(one.person, case)) > 1
    ]


def _called_alike(who: str, case: CaseContext) -> set[str]:
    """The ids of all on the roll and in the case with the first and family name of this person."""
    person = case.people.get(who)
    if person is None:
        return {who}  # somebody whom no list holds
    first, family = fold_name(person.first), fold_name(person.surname)
    if not (first and family):
        return {who}
    alike = set(case.roll.names.bearers(first[0])) & set(case.roll.names.bearers(family[-1]))
    return {who} | {
        other
        for other in alike
        if (fold_name(case.people[other].first), fold_name(case.people[other].surname)) == (first, family)
    }
