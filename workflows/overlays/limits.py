"""What an overlay may not do: lower an urgency, lose a route out of school, lengthen a limit of law or of danger.

A file that passes adds and raises, whatever the case: an answer "yes" and a further sign still take nothing away.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from workflows import contacts, indicators, routes, triage
from workflows.deadlines import RULES, Rule
from workflows.due_times import UNITS
from workflows.indicators import LEVELS
from workflows.policy_checks import wrong_lines, wrong_names
from workflows.triage import Row

Found = Iterator[str]
NOES = (False, "none", "same")  # what "no" is among the answers
GROWING_UP = 13  # from here to 17 every child is treated alike, so no own line may ask for more years
A_YEAR = {
    "minutes": 525_600, "hours": 8_760, "working_hours": 1_900, "working_days": 253, "school_days": 195,
    "calendar_days": 365,
}  # fmt: skip
LEADS_NOWHERE = ("nfa",)
LEFT_OUT = "leaves out {names}: an overlay takes no route away. List what is added, and nothing else"
VANISHES = (
    "leads out of school by {name!r}, in a row that fits only while an answer is missing or “no”: "
    "the way out would vanish with the answer. Put it into another row"
)


def lowered(file: Mapping[str, Any]) -> Found:
    """A sentence for each row that would lower or take away. Expects a file that is well formed (see shapes)."""
    checks = {"row": _row, "sign": _sign, "deadline": _deadline, "contact": _contact}
    for kind, check in checks.items():
        for code, row in file.get(kind, {}).items():
            yield from check(f"{kind} {code!r}", code, row)


def _row(at: str, code: str, own: Mapping[str, Any]) -> Found:
    default = triage.policy().rows[code]
    also = [route for one in own.get("also", ()) for route in one["routes"]]
    yield from _routes(f"{at}: key 'routes'", default, own.get("routes", []))
    yield from wrong_names(f"{at}: key 'also'", also, _leading_somewhere())
    yield from _outside(f"{at}: key 'routes'", default, own.get("routes", ()))
    yield from _outside(f"{at}: key 'also'", default, also)
    if own.get("any") and (default.withdraws or default.otherwise):
        yield f"{at}: key 'any' would make a row fit more often that takes routes away, or that fits when no other does"
    for key, lines in (("any", own.get("any", [])), *(("also", one["any"]) for one in own.get("also", ()))):
        yield from wrong_lines(f"{at}: key", lines, key, triage.document(), indicators.document())
        for line in lines:
            yield from _line(f"{at}: key {key!r}", line)


def _routes(at: str, default: Row, named: list[str]) -> Found:
    yield from wrong_names(at, named, _leading_somewhere())
    missing = [route for route in default.routes if route not in named]
    if set(named) & set(default.routes) and missing:
        yield f"{at} {LEFT_OUT.format(names=', '.join(map(repr, missing)))}"


def _leading_somewhere() -> list[str]:
    known = {**routes.table(), **triage.policy().labels}
    return [code for code in known if code not in LEADS_NOWHERE]


def _outside(at: str, default: Row, named: Iterable[str]) -> Found:
    added = (set(named) - set(default.routes)) & triage.policy().outside
    for name in sorted(added) if _comes_and_goes(default) else ():
        yield f"{at} {VANISHES.format(name=name)}"


def _comes_and_goes(row: Row) -> bool:
    asked = [value for line in row.lines for _, values in line.answers for value in values]
    unless = [value for line in row.lines for _, values in line.unless for value in values]
    return (
        row.otherwise
        or any(line.missing for line in row.lines)
        or any(value in NOES for value in asked)
        or any(value not in NOES for value in unless)
    )


def _line(at: str, line: Mapping[str, Any]) -> Found:
    for key in ("missing", "not", "from"):
        if key in line:
            yield f"{at} uses {key!r}: one more answer could then take the row away. Ask for answers that are there"
    if not isinstance(under := line.get("under", GROWING_UP), int) or under > GROWING_UP:
        yield f"{at} uses 'under' above {GROWING_UP}: a child of {GROWING_UP} to 17 is treated as any other"
    for name, wanted in line.items():
        if any(value in NOES for value in (wanted if isinstance(wanted, list) else [wanted])):
            yield f"{at} asks for “no” to {name!r}: a later “yes” would then take the row away"


def _sign(at: str, code: str, own: Mapping[str, Any]) -> Found:
    default = indicators.table()[code].urgency
    level = own.get("urgency", default)
    yield from wrong_names(f"{at}: key 'urgency'", [level], LEVELS)
    if level in LEVELS and LEVELS.index(level) < LEVELS.index(default):
        yield f"{at}: key 'urgency' lowers {default} to {level}: an overlay only raises"


def _deadline(at: str, code: str, own: Mapping[str, Any]) -> Found:
    rule = RULES[code]
    yield from wrong_names(f"{at}: key 'unit'", [own.get("unit")], UNITS)
    if own.get("unit", rule.unit) in A_YEAR and own.get("amount", 0) > A_YEAR[own.get("unit", rule.unit)]:
        yield f"{at}: key 'amount' puts the limit more than a year away: nobody would be reminded of it"
    if firm(rule):
        yield from _firm(at, rule, own)
    yield from _rungs(at, rule, own)


def firm(rule: Rule) -> bool:
    """Whether a limit may only become shorter: national law or guidance, or a child may be in danger now."""
    return rule.basis == "N" or rule.statutory or rule.urgent


def _firm(at: str, rule: Rule, own: Mapping[str, Any]) -> Found:
    why = "a limit of national guidance" if rule.basis == "N" else "a limit for danger"
    if own.get("unit", rule.unit) != rule.unit:
        yield f"{at}: key 'unit': {why} keeps its unit, {rule.unit!r}, and may only become shorter"
    elif own.get("amount", 0) > rule.amount:
        yield f"{at}: key 'amount' lengthens {rule.amount} {rule.unit} to {own['amount']}: {why} is never longer"


def _rungs(at: str, rule: Rule, own: Mapping[str, Any]) -> Found:
    given = own.get("rung", {})
    numbers = [str(number) for number in range(1, len(rule.ladder) + 1)]
    yield from wrong_names(f"{at}: key 'rung'", given, numbers)
    for number, rung in zip(numbers, rule.ladder, strict=True):
        moved = {"after", "unit"} & set(given.get(number, {}))
        yield from wrong_names(f"{at}, rung {number}: key 'unit'", [given.get(number, {}).get("unit")], UNITS)
        if moved and (firm(rule) or rung.counts_from != "start"):
            yield f"{at}, rung {number}: key {min(moved)!r} would move a reminder that stays where it is"
        early = rung.counts_from == "start" and rung.after and not firm(rule)
        if early and not moved and {"amount", "unit"} & set(own):
            yield f"{at}: key 'rung.{number}.after' is missing: its reminder comes before the limit, so say when now"


def _contact(at: str, code: str, own: Mapping[str, Any]) -> Found:
    needed = () if code in contacts.LOCAL else ("label", "hours")
    yield from (f"{at}: key {key!r} is missing: this is a new contact" for key in needed if key not in own)
    reached = own.get("number") or own.get("site")
    if (needed or reached) and not contacts.reachable(own.get("number", ""), own.get("site", "")):
        yield f"{at}: key 'number' must be digits and spaces, or 'site' an address without https://"
