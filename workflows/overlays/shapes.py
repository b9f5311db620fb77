"""How an overlay file is written: its head, the keys of its rows and what each holds. Findings name row and key."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, islice
from typing import Any

from workflows import contacts, indicators, routes, triage
from workflows.deadlines import RULES

Found = Iterator[str]
HEAD = {"version": str, "last_checked": date}
OF_EVERY_ROW = {"source": str, "last_checked": date}
KINDS: dict[str, dict[str, type]] = {
    "row": {"if": str, "by": str, "why": str, "warns": str, "routes": list, "any": list, "also": list},
    "sign": {"urgency": str, "words": list},
    "deadline": {"amount": int, "unit": str, "rung": dict},
    "route": {"guidance": str},
    "contact": {"label": str, "number": str, "site": str, "hours": str},
}
RUNG = {"after": int, "unit": str, "say": str}
ALSO = {"routes": list, "any": list}
IN_WORDS = {
    str: "text in quotes", list: "a list in square brackets", int: "a whole number, zero or more, without quotes",
    dict: "a table", date: "a date such as 2026-11-01, without quotes",
}  # fmt: skip
SHORT_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}")
VERSION = re.compile(r"[A-Za-z0-9.-]{1,32}")  # it is kept with every decision, and in the trail


def misshapen(file: Mapping[str, Any]) -> Found:
    """The first thing about the form of the file that is wrong, as a sentence; nothing where all is well."""
    yield from islice(chain(_head(file), _rows(file)), 1)


def _head(file: Mapping[str, Any]) -> Found:
    owners = [key for key in ("authority", "school") if key in file]
    if len(owners) != 1:
        yield "say whose rows these are, with one key: 'authority' (its code) or 'school' (its short name)"
        return
    yield from _typed("the file", file, {owners[0]: str, **HEAD, **dict.fromkeys(KINDS, dict)})
    yield from (f"key {key!r} is missing" for key in HEAD if key not in file)
    if owners == ["authority"] and file["authority"] not in contacts.book().authorities:
        yield f"key 'authority' names {file['authority']!r}; known: {', '.join(contacts.book().authorities)}"
    if "school" in file and not SHORT_NAME.fullmatch(str(file["school"])):
        yield "key 'school' must be the school's short name: letters, digits and dashes"
    if not VERSION.fullmatch(str(file.get("version"))):
        yield "key 'version' must be up to 32 letters, digits, dots and dashes, such as \"2026-11\""


def _rows(file: Mapping[str, Any]) -> Found:
    known: dict[str, Any] = {
        "row": triage.policy().rows, "sign": indicators.table(), "deadline": RULES, "route": routes.table(),
    }  # fmt: skip
    for kind, keys in KINDS.items():
        for code, row in file.get(kind, {}).items():
            at = f"{kind} {code!r}"
            if kind in known and code not in known[kind]:
                yield f"{at} is not known; known: {', '.join(known[kind])}"
            yield from _row(at, row, {**keys, **OF_EVERY_ROW})


def _row(at: str, row: Any, keys: Mapping[str, type]) -> Found:
    yield from _typed(at, row, keys)
    if isinstance(row, dict) and not row.get("source"):
        yield f"{at}: key 'source' is missing: say where the row comes from, in words a reader can look for"
    elif isinstance(row, dict):
        yield from _inside(at, row)


def _inside(at: str, row: Mapping[str, Any]) -> Found:
    for key in ("routes", "words"):
        if not all(isinstance(one, str) and one.strip() for one in row.get(key, ())):
            yield f"{at}: key {key!r} must hold texts in quotes"
    for number, rung in row.get("rung", {}).items():
        yield from _typed(f"{at}, rung {number}", rung, RUNG)
    yield from _lines(f"{at}: key 'any'", row.get("any", ()))
    for one in row.get("also", ()):
        yield from _typed(f"{at}: key 'also'", one, ALSO)
        if isinstance(one, dict) and not (one.get("routes") and one.get("any")):
            yield f"{at}: key 'also' needs 'routes' and 'any': which routes, and when"
        yield from _lines(f"{at}: key 'also'", one.get("any", ()) if isinstance(one, dict) else ())


def _lines(at: str, lines: Any) -> Found:
    for line in lines:
        if not isinstance(line, dict) or not line:
            yield f"{at} must hold lines such as {{ threat = true }}, each with something that has to hold"


def _typed(at: str, table: Any, keys: Mapping[str, type]) -> Found:
    if not isinstance(table, dict):
        yield f"{at} must be {IN_WORDS[dict]}"
        return
    for key, value in table.items():
        if key not in keys:
            yield f"{at}: key {key!r} {_why_not(key)}; known: {', '.join(keys)}"
        elif not _is(value, keys[key]):
            yield f"{at}: key {key!r} must be {IN_WORDS[keys[key]]}"


def _is(value: Any, wanted: type) -> bool:
    if wanted is int:
        return type(value) is int and value >= 0
    return type(value) is wanted and value != ""


def _why_not(key: str) -> str:
    if key in ("withdraws", "withdraws_when", "gives_way_to", "defers", "otherwise", "between"):
        return "takes ways to help away, or hides a row: an overlay only adds"
    if key in ("who", "basis", "calendar", "statutory", "started_by", "stopped_by"):
        return "stays as the default has it"
    return "is not known"
