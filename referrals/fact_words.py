"""The answers of a step in words, for pages and paper."""

from datetime import datetime
from typing import Any

from people.dates import said
from referrals.words import moment
from workflows import routes
from workflows.facts import FACTS, Fact

#: Told in the sentence or the text of a step, and not once more among its answers.
APART = frozenset({"reason", "happening", "route"})


def answers(facts: dict[str, Any]) -> list[tuple[str, str]]:
    """Question and answer of each fact a decision holds, the reason apart; unknown facts are left out."""
    return [
        (FACTS[name].label.rstrip("?"), in_words(FACTS[name], value))
        for name, value in facts.items()
        if name in FACTS and name not in APART
    ]


def in_words(fact: Fact, value: Any) -> str:
    """One answer: a choice by its label, a moment or date as people say it, a record by its name."""
    if isinstance(value, dict):
        return str(value.get("label", ""))
    if fact.name == "route":
        return routes.get(value).label
    if fact.kind == "moment":
        return moment(datetime.fromisoformat(value))
    if fact.kind == "date":
        return said(datetime.fromisoformat(value).date())
    return dict(fact.choices).get(value, str(value))
