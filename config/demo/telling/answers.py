"""The answers of a step: what a story's file holds, as the step wants it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from config.demo.telling.stage import Stage
from config.demo.telling.stories import Act
from referrals.services.steps import needs_of
from workflows.steps import Step


def answers(stage: Stage, act: Act, record: Any, rule: Step) -> dict[str, Any]:
    """Return the facts of a step, by the kind of each question."""
    asked = {fact.name: fact for fact in needs_of(record, rule)}
    return {name: answer(stage, asked[name].kind, said) for name, said in act.facts.items() if name in asked}


def answer(stage: Stage, kind: str, said: Any) -> Any:
    """Return one answer: a person, a case, a day or a moment where the question asks for one, else the words."""
    meant: dict[str, Callable[[str], Any]] = {
        "member": stage.user,
        "pupil": stage.pupil,
        "case": stage.case,
        "date": stage.days_then.day,
        "moment": stage.moment,
    }
    return meant.get(kind, stage.say)(said)


def happened(stage: Stage, act: Act, name: str = "happened") -> datetime | None:
    """Return when something happened that is told later, None where the story does not say."""
    said = act.facts.get(name)
    return stage.moment(said) if said else None


def day_and_time(stage: Stage, act: Act) -> dict[str, Any]:
    """Return the two answers of a concern about when it happened."""
    at = happened(stage, act)
    if at is None:
        return {}
    local = at.astimezone(stage.days.calendar.zone)
    day: date = local.date()
    return {"happened_on": day, "happened_time": local.time()}
