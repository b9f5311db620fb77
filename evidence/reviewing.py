"""What the review page shows: each proposal in its sentence, with what this reader would see instead."""

from collections.abc import Iterable
from dataclasses import dataclass

from evidence.composing import Composed, compose
from evidence.models import Redaction, Summary, SummaryEntry
from evidence.redaction import span as kinds
from evidence.redaction.sentences import sentence_around
from workflows.audiences import KEEP

KINDS = {
    kinds.PERSON: "Name", kinds.HANDLE: "Online name", kinds.USERNAME: "User name", kinds.PHONE: "Telephone number",
    kinds.EMAIL: "E-mail address", kinds.URL: "Link", kinds.IP: "Network address", kinds.ADDRESS: "Address",
    kinds.POSTCODE: "Postcode", kinds.LOCATION: "Place", kinds.SCHOOL: "School", kinds.DOB: "Date of birth",
    kinds.UPN: "Pupil number (UPN)", kinds.NHS: "NHS number", kinds.NINO: "National Insurance number",
    kinds.VRM: "Vehicle", kinds.BANK: "Bank details", kinds.IBAN: "Bank details", kinds.PAYMENT: "Payment name",
}  # fmt: skip
PARTS = {
    "subject": "the child", "requester": "who asked", "subject_family": "the child's family",
    "other_pupil": "another child", "other_family": "family of another child", "staff": "staff",
    "professional": "professional", "suspect": "the person the concern is about",
    "informant": "somebody who told us", "public": "member of the public", "unknown_person": "nobody on the list",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One proposal: before, the stretch and after are its sentence; `shown` is what the reader sees."""

    redaction: Redaction
    before: str
    after: str
    kind: str
    whose: str
    shown: str
    stays: bool

    @property
    def quote(self) -> str:
        return self.redaction.quote


@dataclass(frozen=True)
class Part:
    """One text with its proposals: those to decide on, and those that stay readable for this audience."""

    entry: SummaryEntry
    rows: list[Row]
    kept: list[Row]

    @property
    def undecided(self) -> list[Row]:
        return [row for row in self.rows if row.redaction.decision == "open"]


def parts_of(summary: Summary) -> list[Part]:
    """All texts of the summary in order."""
    composed = compose(summary)
    return [part(entry, composed, summary) for entry, _ in composed.entries]


def part(entry: SummaryEntry, composed: Composed, summary: Summary) -> Part:
    rows = [row_of(redaction, entry, composed) for redaction in entry.redactions.all()]
    decide = [
        row for row in rows if not row.stays or row.redaction.question or row.redaction.decision != "open"
    ]
    return Part(entry, decide, [row for row in rows if row not in decide])


def one_row(redaction: Redaction, summary: Summary) -> Row:
    """The row of one proposal after a decision."""
    return row_of(redaction, redaction.entry, compose(summary))


def row_of(redaction: Redaction, entry: SummaryEntry, composed: Composed) -> Row:
    span, release = redaction.as_span(), composed.release
    start, end = sentence_around(entry.text, redaction.start, redaction.end)
    action = release.action(span)
    return Row(
        redaction=redaction,
        before=entry.text[start : redaction.start],
        after=entry.text[redaction.end : end],
        kind="Marked by hand"
        if redaction.recogniser == kinds.ADDED
        else KINDS.get(redaction.type, redaction.type),
        whose=whose(redaction, composed),
        shown=release.words_for(span, action, redaction.quote),
        stays=action == KEEP,
    )


def whose(redaction: Redaction, composed: Composed) -> str:
    """Whom it means, in words: the name on the list with the part they play, or that it is not clear."""
    if redaction.ambiguous:
        return "could be " + " or ".join(sorted(named(who, composed) for who in redaction.candidates))
    return named(redaction.person, composed) if redaction.person else ""


def named(who: str, composed: Composed) -> str:
    person = composed.context.people.get(who)
    name = " ".join(filter(None, (person.first, person.surname))) if person else ""
    part_played = PARTS.get(composed.release.classes.get(who, "unknown_person"), "")
    return f"{name} ({part_played})" if name else part_played


def questions(parts: Iterable[Part]) -> int:
    """How many proposals still have to be answered."""
    return sum(row.redaction.question for one in parts for row in one.rows)
