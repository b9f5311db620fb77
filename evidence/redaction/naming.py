"""Speakers who go by a name: somebody called Marcus is no child of another name, whatever address he writes.

He may tell her where she lives; taken for her, he would stay readable in what her parent gets.
"""

import re

from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, fold_name
from evidence.redaction.words import given_name, ordinary

NOBODY = ""
WRITTEN = re.compile(r"[A-Z][a-z']+(?:[ '-][A-Z][a-z']+)*\Z")
NAME = re.compile(r"[^\W\d_]{3,}(?:[ '-][^\W\d_]+){0,3}\Z")


def by_own_names(
    text: Folded, known: dict[str, set[str]], strangers: frozenset[str], case: CaseContext
) -> dict[str, set[str]]:
    """The same, with nobody for a label that is a name which the one it was given to does not bear."""
    large = {text.lower[slice(*at)] for at in text.labels if WRITTEN.match(text.plain[slice(*at)])}
    return {
        label: {who if not who or _fits(label, who, case) else NOBODY for who in people}
        if NAME.match(label) and _is_a_name(label, label in large, strangers)
        else people
        for label, people in known.items()
    }


def _is_a_name(label: str, large: bool, strangers: frozenset[str]) -> bool:
    words = fold_name(label)
    return any(
        word in strangers or (not ordinary(word) and (given_name(word) or large))
        for word in words
        if len(word) > 2
    )


def _fits(label: str, who: str, case: CaseContext) -> bool:
    return any(who in case.near.bearers(word) for word in (*fold_name(label), "".join(fold_name(label))))
