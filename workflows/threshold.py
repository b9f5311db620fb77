"""The harm threshold: whether a concern about an adult is an allegation or a low-level concern.

Source: KCSIE Part four. A low-level concern is any doubt, however small, below the threshold: it is written down,
kept in a log, and the log is read for patterns. Handrail never decides it (hard rule 3).
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from workflows.roles import CHAIR, HEAD
from workflows.steps import Refused

FILE = Path(__file__).with_name("threshold.toml")
MET, NOT_MET, UNCLEAR = "met", "not_met", "unclear"
ANSWERS = {
    MET: "Met: an allegation",
    NOT_MET: "Not met: a low-level concern",
    UNCLEAR: "Not clear yet",
}
#: Who reads the log: the head, and the chair where it is about the head.
LOG_READERS = (HEAD, CHAIR)
#: So many low-level concerns about one adult are marked: looked at together they may be more.
PATTERN = 2


@dataclass(frozen=True)
class Threshold:
    """The criteria by code, where they come from, and the day somebody last compared them with the guidance."""

    version: str
    last_checked: date
    source: str
    criteria: dict[str, str]


@cache
def threshold() -> Threshold:
    """The threshold as shipped. Raises KeyError or TypeError for a file that lacks something."""
    rows = tomllib.loads(FILE.read_text("utf-8"))
    return Threshold(criteria={row["code"]: row["says"] for row in rows.pop("criterion")}, **rows)


def event(answer: str) -> str:
    """The event of an answer. "Not met" stops the clock of the LADO, the others start it or leave it running."""
    return f"case.threshold_{answer}"


def check(answer: str, criteria: Collection[str]) -> None:
    """Raises Refused where the answer and the ticked criteria contradict each other."""
    if answer not in ANSWERS:
        raise Refused(
            "No answer.",
            facts={"answer": "Choose whether the threshold is met; “not clear yet” is an answer"},
        )
    if unknown := set(criteria) - set(threshold().criteria):
        raise ValueError(f"unknown criteria: {', '.join(sorted(unknown))}")
    if answer == MET and not criteria:
        raise Refused(
            "Nothing is ticked.", facts={"criteria": "Tick what is met, or may be met: one is enough"}
        )
    if answer == NOT_MET and criteria:
        raise Refused(
            "The answers contradict each other.",
            facts={
                "answer": "You ticked something that meets the threshold: choose “met” or “not clear yet”, or untick it"
            },
        )
