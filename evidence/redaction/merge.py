"""One span for each stretch: overlaps resolved, the longer and surer one wins, nothing found becomes readable."""

from collections.abc import Iterable
from dataclasses import replace

from evidence.redaction import span as kinds
from evidence.redaction.span import Span

STRENGTH = {
    kinds.EMAIL: 9,
    kinds.URL: 9,
    kinds.PAYMENT: 10,
    kinds.IBAN: 9,
    kinds.UPN: 8,
    kinds.NHS: 8,
    kinds.NINO: 8,
    kinds.OFFICIAL: 8,
    kinds.DOB: 7,
    kinds.PHONE: 7,
    kinds.BANK: 7,
    kinds.IP: 7,
    kinds.ADDRESS: 6,
    kinds.SCHOOL: 6,
    kinds.POSTCODE: 6,
    kinds.VRM: 6,
    kinds.HANDLE: 5,
    kinds.USERNAME: 6,
    kinds.PERSON: 4,
    kinds.LOCATION: 1,
}


def merge(spans: Iterable[Span]) -> list[Span]:
    """Spans in order without overlap that cover all that the given spans cover."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if merged and merged[-1].overlaps(span):
            merged[-1] = _join(merged[-1], span)
        else:
            merged.append(span)
    return merged


def _join(one: Span, two: Span) -> Span:
    best = _name_of(one, two) or max(one, two, key=_rank)
    return replace(
        best,
        start=min(one.start, two.start),
        end=max(one.end, two.end),
        confidence=max(one.confidence, two.confidence),
    )


def _name_of(one: Span, two: Span) -> Span | None:
    """Of an online name and a name on the very same stretch ("s10bhan", a speaker called "Tom") the name."""
    name, online = (one, two) if one.type == kinds.PERSON else (two, one)
    if (name.type, online.type) != (kinds.PERSON, kinds.HANDLE) or online.recogniser == "fields":
        return None
    return name if name.candidates and (name.start, name.end) == (online.start, online.end) else None


def _rank(span: Span) -> tuple[int, int, bool, float]:
    return STRENGTH[span.type], span.end - span.start, bool(span.candidates), span.confidence


def around(suggested: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """The pieces of the suggested spans that no taken span covers, in order: a suggestion changes nothing found."""
    pieces: list[Span] = []
    holes = sorted(taken, key=lambda s: s.start)
    for span in suggested:
        at = span.start
        for hole in holes:
            if hole.overlaps(span):
                pieces += [replace(span, start=at, end=hole.start)] if at < hole.start else []
                at = max(at, hole.end)
        pieces += [replace(span, start=at)] if at < span.end else []
    return sorted(pieces, key=lambda s: s.start)
