"""What the policy suggests for the answers about a case: pure, total, and the same for the same answers.

It suggests and never decides. A further sign or a "yes" never lowers the urgency and never takes away a route out of
school, but for the rows that say so (`withdraws`); an answer that is not known counts as "no" and never as "yes".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workflows import indicators
from workflows.conditions import Known, grounds_of
from workflows.indicators import LEVELS, Sign
from workflows.learning import PERSONS, learn
from workflows.questions import read_answers
from workflows.triage import Policy, Row, policy, sources

STAGES = (
    "selection", "access", "trust", "isolation", "desensitisation", "maintenance", "contact", "radicalisation",
)  # fmt: skip
AT_ONCE = "police_999"  # whatever row leads there, and whoever wrote it


@dataclass(frozen=True)
class Fit:
    """A row that fits: why, and the routes it suggests here."""

    row: Row
    because: tuple[str, ...]
    routes: tuple[str, ...]
    by: str


@dataclass(frozen=True)
class Suggestion:
    """All rows that fit, the routes together with the most urgent first, and what to heed."""

    policy: str
    urgency: str
    fits: tuple[Fit, ...]
    routes: tuple[str, ...]
    stages: tuple[str, ...]
    warnings: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The form of design.md section 4."""
        return {
            "policy": self.policy, "urgency": self.urgency,
            "rows": [
                {
                    "row": fit.row.code, "routes": list(fit.routes), "because": list(fit.because), "by": fit.by,
                    "source": titles(fit.row.source),
                }
                for fit in self.fits
            ],
            "routes": list(self.routes), "stages": list(self.stages), "warnings": list(self.warnings),
        }  # fmt: skip


def titles(codes: Iterable[str]) -> str:
    """The titles of the sources, in one line. The source of an overlay's row stands in its own words."""
    return "; ".join(sources()[code]["title"] if code in sources() else code for code in codes)


def suggest(given: Any, rules: Policy | None = None, signs: Mapping[str, Sign] | None = None) -> Suggestion:
    """What a policy suggests, the shipped one unless another is given (see overlays/merging.py).

    Raises BadAnswers, in one sentence, for answers that cannot be read.
    """
    rules, signs = rules or policy(), signs or indicators.table()
    answers, ticked = read_answers(given, rules.questions, signs)
    known = learn(rules, signs, answers, ticked)
    fits = _fits(rules, known)
    routes = _in_order(rules, {route for fit in fits for route in fit.routes})
    return Suggestion(
        policy=rules.version, urgency="U3" if AT_ONCE in routes else urgency(rules, signs, known),
        fits=fits, routes=routes,
        stages=tuple(stage for stage in STAGES if any(stage in signs[one].stages for one in ticked)),
        warnings=_warnings(rules, known, fits),
    )  # fmt: skip


def urgency(rules: Policy, signs: Mapping[str, Sign], known: Known) -> str:
    """The highest level of any sign and answer; two soft signs, or a soft sign and a contact, are more than one."""
    levels = [signs[sign].urgency for sign in known.signs]
    levels += [level for level, lines in rules.urgent if grounds_of(lines, known) is not None]
    if levels.count("U0") > 1 or ("U0" in levels and known.has("contact", PERSONS)):
        levels.append("U1")
    return max(levels, key=LEVELS.index, default="U0")


def _fits(rules: Policy, known: Known) -> tuple[Fit, ...]:
    found = {code: fit for code, row in rules.rows.items() if (fit := _fit(row, known))}
    for row in rules.rows.values():
        if row.otherwise and (open_to := _undecided(row, found, known)) is not None:
            found[row.code] = Fit(row, open_to, row.routes, row.by)
    shown = [
        found[code] for code in rules.rows if code in found and not _gives_way(rules, found[code], found)
    ]
    taken = _withdrawn(shown, known)
    return tuple(_settled(fit, shown, taken) for fit in shown)


def _fit(row: Row, known: Known) -> Fit | None:
    grounds = grounds_of(row.lines, known)
    if grounds is None:
        return None
    further = [one for one in row.also if grounds_of(one.lines, known) is not None]
    routes = dict.fromkeys([*row.routes, *(route for one in further for route in one.routes)])
    return Fit(row, tuple(sorted(grounds)), tuple(routes), row.by)


def _undecided(row: Row, found: Mapping[str, Fit], known: Known) -> tuple[str, ...] | None:
    """The answers that are missing, where one decides between two rows or nothing fits at all; else None."""
    missing = {
        question
        for question, *pair in row.between
        if not known.answers.get(question) and set(pair) <= set(found)
    }
    nothing = not any(fit.routes for fit in found.values())
    return tuple(sorted(missing)) if missing or nothing else None


def _gives_way(rules: Policy, fit: Fit, found: Mapping[str, Fit]) -> bool:
    others = [other for code, other in found.items() if code != fit.row.code]
    out = "outside" in fit.row.gives_way_to and any(rules.outside & set(other.routes) for other in others)
    return out or any(other.row.code in fit.row.gives_way_to for other in others)


def _withdrawn(shown: list[Fit], known: Known) -> frozenset[str]:
    """The routes that one of the rows takes from all of them."""
    taking = [fit.row for fit in shown if grounds_of(fit.row.withdraws_when, known) is not None]
    return frozenset(route for row in taking for route in row.withdraws)


def _settled(fit: Fit, shown: list[Fit], taken: frozenset[str]) -> Fit:
    """The row without what another row withdraws, and as late as another row defers it."""
    routes = tuple(route for route in fit.routes if route not in taken)
    late = next((other.row.deferred_by for other in shown if set(other.row.defers) & set(routes)), fit.by)
    return Fit(fit.row, fit.because, routes, late)


def _in_order(rules: Policy, suggested: set[str]) -> tuple[str, ...]:
    order = dict.fromkeys(route for row in rules.rows.values() for route in row.routes)
    return tuple(route for route in order if route in suggested)


def _warnings(rules: Policy, known: Known, fits: tuple[Fit, ...]) -> tuple[str, ...]:
    rows = [fit.row.warns for fit in fits if fit.row.warns]
    notes = [says for says, lines in rules.notes if grounds_of(lines, known) is not None]
    return tuple(dict.fromkeys([*rows, *notes]))
