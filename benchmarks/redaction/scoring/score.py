"""One system's result over a whole set: counts by case, figures, intervals."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from benchmarks.redaction.scoring.access import count_access, release_for
from benchmarks.redaction.scoring.coverage import Found, count_coverage
from benchmarks.redaction.scoring.figures import FIGURES, intervals, total
from benchmarks.redaction.scoring.informants import count_informants, people_of
from benchmarks.redaction.scoring.linking import count_links
from benchmarks.redaction.scoring.quasi import count_warnings
from benchmarks.redaction.scoring.reviewing import open_decisions


def score(roll: dict[str, Any], passages: list[dict[str, Any]], results: list[Found]) -> dict[str, Any]:
    """Figures with intervals, and the raw counts for the tables by type, form and trap. `results` has, for each
    passage, its spans as {"start", "end", "type", "person", "conf"}."""
    cases = [_case(roll, *pairs) for pairs in _by_case(passages, results)]
    counts = total(cases)
    return {
        "figures": {figure.code: figure.of(counts) for figure in FIGURES},
        "intervals": intervals(cases),
        "counts": dict(sorted(counts.items())),
    }


def _by_case(passages: list[dict[str, Any]], results: list[Found]) -> Iterator[tuple[list[Any], list[Found]]]:
    for case in dict.fromkeys(passage["case"] for passage in passages):
        at = [n for n, passage in enumerate(passages) if passage["case"] == case]
        yield [passages[n] for n in at], [results[n] for n in at]


def _case(roll: dict[str, Any], passages: list[dict[str, Any]], results: list[Found]) -> Counter[str]:
    counts, release = count_links(passages, results), release_for(roll, passages[0])
    people = people_of(roll, passages[0]) if any("told_by" in passage for passage in passages) else ()
    for passage, found in zip(passages, results, strict=True):
        counts.update(count_coverage(passage, found))
        counts.update(count_access(passage, found, release))
        counts.update(count_informants(passage, found, release, people))
        counts.update(count_warnings(passage, found))
        counts["open_decisions"] += open_decisions(found)
    return counts
