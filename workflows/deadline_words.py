"""A deadline aloud: how it is counted, what starts and stops it, whom each rung tells and when."""

import re
from functools import cache

from workflows import case, events, facts, referral, routes
from workflows.access import KINDS
from workflows.deadlines import UNMADE, Again, Rule, Rung
from workflows.due_times import in_words

COUNTED = {
    "minutes": "runs through nights, weekends and holidays",
    "hours": "runs through nights, weekends and holidays",
    "same_day": "by the end of the school day; what begins later, by midnight, also on weekends and in holidays",
    "working_hours": "counts the hours of the school day on working days, also in school holidays",
    "working_days": "counts Mondays to Fridays without bank holidays, also in school holidays",
    "school_days": "counts days with pupils",
    "calendar_days": "counts every day",
}
#: What happens in one step or another and is no entry of the trail by itself.
UNWRITTEN = {
    "concern.red_flag": "A concern says that a child may not be safe right now",
    "case.danger_suggested": "An assessment suggests 999, and nothing is decided on it yet",
    "case.nothing_due": "An open case is left in which nothing else is due",
    "case.acted_on": "Anybody takes a step, or writes a note or an answer; a deadline begins",
    "case.reporter_added": "Whoever raised the concern adds to it",
    "case.danger_weighed": "Somebody writes down why 999 is not rung",
}


def event_in_words(event: str) -> str:
    """What has to happen: "“Begin triage” on the case", "“Record that it was made” (children's social care)"."""
    code, *suffixes = re.split("[:=]", event)
    said = _step(code) or UNWRITTEN.get(code) or events.sentence(code, actor="Somebody", role="")
    return f"{said} ({', '.join(_suffixes()[one] for one in suffixes)})" if suffixes else said


def _step(code: str) -> str:
    machine, _, name = code.partition(".")
    step = {"case": case.BY_NAME, "referral": referral.BY_NAME}.get(machine, {}).get(name)
    return f"“{step.label}” on a {machine}" if step else ""


@cache
def _suffixes() -> dict[str, str]:
    answers = dict([*facts.DECISION.choices, *facts.STRATEGY_OUTCOME.choices])
    ways = {code: route.label for code, route in routes.table().items()}
    return {UNMADE: "it was not made yet", **answers, **case.LABELS, **KINDS, **ways}


def title_on_case(rule: Rule, route: str) -> str:
    """What has to be done, on pages of the case: names the service where a referral goes by `route`, "" for none."""
    if not (route and rule.title_on_case):
        return rule.title
    return rule.title_on_case.format(service=routes.get(route).service)


def limit_in_words(rule: Rule) -> str:
    """The limit with how it is counted: "4 working hours: counts the hours of ..."."""
    limit = in_words(rule.amount, rule.unit)
    return f"{limit}: {COUNTED[rule.unit]}" if rule.amount or rule.unit == "same_day" else limit


def when_in_words(rung: Rung) -> str:
    """When a rung comes: "at the start", "when it is due", "2 working hours after it was due"."""
    begun = rung.counts_from == "start"
    if rung.unit == "same_day":
        return "at the end of the day it started" if begun else "at the end of the day it was due"
    if not rung.after:
        return "at the start" if begun else "when it is due"
    return f"{in_words(rung.after, rung.unit)} after {'the start' if begun else 'it was due'}"


def at_any_hour(rule: Rule, number: int) -> str:
    """What sets one reminder apart from the others of its rule: ", at any hour", or ""."""
    return ", at any hour" if rule.waits and not rule.rung_waits(number) else ""


def again_in_words(again: Again) -> str:
    """How often a reminder comes again: "then every 2 working days until somebody acts"."""
    return f"then every {in_words(again.after, again.unit).removeprefix('1 ')} until somebody acts"
