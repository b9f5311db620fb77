"""One run: every system over the same passages, scored, with what it costs."""

import json
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

from benchmarks.redaction.scoring.reviewing import reviewed
from benchmarks.redaction.scoring.score import score
from benchmarks.redaction.systems import NotHere, Passages, load, title, without_gold
from evidence.redaction.span import POSSIBLE, PROPOSED


def run_all(names: Iterable[str], roll: dict[str, Any], passages: Passages) -> dict[str, Any]:
    """By name of the system its figures, intervals, counts and costs; of one that is not here, what it `needs`. For
    `ours` a second column: the list of open decisions answered perfectly."""
    told: dict[str, Any] = {}
    for name in names:
        try:
            told |= _run(name, roll, passages)
        except NotHere as why:
            told[name] = {"needs": str(why)}
    return told


def _run(name: str, roll: dict[str, Any], passages: Passages) -> dict[str, Any]:
    run = load(name, roll)
    alone = run(without_gold(passages), PROPOSED)
    told = {title(name): score(roll, passages, alone) | cost(name, roll, passages)}
    if name == "ours":
        possible = run(without_gold(passages), POSSIBLE)
        settled = [reviewed(passage, found) for passage, found in zip(passages, possible, strict=True)]
        told["ours, reviewed"] = score(roll, passages, settled)
        told["ours, reviewed"]["figures"]["open_decisions"] = _load_of_review(passages, possible)
    return told


def _load_of_review(passages: Passages, possible: list[list[dict[str, Any]]]) -> float:
    """Open decisions in a thousand words."""
    words = sum(len(passage["text"].split()) for passage in passages)
    return 1000 * sum(span["conf"] < PROPOSED for found in possible for span in found) / words


def cost(name: str, roll: dict[str, Any], passages: Passages) -> dict[str, float]:
    """Characters a second on one core, seconds from import to the first answer, MB added; in a process of its own."""
    asked = json.dumps({"system": name, "roll": roll, "passages": without_gold(passages)})
    command = [sys.executable, "-m", "benchmarks.redaction.measuring"]
    answer = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    return dict(json.loads(answer.stdout))
