"""The policy as it holds in one place: the default, with the rows of its authority and then of its school laid on.

Lists and warnings are added to; of two urgencies or firm limits the stricter holds; where only one word can stand, the
school's own stands before its authority's, and that before the default's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from workflows import contacts, deadlines, indicators, routes, triage
from workflows.contacts import Authority, Contact
from workflows.deadlines import Rule, Rulebook
from workflows.indicators import LEVELS, Sign
from workflows.overlays.limits import firm
from workflows.overlays.reading import Overlay
from workflows.routes import Route
from workflows.triage import Also, Policy, Row, lines

ACT_NOW = "U3"
SET_BY = {"authority": "L", "school": "S"}


@dataclass(frozen=True)
class Edition:
    """The whole policy of one place. `layers` are the overlays in it, the authority's first."""

    layers: tuple[Overlay, ...]
    policy: Policy
    signs: Mapping[str, Sign]
    deadlines: Rulebook
    routes: Mapping[str, Route]

    @property
    def version(self) -> str:
        """Version of the default and of each overlay, as it is kept with what is decided under it."""
        return self.policy.version


@cache
def edition(layers: tuple[Overlay, ...] = ()) -> Edition:
    """The edition of a place by its layers (see Shelf.layers)."""
    policy, signs = triage.policy(), dict(indicators.table())
    rows, rules, known = dict(policy.rows), dict(deadlines.RULES), dict(routes.table())
    for layer in layers:
        for code, own in layer.of("row").items():
            rows[code] = _row(rows[code], own, layer, policy.outside)
        for code, own in layer.of("sign").items():
            signs[code] = _sign(signs[code], own, layer)
        for code, own in layer.of("deadline").items():
            rules[code] = _rule(rules[code], own, layer)
        for code, own in layer.of("route").items():
            known[code] = replace(known[code], guidance=_more(known[code].guidance, own.get("guidance", "")))
    version = "+".join([policy.version, *(layer.name for layer in layers)])
    return Edition(
        layers, replace(policy, version=version, rows=rows), signs,
        replace(deadlines.BOOK, rules=rules), known,
    )  # fmt: skip


def council(code: str, layers: Iterable[Overlay] = ()) -> Authority:
    """The contacts of a council by its code, with own numbers laid on. Raises KeyError where there is none."""
    found = contacts.authority(code)
    own = dict(found.contacts)
    for layer in layers:
        for name, row in layer.of("contact").items():
            own[name] = _contact(name, own.get(name), row, layer)
    return replace(found, contacts=own)


def _row(row: Row, own: Mapping[str, Any], layer: Overlay, outside: frozenset[str]) -> Row:
    also = tuple(Also(tuple(one["routes"]), lines(one)) for one in own.get("also", ()))
    named = {*own.get("routes", ()), *(route for one in also for route in one.routes)}
    leads_out = (named - set(row.routes)) & outside
    return replace(
        row, says=own.get("if", row.says), why=own.get("why", row.why), warns=_more(row.warns, own.get("warns", "")),
        by=f"{row.by}; here: {own['by']}" if "by" in own else row.by,
        routes=tuple(dict.fromkeys((*row.routes, *own.get("routes", ())))),
        lines=row.lines + lines(own), also=row.also + also,
        # A way out that an overlay adds must not vanish beside another row.
        gives_way_to=() if leads_out else row.gives_way_to,
        source=(*row.source, own["source"]), checked=min(row.checked, layer.checked_on(own)),
    )  # fmt: skip


def _sign(sign: Sign, own: Mapping[str, Any], layer: Overlay) -> Sign:
    level = max(sign.urgency, own.get("urgency", sign.urgency), key=LEVELS.index)
    # Every sign of the highest level speaks of danger now, so that 999 is suggested beside it.
    danger = {"danger_now": True} if level == ACT_NOW else {}
    return replace(
        sign, urgency=level, words=tuple(dict.fromkeys((*sign.words, *own.get("words", ())))),
        answers={**sign.answers, **danger}, source=(*sign.source, own["source"]),
        checked=min(sign.checked, layer.checked_on(own)),
    )  # fmt: skip


def _rule(rule: Rule, own: Mapping[str, Any], layer: Overlay) -> Rule:
    amount, unit = own.get("amount", rule.amount), own.get("unit", rule.unit)
    rungs = own.get("rung", {})
    changed = (amount, unit) != (rule.amount, rule.unit)
    return replace(
        rule, amount=min(amount, rule.amount) if firm(rule) else amount, unit=unit,
        basis=SET_BY[layer.kind] if changed and not firm(rule) else rule.basis,
        source=f"{own['source']}; default: {rule.source}",
        ladder=tuple(replace(rung, **rungs.get(str(n), {})) for n, rung in enumerate(rule.ladder, 1)),
    )  # fmt: skip


def _contact(code: str, default: Contact | None, own: Mapping[str, Any], layer: Overlay) -> Contact:
    said = {**own, "code": code, "last_checked": layer.checked_on(own)}
    return replace(default, **said) if default else Contact(**said)


def _more(words: str, own: str) -> str:
    return f"{words} {own}".strip() if own not in words else words
