"""What has to hold for the policy files before the program starts: known names, a source each, no circle."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

from workflows import indicators, routes, triage
from workflows.indicators import LEVELS
from workflows.questions import KINDS, Question
from workflows.suggesting import STAGES
from workflows.unusable import Unusable

Found = Iterator[str]
NEEDED_BY_ROW = ("if", "routes", "by", "why", "source", "checked")
NEEDED_BY_SIGN = ("says", "group", "urgency", "stages", "why", "source", "checked")
OF_A_ROW = {
    *NEEDED_BY_ROW, "any", "also", "warns", "withdraws", "withdraws_when", "gives_way_to", "otherwise", "between",
    "defers",
}  # fmt: skip
OF_A_SIGN = {*NEEDED_BY_SIGN, "raised", "words", "answers", "facts"}
OF_A_LINE = {"signs", "facts", "missing", "under", "from", "not"}


def check() -> None:
    """Raise Unusable that names file, row and key of the first thing wrong in the shipped policy."""
    check_files(triage.document(), indicators.document(), triage.sources())


def check_files(policy: Mapping[str, Any], signs: Mapping[str, Any], sources: Mapping[str, Any]) -> None:
    """Raise Unusable that names file, row and key of the first thing wrong."""
    for wrong in (*_wrong_signs(policy, signs, sources), *_wrong_policy(policy, signs, sources)):
        raise Unusable(wrong)


def _wrong_signs(policy: Mapping[str, Any], signs: Mapping[str, Any], sources: Mapping[str, Any]) -> Found:
    for code, row in signs["sign"].items():
        at = f"indicators.toml: sign {code!r}: key"
        yield from _keys(at, row, NEEDED_BY_SIGN, OF_A_SIGN)
        yield from wrong_names(f"{at} 'group'", [row.get("group")], signs["groups"])
        yield from wrong_names(f"{at} 'urgency'", [row.get("urgency")], LEVELS)
        yield from wrong_names(f"{at} 'stages'", row.get("stages", ()), STAGES)
        yield from _sourced(at, row, sources)
        yield from wrong_names(f"{at} 'facts'", row.get("facts", ()), policy["fact"])
        yield from _answered(f"{at} 'answers'", row.get("answers", {}), policy)


def _wrong_policy(policy: Mapping[str, Any], signs: Mapping[str, Any], sources: Mapping[str, Any]) -> Found:
    for code, row in policy["question"].items():
        yield from wrong_names(f"triage.toml: question {code!r}: key 'kind'", [row.get("kind")], KINDS)
    for kind in ("fact", "row"):
        for code, row in policy[kind].items():
            yield from wrong_lines(
                f"triage.toml: {kind} {code!r}: key", row.get("any", ()), "any", policy, signs
            )
    yield from wrong_names(
        "triage.toml: urgent: key 'level'", [row["level"] for row in policy["urgent"]], LEVELS
    )
    for key in ("urgent", "note"):
        for row in policy[key]:
            yield from wrong_lines(f"triage.toml: {key}: key", row["any"], "any", policy, signs)
    for code, row in policy["row"].items():
        yield from _row(f"triage.toml: row {code!r}: key", row, policy, signs, sources)
    yield from _circles("fact", {code: _facts_of(row) for code, row in policy["fact"].items()})
    ways = {code: set(row.get("gives_way_to", ())) - {"outside"} for code, row in policy["row"].items()}
    yield from _circles("row", ways)


def _row(
    at: str,
    row: Mapping[str, Any],
    policy: Mapping[str, Any],
    signs: Mapping[str, Any],
    sources: Mapping[str, Any],
) -> Found:
    yield from _keys(at, row, NEEDED_BY_ROW, OF_A_ROW)
    yield from _sourced(at, row, sources)
    known = {*routes.table(), *policy["labels"]}
    also = [route for one in row.get("also", ()) for route in one["routes"]]
    yield from wrong_names(f"{at} 'routes'", [*row.get("routes", ()), *also], known)
    yield from wrong_names(f"{at} 'withdraws'", row.get("withdraws", ()), known)
    yield from wrong_names(f"{at} 'gives_way_to'", row.get("gives_way_to", ()), {*policy["row"], "outside"})
    for one in row.get("between", ()):
        yield from wrong_names(f"{at} 'between'", one["rows"], policy["row"])
        yield from wrong_names(f"{at} 'between'", [one["missing"]], policy["question"])
    for one in row.get("also", ()):
        yield from wrong_lines(at, one["any"], "also", policy, signs)
    yield from wrong_lines(at, row.get("withdraws_when", ()), "withdraws_when", policy, signs)
    if not row.get("any") and not row.get("otherwise"):
        yield f"{at} 'any' is missing: say when the row fits"


def wrong_lines(at: str, lines: Any, key: str, policy: Mapping[str, Any], signs: Mapping[str, Any]) -> Found:
    """What is wrong in lines of a row: a sign, fact, question or answer that the policy does not know."""
    for line in lines:
        ticked = line.get("signs", ())
        yield from wrong_names(f"{at} {key!r}", () if ticked == "*" else ticked, signs["sign"])
        yield from wrong_names(f"{at} {key!r}", line.get("facts", ()), policy["fact"])
        yield from wrong_names(f"{at} {key!r}", line.get("missing", ()), policy["question"])
        asked = {name: value for name, value in line.items() if name not in OF_A_LINE}
        yield from _answered(f"{at} {key!r}", {**asked, **line.get("not", {})}, policy)


def _answered(at: str, answers: Mapping[str, Any], policy: Mapping[str, Any]) -> Found:
    for name, wanted in answers.items():
        if name not in policy["question"]:
            yield f"{at} names {name!r}, which is no question"
            continue
        row = policy["question"][name]
        question = Question(name, row["ask"], row["kind"], row.get("choices", {}))
        for value in wanted if isinstance(wanted, list) else [wanted]:
            if value not in (question.choices or (True, False)):
                yield f"{at} gives {name!r} the answer {value!r}; it takes {question.wanted}"


def _keys(at: str, row: Mapping[str, Any], needed: tuple[str, ...], known: set[str]) -> Found:
    yield from (f"{at} {key!r} is missing" for key in needed if key not in row)
    yield from (
        f"{at} {key!r} is not known; known: {', '.join(sorted(known))}" for key in row if key not in known
    )


def _sourced(at: str, row: Mapping[str, Any], sources: Mapping[str, Any]) -> Found:
    if not row.get("source"):
        yield f"{at} 'source' is empty: every row says where it comes from"
    yield from wrong_names(f"{at} 'source'", row.get("source", ()), sources)


def wrong_names(at: str, names: Any, known: Any) -> Found:
    """A sentence for each name that is not known, with those that are."""
    for name in names:
        if name is not None and name not in known:
            yield f"{at} names {name!r}; known: {', '.join(sorted(map(str, known)))}"


def _facts_of(row: Mapping[str, Any]) -> set[str]:
    return {fact for line in row.get("any", ()) for fact in line.get("facts", ())}


def _circles(kind: str, graph: Mapping[str, set[str]]) -> Found:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        yield f"triage.toml: {kind}: {' -> '.join(map(str, circle.args[1]))} goes round in a circle"
