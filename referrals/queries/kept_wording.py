"""What a kept assessment said, in the words of its time: a later policy may ask, and call things, otherwise.

Rows that were kept without their words fall back on those of today; a code that is gone says so.
"""

from typing import Any

from referrals.models import Assessment, Consideration
from workflows import indicators
from workflows.explaining import GONE, answer_in_words, label
from workflows.suggesting import titles
from workflows.triage import policy


def asked(one: Assessment, code: str) -> str:
    """A question as it was asked."""
    known = policy().questions.get(code)
    return _kept(one, "answers").get(code, [known.ask if known else f"{code} ({GONE})"])[0]


def answered(one: Assessment, code: str) -> str:
    """An answer as it was given; "" where none was."""
    answer = one.answers.get(code)
    if answer in (None, []):
        return ""
    return _kept(one, "answers").get(code, ["", answer_in_words(code, answer)])[1]


def sign(one: Assessment, code: str) -> str:
    """A sign as it read."""
    known = indicators.table().get(code)
    return _kept(one, "signs").get(code, known.says if known else f"{code} ({GONE})")


def route(one: Assessment, code: str) -> str:
    """A route as it was called."""
    return _kept(one, "routes").get(code, label(code))


def rows_for(one: Assessment, code: str) -> set[str]:
    """The rows that spoke for a route, by their codes."""
    called = route(one, code)
    return {row["code"] for row in suggested(one)["rows"] if called in row["routes"]}


def considered(one: Consideration) -> str:
    """A route that was not taken, as it was called when somebody wrote why."""
    return one.called or route(one.assessment, one.route)


def suggested(one: Assessment) -> dict[str, Any]:
    """What was suggested then, as explaining.shown makes it."""
    return _kept(one, "suggested") or {
        "rows": _rows(one), "urgency": one.urgency, "warnings": [], "policy": one.policy,
    }  # fmt: skip


def _kept(one: Assessment, part: str) -> dict[str, Any]:
    found: dict[str, Any] = one.wording.get(part, {})
    return found


def _rows(one: Assessment) -> list[dict[str, Any]]:
    rows = [_row(one, code) for code in one.rows]
    placed = {way for row in rows for way in row["routes"]}
    left = [name for name in map(label, one.routes) if name not in placed]
    return rows + ([{"code": "", "says": "Also suggested then", "routes": left}] if left else [])


def _row(one: Assessment, code: str) -> dict[str, Any]:
    row = policy().rows.get(code)
    if row is None:
        return {"code": code, "says": GONE, "routes": []}
    ways = dict.fromkeys([*row.routes, *(way for also in row.also for way in also.routes)])
    return {
        "code": code, "says": row.says, "by": row.by, "why": row.why, "source": titles(row.source),
        "checked": f"{row.checked:%-d %B %Y}", "routes": [label(way) for way in ways if way in one.routes],
    }  # fmt: skip
