"""Own rows as somebody might write them, by hypothesis: what may be written is laid over the policy."""

from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any

from hypothesis import strategies as st

from workflows import indicators, routes
from workflows.indicators import LEVELS
from workflows.overlays.limits import lowered
from workflows.overlays.merging import Edition, edition
from workflows.overlays.reading import made
from workflows.overlays.shapes import misshapen
from workflows.triage import policy

SIGNS = sorted(indicators.table())
HEAD: dict[str, Any] = {"version": "1", "last_checked": date(2026, 11, 1)}
ANSWERS_OF: dict[str, list[Any]] = {
    code: [True, False] if question.kind == "yes_no" else list(question.choices)
    for code, question in policy().questions.items()
    if question.kind != "age"
}
WAYS = sorted({*routes.table(), *policy().labels})
OUT = sorted(policy().outside)
#: Rows that fit often, that give way to others, or that take something back.
ROWS_OF = [*policy().rows, "D7", "D14", "D16", "D17", "D18", "D19", "D20"]

ONE_ANSWER = [{code: answer} for code, answers in ANSWERS_OF.items() for answer in answers]
WITH = [
    {}, {}, {"signs": ["I21", "I33"]}, {"facts": ["grooming"]}, {"under": 13}, {"under": 16}, {"missing": ["harm"]},
    {"not": {"threat": True}},
]  # fmt: skip
LINES = st.builds(lambda one, more: {**one, **more}, st.sampled_from(ONE_ANSWER), st.sampled_from(WITH))
#: Ways out of school above all: those are what the properties are about.
SOME_WAYS = st.lists(
    st.sampled_from([*OUT, "police_999", "police_999", *WAYS]), min_size=1, max_size=2, unique=True
)
ALSO = st.fixed_dictionaries({"routes": SOME_WAYS, "any": st.lists(LINES, min_size=1, max_size=1)})
ROWS = st.fixed_dictionaries(
    {"source": st.just("A local paper"), "routes": SOME_WAYS},
    optional={
        "any": st.lists(LINES, min_size=1, max_size=2), "also": st.lists(ALSO, max_size=1),
        "warns": st.just("Ring the local team."), "by": st.just("within two days"),
    },
)  # fmt: skip
OF_SIGNS = st.fixed_dictionaries(
    {"source": st.just("A local paper")}, optional={"urgency": st.sampled_from(LEVELS)}
)


def accepted(kind: str, rows: Mapping[str, Any]) -> dict[str, Any]:
    """The own rows that an overlay may hold."""
    whole = {code: {"authority": "riverbank", **HEAD, kind: {code: row}} for code, row in rows.items()}
    return {
        code: row
        for code, row in rows.items()
        if next(chain(misshapen(whole[code]), lowered(whole[code])), None) is None
    }


def _files(owner: dict[str, str]) -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(
        lambda rows, signs: {**owner, **HEAD, "row": accepted("row", rows), "sign": accepted("sign", signs)},
        st.dictionaries(st.sampled_from(ROWS_OF), ROWS, min_size=2, max_size=5),
        st.dictionaries(st.sampled_from(SIGNS), OF_SIGNS, max_size=2),
    )


OVERLAID: st.SearchStrategy[Edition] = st.lists(
    _files({"authority": "riverbank"}) | _files({"school": "riverbank"}), min_size=1, max_size=2
).map(lambda files: edition(tuple(made(file, "own.toml") for file in files)))
EDITIONS = st.just(edition()) | OVERLAID | OVERLAID
