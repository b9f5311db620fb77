"""Spans, decisions and audience make redacted text. The action is looked up, never invented: default is to mask."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from evidence.redaction import span as kinds
from evidence.redaction.fold import fold_name
from evidence.redaction.labels import Labels
from evidence.redaction.redacted import Piece, RedactedText, minted
from evidence.redaction.school_forms import behind, without
from evidence.redaction.sentences import sentence_around
from evidence.redaction.span import Span
from workflows.audiences import IDENTIFIERS, KEEP, LABEL, MASK, MASK_SENTENCE, Audience

CLASSES = {
    kinds.HANDLE: "handle", kinds.USERNAME: "handle", kinds.PHONE: "phone", kinds.EMAIL: "email", kinds.URL: "url",
    kinds.IP: "url", kinds.ADDRESS: "address", kinds.POSTCODE: "postcode", kinds.LOCATION: "place", kinds.DOB: "dob",
    kinds.UPN: "id_number", kinds.NHS: "id_number", kinds.NINO: "id_number", kinds.OFFICIAL: "id_number",
    kinds.VRM: "vehicle", kinds.BANK: "bank", kinds.IBAN: "bank", kinds.PAYMENT: "bank",
}  # fmt: skip
NAME_REMOVED, SENTENCE_REMOVED = "[name removed]", "[sentence removed]"
#: Goes with the name it stands before: it tells the gender, and who is an adult.
TITLE = re.compile(r"(?<!\w)(?:(?i:mr|mrs|ms|mx|dr)\.?|Miss|MISS|Sir|Madam)[ \t\u00a0]+$")


@dataclass
class Release:
    """One making of a summary for one audience. `classes` maps the ids of people to their classes in this case;
    whoever is not in it is an unknown person. `labels` are those of this release alone."""

    audience: Audience
    classes: Mapping[str, str]
    labels: Labels = field(default_factory=Labels)

    def action(self, span: Span) -> str:
        """keep, label, mask or mask_sentence. An ambiguous name is masked whoever the audience is, and so is what
        a reviewer marked. A description is a warning: it stays until somebody marks it."""
        if span.recogniser == kinds.ADDED:
            return MASK
        if span.type == kinds.TELLING:
            return self.for_informants
        if span.type == kinds.QUASI:
            return KEEP
        if span.ambiguous:
            return MASK_SENTENCE if self._may_be_informant(span) else MASK
        if span.type == kinds.PERSON:
            return self.audience.action(self.class_of(span))
        owner = self.classes.get(span.person) if span.person else None
        if owner and self.audience.action(owner) == MASK_SENTENCE:
            return MASK_SENTENCE
        return self.audience.identifier_action(self.class_of(span), owner)

    def class_of(self, span: Span) -> str:
        if span.type == kinds.PERSON:
            return self.classes.get(span.person or "", "unknown_person")
        if span.type == kinds.SCHOOL:
            return "school_own" if span.hint == "own" else "school_other"
        return CLASSES[span.type]

    @property
    def for_informants(self) -> str:
        """mask_sentence where this audience may not learn who told, keep where it may."""
        return MASK_SENTENCE if self.audience.action("informant") == MASK_SENTENCE else KEEP

    def _may_be_informant(self, span: Span) -> bool:
        return any(
            self.audience.action(self.classes.get(who, "unknown_person")) == MASK_SENTENCE
            for who in span.candidates
        )

    def words_for(self, span: Span, action: str, said: str) -> str:
        """What stands in the place of a span; nothing of its length, gender or letters."""
        if action == MASK_SENTENCE:
            return SENTENCE_REMOVED
        if span.type != kinds.PERSON:
            return f"[{IDENTIFIERS[self.class_of(span)]}]"
        if action == MASK or span.ambiguous:
            return NAME_REMOVED
        key = span.person or "unknown:" + " ".join(fold_name(without(said)))
        return self.labels.of(key, self.class_of(span))


def redact(text: str, spans: Iterable[Span], release: Release) -> RedactedText:
    """The text without what the audience may not see. `spans` are those that stand after the decisions, in any
    order; overlapping ones are all taken out."""
    return minted(_pieces(text, cuts(text, spans, release), release))


def cuts(text: str, spans: Iterable[Span], release: Release) -> list[tuple[Span, str]]:
    """What is taken out, in order, without overlap; a masked sentence swallows the spans in it."""
    found: list[tuple[Span, str]] = []
    for span in sorted(_reaching(text, list(spans), release), key=lambda s: (s[0].start, -s[0].end)):
        if found and found[-1][0].end > span[0].start:
            last, action = found[-1]
            found[-1] = replace(last, end=max(last.end, span[0].end)), _stricter(action, span[1])
        else:
            found.append(span)
    return found


def _reaching(text: str, spans: list[Span], release: Release) -> Iterable[tuple[Span, str]]:
    taken = [(span, action) for span in spans if (action := release.action(span)) != KEEP]
    veiled = _veiled(text, (span for span, _ in taken if span.type != kinds.TELLING))
    for span, action in taken:
        if action == MASK_SENTENCE and span.type != kinds.TELLING:  # that one is its sentence already
            start, end = sentence_around(veiled, span.start, span.end)
            yield replace(span, start=start, end=end), action
        else:
            yield _with_form(text, span), action


def _with_form(text: str, span: Span) -> Span:
    """A name that goes takes the form behind it along: "[Pupil B] (9V)" still tells who it is."""
    return replace(span, end=behind(text, span.end)) if span.type == kinds.PERSON else span


def _veiled(text: str, spans: Iterable[Span]) -> str:
    """The text with a dash for each character of a span: where a sentence ends must not depend on what is masked,
    such as an address of two lines."""
    for span in spans:
        text = text[: span.start] + "-" * (span.end - span.start) + text[span.end :]
    return text


def _stricter(one: str, two: str) -> str:
    return MASK_SENTENCE if MASK_SENTENCE in (one, two) else one if one == two == LABEL else MASK


def _pieces(text: str, taken: list[tuple[Span, str]], release: Release) -> Iterable[Piece]:
    at = 0
    for span, action in taken:
        yield Piece(text[at : _with_title(text, at, span)])
        yield Piece(release.words_for(span, action, text[span.start : span.end]), masked=True)
        at = span.end
    yield Piece(text[at:])


def _with_title(text: str, at: int, span: Span) -> int:
    """Where the mask of a span begins: a name takes its title with it."""
    title = TITLE.search(text, at, span.start) if span.type == kinds.PERSON else None
    return title.start() if title else span.start
