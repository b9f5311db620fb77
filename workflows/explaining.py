"""A suggestion as a reading for a person, in plain text."""

from workflows import indicators, routes
from workflows.suggesting import Fit, Suggestion, titles
from workflows.triage import policy

URGENCY = {
    "U3": "Act now.",
    "U2": "Within the hour; refer the same day.",
    "U1": "The same school day.",
    "U0": "Note it, and look for more.",
}
CLOSING = "These are suggestions of the policy. A person decides, and writes down why."


def label(route: str) -> str:
    """A route, or another suggestion, in words."""
    known = routes.table()
    return known[route].label if route in known else policy().labels[route]


def reason(ground: str) -> str:
    """A sign, or a question whose answer counted, in words."""
    sign = indicators.table().get(ground)
    return f"{sign.says} ({ground})" if sign else f"the answer to “{policy().questions[ground].ask}”"


def explain(suggestion: Suggestion) -> str:
    """The whole reading: how urgent, each row with its reasons and sources, what to heed."""
    head = [f"How urgent: {suggestion.urgency}. {URGENCY[suggestion.urgency]}"]
    heeded = [f"! {warning}" for warning in suggestion.warnings]
    end = [CLOSING, f"Policy {suggestion.policy}."]
    parts = [head, *(_row(fit) for fit in suggestion.fits), heeded, end]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _row(fit: Fit) -> list[str]:
    where = "; ".join(label(route) for route in fit.routes) or "no further route"
    because = [f"  because: {reason(ground)}" for ground in fit.because]
    return [
        f"{fit.row.code}  {fit.row.says}",
        f"  suggested: {where}",
        f"  by: {fit.by}",
        *because,
        f"  why: {fit.row.why}",
        f"  source: {titles(fit.row.source)} (checked {fit.row.checked:%-d %B %Y})",
    ]
