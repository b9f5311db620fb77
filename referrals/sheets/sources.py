"""Where the answers about a referral and its case come from. Keys are the `source` of a question."""

from collections.abc import Callable
from datetime import datetime

from django.utils.formats import date_format

from referrals.models.note import PARENTS
from referrals.queries.numbers import home_council
from referrals.sheets.events import events_outside
from referrals.sheets.material import Material
from referrals.sheets.of_child import OF_CHILD, joined
from referrals.words import moment
from workflows import facts
from workflows.referral import WITHDRAWN

CONSENT, AWARE = dict(facts.CONSENT.choices), dict(facts.AWARE.choices)


def story(m: Material) -> str:
    """What was seen and told, concern by concern, each with the day it happened and the day it was written."""
    parts = []
    for concern in m.concerns:
        head = f"Written at {moment(concern.submitted_at)}"
        if concern.happened_on:
            head += f", about {date_format(concern.happened_on, 'j F Y')}"
        told = [("Seen", concern.saw), ("Told", concern.told), ("Done since", concern.did)]
        parts.append("\n".join([head, *(f"{label}: {text}" for label, text in told if text)]))
    return "\n\n".join(parts)


def reported(m: Material) -> str:
    """The other referrals of the case that were made and still stand, with their references."""
    others = m.case.referrals.exclude(pk=m.referral.pk).exclude(state=WITHDRAWN)
    made = others.filter(made_at__isnull=False)
    return "\n".join(
        f"{r.label}, {moment(r.made_at)}, reference {r.outside_reference or 'not given'}" for r in made
    )


def parents_told(m: Material) -> str:
    """What the parents were told, by whom and when."""
    told = [note for note in m.notes if note.kind == PARENTS]
    return "\n".join(f"{moment(n.happened_at or n.written_at)}, {n.author.name}: {n.text}" for n in told)


def prevent_team(m: Material) -> str:
    """The Prevent team of the council where the child lives, with its number."""
    council = home_council(m.case)
    return f"{council.name}: {council.contacts['prevent'].number}" if council else ""


def phoned(m: Material) -> str:
    """When the call was made and who took it."""
    told = m.referral.facts
    at = told.get("phoned_at", "")
    return joined(moment(datetime.fromisoformat(at)) if at else "", told.get("to_whom", ""))


def earlier(m: Material) -> str:
    """References of the child's earlier cases that the person may open."""
    if m.pupil is None:
        return ""
    mine = type(m.case).objects.visible_to(m.by).filter(pupil=m.pupil).exclude(pk=m.case.pk)
    return ", ".join(f"{case.reference} ({case.get_state_display().lower()})" for case in mine)


SOURCES: dict[str, Callable[[Material], str]] = {
    **OF_CHILD,
    "danger": lambda m: "Yes" if m.case.urgency == "U3" else "",
    "reported": reported,
    "reference": lambda m: m.referral.reference,
    "story": story,
    "aware": lambda m: AWARE.get(m.referral.aware, ""),
    "consent": lambda m: CONSENT.get(m.referral.consent, ""),
    "parents_told": parents_told,
    "advice_first": lambda m: (
        "Parents are not to be told before advice" if m.case.advice_before_parents else ""
    ),
    "prevent_team": prevent_team,
    "phoned": phoned,
    "reason": lambda m: m.referral.reason,
    "chronology": lambda m: events_outside(m.case),
    "earlier": earlier,
}
