"""The chronology of a case: what happened, when it happened and when it was written down, from all its records."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from people.dates import said
from referrals.fact_words import answers
from referrals.models import Case, Clock, Concern, Decision, Note, Referral
from referrals.words import moment
from workflows import case as case_rules
from workflows import referral as referral_rules
from workflows import routes as routes_table
from workflows import summary as summary_rules
from workflows.deadlines import RULES as DEADLINES
from workflows.events import EVENTS, sentence
from workflows.facts import OUTCOMES
from workflows.roles import label
from workflows.steps import Step

LABELS = {"case": case_rules.LABELS, "referral": referral_rules.LABELS, "summary": summary_rules.LABELS}
STEPS: dict[str, dict[str, Step]] = {
    "case": case_rules.BY_NAME,
    "referral": referral_rules.BY_NAME,
    "summary": summary_rules.BY_NAME,
}


@dataclass(frozen=True)
class Event:
    """One thing in the life of a case. `when` is in words; `recorded` is empty where it is the same moment."""

    at: datetime
    when: str
    title: str
    recorded: str = ""
    by: str = ""
    text: str = ""
    answers: list[tuple[str, str]] = field(default_factory=list)
    kind: str = ""


def chronology(
    case: Case, *, concerns: Iterable[Concern], notes: Iterable[Note], decisions: Iterable["Event"] = (),
    overruns: Iterable["Event"] = (), newest_first: bool = False,
) -> list[Event]:  # fmt: skip
    """All events in the order in which they happened."""
    told = [concern_event(concern) for concern in concerns] + [note_event(note) for note in notes]
    events = sorted([*told, *first_reading(case), *decisions, *overruns], key=to_the_minute)
    return events[::-1] if newest_first else events


def to_the_minute(event: Event) -> datetime:
    """When it happened: people type whole minutes, so that within one minute the order of the trail counts."""
    return event.at.replace(second=0, microsecond=0)


def concern_event(concern: Concern) -> Event:
    """A concern stands where it happened; its words are on the page above and not repeated."""
    happened = happened_words(concern)
    submitted = moment(concern.submitted_at)
    return Event(
        at=min(filter(None, (concern.happened, concern.submitted_at))),
        when=happened or submitted,
        recorded=submitted if happened else "",
        title=f"{concern.reporter.name} reported this in concern {concern.reference}",
        kind="concern",
    )


def happened_words(concern: Concern) -> str:
    """When it happened as the reporter gave it: date, time, or in their own words."""
    if concern.happened_on is None:
        return concern.happened_text
    time = f"{concern.happened_time:%H:%M} on " if concern.happened_time else ""
    return f"{time}{said(concern.happened_on)}"


def note_event(note: Note) -> Event:
    """A note, a correction, a contact with parents or with another service."""
    spoke = f" ({note.spoke_to})" if note.spoke_to else ""
    at = note.happened_at or note.written_at
    return Event(
        at=at, when=moment(at), recorded=moment(note.written_at) if note.happened_at else "",
        title=f"{note.get_kind_display()}{spoke}", by=note.author.name, text=note.text, kind=note.kind,
    )  # fmt: skip


def first_reading(case: Case) -> list[Event]:
    """When somebody who decides on cases first opened this one."""
    if case.first_read_at is None:
        return []
    by = case.first_read_by.name if case.first_read_by else "Somebody"
    return [
        Event(
            at=case.first_read_at, when=moment(case.first_read_at), title=f"{by} read it for the first time"
        )
    ]


def decision_events(decisions: QuerySet[Decision], referrals: Iterable[Referral]) -> list[Event]:
    """Every one of these steps of a case and its records, in the order of the trail."""
    routes = {referral.pk: referral.label for referral in referrals}
    return [
        decision_event(decision, routes) for decision in decisions.select_related("by").order_by("trail_seq")
    ]


def decision_event(decision: Decision, routes: dict[Any, str]) -> Event:
    """A step with who took it in which role, why, and where it moved the case."""
    at, written = happened(decision), moment(decision.at)
    return Event(
        at=at, when=moment(at), recorded=written if written != moment(at) else "",
        title=title(decision, routes), by=label(decision.role) if decision.role else "", text=decision.reason,
        answers=[*moved(decision), *answers(decision.facts)],
        kind="system" if decision.by is None else "decision",
    )  # fmt: skip


def happened(decision: Decision) -> datetime:
    """When the step was taken outside, where it says so; else when it was written down."""
    known = [decision.facts[name] for name in ("when", "phoned_at", "written_at") if name in decision.facts]
    return datetime.fromisoformat(known[0]) if known else decision.at


def title(decision: Decision, routes: dict[Any, str]) -> str:
    """The step in the sentence of the trail, less where it moved the case; that stands below."""
    event, route = f"{decision.machine}.{decision.step}", decision.facts.get("route")
    actor = decision.by or "Handrail"
    if event not in EVENTS:
        return f"{actor}: {STEPS[decision.machine][decision.step].label}"
    known = routes.get(decision.subject) or (routes_table.get(route).label if route else "this service")
    outcome = dict(OUTCOMES).get(decision.facts.get("outcome", ""), "")
    return sentence(
        event, actor=actor, route_label=known, outcome_label=outcome, **state_labels(decision)
    ).partition(": the case went")[0]  # fmt: skip


def state_labels(decision: Decision) -> dict[str, str]:
    """The states of a step in words."""
    states = LABELS[decision.machine]
    return {
        "from_label": f"“{states.get(decision.state_before, '')}”",
        "to_label": f"“{states.get(decision.state_after, '')}”",
    }


def moved(decision: Decision) -> list[tuple[str, str]]:
    """From where to where a step of a person moved the case."""
    if decision.machine != "case" or decision.by is None or decision.state_before == decision.state_after:
        return []
    labels = state_labels(decision)
    return [("The case went", f"from {labels['from_label']} to {labels['to_label']}")]


def overrun_events(case: Case, now: datetime) -> list[Event]:
    """Deadlines that passed before anybody did what they asked for."""
    late = [clock for clock in case.clocks.select_related("referral") if is_overrun(clock, now)]
    return [
        Event(
            at=clock.due, when=moment(clock.due), kind="overrun",
            title=f"Time ran out: {clock.title}",
            text=f"Done {moment(clock.stopped)}." if clock.stopped else "Still open.",
        )
        for clock in late
    ]  # fmt: skip


def is_overrun(clock: Clock, now: datetime) -> bool:
    """Whether the time ran out before the clock was stopped; news that only has to be told never runs out."""
    return clock.due < (clock.stopped or now) and not DEADLINES[clock.rule].tells_only
