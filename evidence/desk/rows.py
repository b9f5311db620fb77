"""The proposals of one text as rows: each in its sentence, with what the reader would see instead."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evidence.composing import Composed
from evidence.desk.wording import KINDS, named
from evidence.models import Redaction, SummaryEntry
from evidence.models.redaction import OPEN, UNNAMED
from evidence.redaction import span as kinds
from evidence.redaction.apply import SENTENCE_REMOVED
from evidence.redaction.sentences import sentence_around
from workflows.audiences import KEEP, MASK, MASK_SENTENCE

Place = tuple[int, int]
MANY = 4  # names that are listed where several may be meant


@dataclass(frozen=True)
class Row:
    """One proposal: before, the stretch and after are its sentence; `shown` is what the reader sees; `with_sentence`:
    the whole sentence goes; `under_mark`: a reviewer took out words that hold it; `alike` counts the proposals of the
    case on the same words; `number` is its place among those of its text that are shown."""

    redaction: Redaction
    before: str
    after: str
    kind: str
    whose: str
    action: str
    shown: str
    with_sentence: bool
    under_mark: bool
    alike: int
    number: int = 0

    @property
    def quote(self) -> str:
        return self.redaction.quote

    @property
    def stays(self) -> bool:
        """Whether the reader gets to read it."""
        return self.action == KEEP and not self.with_sentence and not self.under_mark

    @property
    def asks_who(self) -> bool:
        """Whether the open question is about a name: whose it is, or whether it is one at all."""
        return self.redaction.question and self.redaction.type == kinds.PERSON

    @property
    def would_label(self) -> bool:
        """Whether the policy would say more of this unsure name than that it is one: a label, or let it stay."""
        plain = self.action in (MASK, MASK_SENTENCE) and not self.whose
        return self.asks_who and not self.redaction.ambiguous and not plain

    @property
    def whole_sentence(self) -> bool:
        """Whether it is a sentence that shows who told."""
        return self.redaction.type == kinds.TELLING

    @property
    def settled(self) -> bool:
        """Whether nobody was asked and nobody decided: the policy alone says what happens."""
        return self.redaction.decision == OPEN and not self.redaction.question

    @property
    def swallowed(self) -> bool:
        """Whether there is nothing to decide because more than it goes for another reason."""
        more = self.under_mark or (self.with_sentence and self.action != MASK_SENTENCE)
        return self.settled and more

    def numbered(self, number: int) -> "Row":
        return replace(self, number=number)


def rows_of(entry: SummaryEntry, composed: Composed, alike: Mapping[str, int]) -> list[Row]:
    """The rows of a text in order."""
    redactions = list(entry.redactions.all())
    sentences = sentences_gone(entry, redactions, composed)
    marks = [(row.start, row.end) for row in redactions if row.recogniser == kinds.ADDED and row.stands]
    return [_row(redaction, entry, composed, sentences, marks, alike) for redaction in redactions]


def sentences_gone(entry: SummaryEntry, redactions: list[Redaction], composed: Composed) -> list[Place]:
    """The places of the sentences that leave as a whole."""
    spans = [row.as_span() for row in redactions if row.stands]
    return [
        sentence_around(entry.text, span.start, span.end)
        for span in spans
        if composed.release.action(span) == MASK_SENTENCE
    ]


def _row(
    redaction: Redaction, entry: SummaryEntry, composed: Composed, sentences: list[Place], marks: list[Place],
    alike: Mapping[str, int],
) -> Row:  # fmt: skip
    span, release = redaction.as_span(), composed.release
    start, end = sentence_around(entry.text, redaction.start, redaction.end)
    action = release.action(span) if redaction.stands else KEEP
    with_sentence = within(redaction, sentences)
    said = "" if action == KEEP else release.words_for(span, action, redaction.quote)
    return Row(
        redaction=redaction,
        before=entry.text[start : redaction.start],
        after=entry.text[redaction.end : end],
        kind="Marked by hand" if redaction.recogniser == kinds.ADDED else KINDS.get(span.type, span.type),
        whose=whose(redaction, composed),
        action=action,
        shown=SENTENCE_REMOVED if with_sentence else said,
        with_sentence=with_sentence,
        under_mark=redaction.recogniser != kinds.ADDED and within(redaction, marks),
        alike=alike[redaction.quote.casefold()],
    )


def within(redaction: Redaction, places: list[Place]) -> bool:
    """Whether it lies wholly in one of the places."""
    return any(start <= redaction.start and redaction.end <= end for start, end in places)


def whose(redaction: Redaction, composed: Composed) -> str:
    """Whom it means, in words: the name on the list with the part they play, or that it is not clear."""
    span = redaction.as_span()
    if redaction.retyped == UNNAMED:
        return "somebody"
    if span.ambiguous:
        names = sorted({named(who, composed) for who in span.candidates})
        more = [f"{len(names) - MANY} more"] if len(names) > MANY else []
        return "could be " + " or ".join(names[:MANY] + more)
    return named(span.person, composed) if span.person else ""
