"""Default and own row side by side: what each says, which of the two applies in a place, where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workflows import contacts, deadlines, indicators, routes, triage
from workflows.contacts import Authority
from workflows.deadlines import Rule, Rung
from workflows.due_times import in_words
from workflows.explaining import label, lines_in_words
from workflows.overlays.merging import Edition
from workflows.overlays.reading import Overlay

BOTH = "Both apply here"
OWN = "This applies here"
OVERRULED = "Another row applies here"


@dataclass(frozen=True)
class Difference:
    """One thing that an own row says beside the default, in words. `now` is what holds; "" where both do."""

    what: str
    default: str
    own: str
    now: str = ""

    @property
    def applies(self) -> str:
        """Which of the two applies here."""
        if not self.now:
            return BOTH
        return OWN if self.now == self.own else OVERRULED


@dataclass(frozen=True)
class OwnRow:
    """An own row of an authority or school, as far as it differs from the default."""

    whose: str
    source: str
    checked: date
    differences: tuple[Difference, ...]


def own_rows(place: Edition, kind: str, code: str) -> list[OwnRow]:
    """The own rows of a place for one row of the default. `kind`: row, sign, deadline or route."""
    compare = {"row": _row, "sign": _sign, "deadline": _deadline, "route": _route}[kind]
    own = [(layer, layer.of(kind)[code]) for layer in place.layers if code in layer.of(kind)]
    return [_told(layer, row, compare(place, code, row)) for layer, row in own]


def own_contacts(here: Authority, layers: tuple[Overlay, ...], code: str) -> list[OwnRow]:
    """The own rows for one contact of a council; `here` is the council with all of them laid on."""
    own = [(layer, layer.of("contact")[code]) for layer in layers if code in layer.of("contact")]
    return [_told(layer, row, _contact(here, code, row)) for layer, row in own]


def _told(layer: Overlay, row: Mapping[str, Any], differences: list[Difference]) -> OwnRow:
    found = tuple(one for one in differences if one.own)
    return OwnRow(layer.whose, row["source"], layer.checked_on(row), found)


def _row(place: Edition, code: str, own: Mapping[str, Any]) -> list[Difference]:
    row, here = triage.policy().rows[code], place.policy.rows[code]
    also = own.get("also", ())
    ways = dict.fromkeys([*own.get("routes", ()), *(route for one in also for route in one["routes"])])
    when = lines_in_words([line for one in also for line in triage.lines(one)])
    return [
        Difference("When it fits", row.says, own.get("if", ""), here.says),
        Difference("Fits also where", "as above", lines_in_words(triage.lines(own))),
        Difference("Where to", _labels(row.routes), _labels(way for way in ways if way not in row.routes)),
        Difference("Further ways only where", "", when),
        Difference("By when", row.by, own.get("by", "")),
        Difference("To heed", row.warns, own.get("warns", "")),
        Difference("Why", row.why, own.get("why", ""), here.why),
    ]


def _labels(ways: Any) -> str:
    return "; ".join(label(way) for way in ways)


def _sign(place: Edition, code: str, own: Mapping[str, Any]) -> list[Difference]:
    sign, here = indicators.table()[code], place.signs[code]
    words = ", ".join(word for word in own.get("words", ()) if word not in sign.words)
    return [
        Difference("How urgent", sign.urgency, own.get("urgency", ""), here.urgency),
        Difference("Words that may point to it", ", ".join(sign.words), words),
    ]


def _deadline(place: Edition, code: str, own: Mapping[str, Any]) -> list[Difference]:
    rule, here = deadlines.RULES[code], place.deadlines.rules[code]
    changed = "amount" in own or "unit" in own
    wanted = in_words(own.get("amount", rule.amount), own.get("unit", rule.unit)) if changed else ""
    limit = Difference("By when", _limit(rule), wanted, _limit(here))
    rungs = own.get("rung", {}).items()
    return [limit, *(_reminder(rule, here, int(number) - 1, rung) for number, rung in rungs)]


def _limit(rule: Rule) -> str:
    return in_words(rule.amount, rule.unit)


def _reminder(rule: Rule, here: Rule, number: int, own: Mapping[str, Any]) -> Difference:
    rung = rule.ladder[number]
    return Difference(
        f"Reminder {number + 1}", _rung(rung), _rung(replace(rung, **own)), _rung(here.ladder[number])
    )


def _rung(rung: Rung) -> str:
    counts = "the beginning" if rung.counts_from == "start" else "the limit"
    return f"{in_words(rung.after, rung.unit)} after {counts}: {rung.say}" if rung.after else rung.say


def _route(place: Edition, code: str, own: Mapping[str, Any]) -> list[Difference]:
    return [Difference("What to do", routes.get(code).guidance, own.get("guidance", ""))]


def _contact(here: Authority, code: str, own: Mapping[str, Any]) -> list[Difference]:
    default, now = contacts.authority(here.code).contacts.get(code), here.contacts[code]
    keys = {"label": "Who", "number": "Number", "site": "Site", "hours": "When"}
    return [
        Difference(what, str(getattr(default, key, "")), own.get(key, ""), str(getattr(now, key)))
        for key, what in keys.items()
    ]
