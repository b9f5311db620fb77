"""The texts of a case, in the order they are printed. Every text is redacted; headings are Handrail's own words."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from referrals.fact_words import answers
from referrals.models import Case, Concern, Decision, Note, Referral
from referrals.models.assessment import Consideration
from referrals.queries import kept_wording
from referrals.queries.chronology import decision_event
from referrals.sheets import written_for
from referrals.words import moment

CHILD, REPORTED, CHRONOLOGY, DECISIONS, REFERRALS, ATTACHMENTS = (
    "child",
    "reported",
    "chronology",
    "decisions",
    "referrals",
    "attachments",
)
SECTIONS = {
    CHILD: "Who this is about",
    REPORTED: "What was reported",
    CHRONOLOGY: "Chronology",
    DECISIONS: "Decisions and reasons",
    REFERRALS: "Referrals",
    ATTACHMENTS: "Attachments",
}
CONCERN_FIELDS = (
    ("child_words", "what the child said"),
    ("saw", "what was seen"),
    ("told", "what somebody else said"),
    ("think", "what the reporter thinks"),
    ("did", "what the reporter did"),
    ("happened_text", "when it happened"),
    ("place", "where it happened"),
    ("platform", "where online"),
    ("contact_names", "names used by the contact"),
    ("adult_text", "which adult it is about"),
)


@dataclass(frozen=True)
class Source:
    """One text: `key` names the record and field, and stays the same as long as they do. `outline` is what of it is no
    narrative, for readers who get none; without one they are not told of it."""

    section: str
    key: str
    heading: str
    text: str
    outline: str = ""


def sources_of(case: Case) -> list[Source]:
    """All texts of the case that say something, composed (NFC) and with plain line ends, so that a place in them
    is the same place in the database, in the browser and in the file."""
    concerns = Concern.objects.filter(children__case=case, submitted_at__isnull=False).select_related(
        "reporter"
    )
    every = [*_child(case)]
    for concern in concerns.order_by("submitted_at").distinct():
        every += _concern(concern)
    every += [*_dated(case), *_referrals(case)]
    return [replace(source, text=composed(source.text)) for source in every if source.text.strip()]


def composed(text: str) -> str:
    """The text as summaries keep it."""
    return unicodedata.normalize("NFC", re.sub(r"\r\n?", "\n", text))


def texts_digest(sources: list[Source]) -> str:
    """Changes when any text, heading or their order does. Hexadecimal, 64 characters."""
    summed = hashlib.sha256()
    for source in sources:
        summed.update(repr((source.section, source.key, source.heading, source.text)).encode())
    return summed.hexdigest()


def _child(case: Case) -> Iterator[Source]:
    named = f"{case.child_name}, {case.pupil.form}" if case.pupil else case.child_name
    yield Source(CHILD, "case:child", "Child", named, outline=composed(case.child_name))


def _concern(concern: Concern) -> Iterator[Source]:
    when, key = moment(concern.submitted_at), f"concern:{concern.pk}"
    yield Source(
        REPORTED,
        f"{key}:reporter",
        f"Concern {concern.reference}, {when}",
        f"Reported by {concern.reporter.name}.",
        outline=f"Reported by {concern.reporter.name}.",
    )
    for field, label in CONCERN_FIELDS:
        yield Source(
            REPORTED, f"{key}:{field}", f"Concern {concern.reference}: {label}", getattr(concern, field)
        )


def _dated(case: Case) -> list[Source]:
    """Notes and steps in the order they happened; after them, the steps that have a reason, with it."""
    labels = {referral.pk: referral.label for referral in case.referrals.all()}
    decisions = case.decisions.exclude(machine="summary").select_related("by").order_by("trail_seq")
    dated = [_note(note) for note in case.notes.select_related("author")]
    dated += [_step(decision, labels) for decision in decisions]
    reasons = [source for decision in decisions if (source := _reason(decision, labels))]
    return [source for _, source in sorted(dated, key=lambda pair: pair[0])] + reasons + _considered(case)


def _considered(case: Case) -> list[Source]:
    """What was decided without a referral: suggestions, the harm threshold, a child's part beside another child."""
    considered = Consideration.objects.filter(assessment__case=case).select_related("by", "assessment")
    rows = [(row.at, f"considered:{row.pk}", _suggestion(row), row.reason) for row in considered]
    for on in case.threshold_decisions.select_related("by"):
        said = "; ".join([f"{on.by.name} decided on the harm threshold: {on}", *on.criteria_words])
        rows.append((on.at, f"threshold:{on.pk}", said + ".", on.reason))
    for part in case.child_parts.select_related("by"):
        rows.append(
            (part.at, f"part:{part.pk}", f"{part.by.name} recorded the child’s part: {part}.", part.reason)
        )
    return [
        Source(
            DECISIONS,
            key,
            moment(at),
            "\n".join([said, *([answered("Reason", why)] if why else [])]),
            outline=said,
        )
        for at, key, said, why in sorted(rows, key=lambda row: row[0])
    ]


def _suggestion(row: Consideration) -> str:
    called = kept_wording.considered(row)
    return (
        f"{row.by.name} followed: {called}."
        if row.done
        else f"{row.by.name} considered {called} and did not refer."
    )


def _note(note: Note) -> tuple[datetime, Source]:
    at = note.happened_at or note.written_at
    spoke = f" with {note.spoke_to}" if note.spoke_to else ""
    spoke += f", told by {note.told_by}" if note.told_by not in ("", note.author.name) else ""
    text = f"{note.get_kind_display()}{spoke}, written by {note.author.name}:\n{note.text}"
    return at, Source(CHRONOLOGY, f"note:{note.pk}", moment(at), text, outline=f"{note.get_kind_display()}.")


def _step(decision: Decision, labels: dict[Any, str]) -> tuple[datetime, Source]:
    event = decision_event(decision, labels)
    told = f"{event.title}."
    return event.at, Source(CHRONOLOGY, f"step:{decision.pk}", event.when, told, outline=told)


def _reason(decision: Decision, labels: dict[Any, str]) -> Source | None:
    event = decision_event(decision, labels)
    told = [answered(question, answer) for question, answer in event.answers]
    if not event.text and not told:
        return None
    text = "\n".join([f"{event.title}.", *([answered("Reason", event.text)] if event.text else []), *told])
    return Source(DECISIONS, f"reason:{decision.pk}", moment(decision.at), text)


def _referrals(case: Case) -> Iterator[Source]:
    for referral in case.referrals.order_by("drafted_at"):
        heading, outline = f"{referral.label} ({referral.reference})", _stands(referral)
        yield Source(
            REFERRALS, f"referral:{referral.pk}", heading, _told(referral), outline="\n".join(outline)
        )


def _stands(referral: Referral) -> list[str]:
    made = [answered("Made", moment(referral.made_at))] if referral.made_at else []
    return [answered("Stands at", referral.get_state_display()), *made]


def _told(referral: Referral) -> str:
    lines = _stands(referral)
    lines += [answered("Reason", referral.reason)] if referral.reason else []
    lines += [answered(question, answer) for question, answer in answers(referral.facts)]
    return "\n".join(lines + [answered(label, text) for label, text in written_for(referral)])


def answered(question: str, answer: str) -> str:
    """A question and its answer in one line, by a dash: lines with a colon read like the speakers of a chat."""
    return f"{question} \N{EN DASH} {answer}"
