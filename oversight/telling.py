"""An entry in a plain sentence: codes become words, people become labels."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from workflows import (
    audiences,
    case,
    child_on_child,
    deadlines,
    events,
    facts,
    referral,
    retention,
    roles,
    routes,
    summary,
)
from workflows.triage import policy

MACHINES = {"case": case.LABELS, "referral": referral.LABELS, "summary": summary.LABELS}
OUTCOMES = dict(facts.OUTCOMES)


class People(Protocol):
    """How the people of an entry are called: by label in a trail, by name for the data protection officer."""

    def actor(self, says: Mapping[str, Any]) -> str:
        """Who acted."""
        ...

    def person(self, number: object) -> str:
        """Somebody the entry speaks of."""
        ...


def sentence(says: Mapping[str, Any], labels: People, references: Mapping[str, str]) -> str:
    """What the entry says, read aloud. `references` names the records that entries speak of."""
    if says.get("event") not in events.EVENTS:
        return f"An entry that cannot be told: {says.get('event', 'its header cannot be read')}"
    data = says["data"] if isinstance(says.get("data"), dict) else {}
    told = {
        **data,
        **_in_words(data),
        "actor": labels.actor(says),
        "role_label": roles.label(str(data.get("role", ""))),
        "subject_label": references.get(str(says.get("subject")), ""),
        "told_label": labels.person(data.get("to")),
        "second": labels.person(data.get("second")),
        "whose_label": "the child" if data.get("whose") == "child" else labels.person(data.get("whose")),
    }
    whole = events.sentence(str(says.get("event")), **told)
    stayed = data.get("from") == data.get("to")
    return whole.partition(": the case went")[0] if stayed else whole


def _in_words(data: Mapping[str, Any]) -> dict[str, str]:
    states = MACHINES.get(str(data.get("machine")), {})
    words = {
        "from_label": _from(states.get, data.get("from")),
        "to_label": _from(states.get, data.get("to")),
        "route_label": _from(_route, data.get("route")),
        "outcome_label": _from(OUTCOMES.get, data.get("outcome")),
        "granted_role_label": _from(roles.label, data.get("granted_role")),
        "audience_label": _from(_audience, data.get("audience")),
        "rule": _from(_rule, data.get("rule")),
        "reason": _from(_schedule, data.get("reason")),
        "part_label": _from(child_on_child.PARTS.get, data.get("part")),
    }
    return {name: word for name, word in words.items() if word}


def _from(look_up: Callable[[str], str | None], code: object) -> str:
    """The word for a code; a code that today's rules no longer know stays as it is."""
    return (look_up(str(code)) or str(code)) if code else ""


def _route(code: str) -> str | None:
    found = routes.table().get(code)
    return found.label if found else policy().labels.get(code)


def _rule(code: str) -> str | None:
    found = deadlines.RULES.get(code)
    return found.title if found else None


def _schedule(code: str) -> str | None:
    found = retention.schedules().get(code)
    return found.title if found else None


def _audience(code: str) -> str | None:
    found = audiences.table().get(code)
    return found.label if found else None
