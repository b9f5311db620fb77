"""A suggestion as a reading for a person, in plain text."""

from collections.abc import Iterable, Mapping
from typing import Any

from workflows import indicators, routes
from workflows.conditions import Line
from workflows.suggesting import Fit, Suggestion, titles
from workflows.triage import document, policy

URGENCY = {
    "U3": "Act now.",
    "U2": "Within the hour; refer the same day.",
    "U1": "The same school day.",
    "U0": "Note it, and look for more.",
}
CLOSING = "These are suggestions of the policy. A person decides, and writes down why."


GONE = "no longer in the policy"


def label(route: str) -> str:
    """A route, or another suggestion, in words; the code itself where a later policy knows it no more."""
    known = routes.table()
    return known[route].label if route in known else policy().labels.get(route, f"{route} ({GONE})")


def reason(ground: str) -> str:
    """A sign, or a question whose answer counted, in words."""
    sign = indicators.table().get(ground)
    return f"{sign.says} ({ground})" if sign else f"the answer to “{policy().questions[ground].ask}”"


def answer_in_words(code: str, answer: Any) -> str:
    """An answer as a page would say it; a choice that a later policy knows no more as its code."""
    question = policy().questions.get(code)
    choices = question.choices if question else {}
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, list):
        return ", ".join(choices.get(one, one) for one in answer)
    return choices.get(str(answer), str(answer))


def lines_in_words(lines: Iterable[Line]) -> str:
    """When one of the lines of an own row holds: "Is the child being threatened? yes; ...", several by "or"."""
    return ". Or: ".join("; ".join(_conditions(line)) for line in lines)


def _conditions(line: Line) -> Iterable[str]:
    for code, values in line.answers:
        said = " or ".join(sorted(answer_in_words(code, value) for value in values))
        yield f"{policy().questions[code].ask} {said}"
    if line.any_sign or line.signs:
        yield "any sign" if line.any_sign else f"sign {' or '.join(sorted(line.signs))}"
    yield from (document()["fact"][fact]["says"] for fact in line.facts)
    if line.under:
        yield f"the child is under {line.under}"


def shown(found: Suggestion) -> dict[str, Any]:
    """A suggestion as a page shows it and as it is kept: words alone, so that a later policy changes none of them."""
    rows = [
        {
            "code": fit.row.code, "says": fit.row.says, "by": fit.by, "why": fit.row.why,
            "source": titles(fit.row.source), "checked": f"{fit.row.checked:%-d %B %Y}",
            "routes": [label(route) for route in fit.routes], "because": [reason(one) for one in fit.because],
        }
        for fit in found.fits
    ]  # fmt: skip
    return {
        "rows": rows, "urgency": found.urgency, "warnings": list(found.warnings), "policy": found.policy,
    }  # fmt: skip


def standing(words: Mapping[str, Any]) -> str:
    """The highest suggestion of what `shown` made, in one line: "Suggested: Police (999), now; and 2 more."."""
    rows = [row for row in words["rows"] if row["routes"]]
    if not rows:
        return f"{URGENCY[words['urgency']]} Nothing else is suggested yet."
    first, by = rows[0]["routes"][0], rows[0].get("by", "").partition(";")[0]
    more = len({way for row in rows for way in row["routes"]} - {first})
    return f"Suggested: {first}{', ' if by else ''}{by}{f'; and {more} more' if more else ''}."


def wording(answers: Mapping[str, Any], found: Suggestion) -> dict[str, Any]:
    """The words of an assessment as they are now, to be kept with it: questions, answers, signs, what was suggested."""
    questions = policy().questions
    return {
        "answers": {
            code: [questions[code].ask, answer_in_words(code, answer)]
            for code, answer in answers.items() if code in questions
        },
        "signs": {code: indicators.table()[code].says for code in answers.get("indicators") or ()},
        "routes": {route: label(route) for route in found.routes},
        "suggested": shown(found),
    }  # fmt: skip


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
