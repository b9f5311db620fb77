"""The whole policy for reading: every row of the default, with the own rows of a school and its authority beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from people.models import School
from referrals.local_policy import contact_layers, council_of, policy_of
from workflows import contacts, deadlines, indicators, routes
from workflows.contacts import Authority, Contact
from workflows.deadlines import Rule
from workflows.due_times import in_words
from workflows.explaining import label
from workflows.freshness import stale
from workflows.indicators import Sign
from workflows.overlays.comparing import OwnRow, own_contacts, own_rows
from workflows.routes import Route
from workflows.suggesting import titles
from workflows.triage import Row, policy


@dataclass(frozen=True)
class Dated:
    """An own row, and whether nobody has checked it for a year."""

    row: OwnRow
    stale: bool


@dataclass(frozen=True)
class Shown:
    """A row of the default with the own rows laid on it here. `where` is its routes, or its limit, in words."""

    default: Row | Sign | Rule | Route | Contact
    own: list[Dated]
    stale: bool = False
    where: str = ""
    source: str = ""
    local_only: bool = False


@dataclass(frozen=True)
class Council:
    """The numbers of one council: as the default has them, with what is laid on each."""

    name: str
    contacts: list[Shown]


def dated(rows: Iterable[OwnRow], today: date) -> list[Dated]:
    """Own rows, each with whether it is due to be checked."""
    return [Dated(row, stale(row.checked, today)) for row in rows]


def rows(school: School, today: date) -> list[Shown]:
    """D1 to D23."""
    here = policy_of(school)
    return [
        Shown(
            row, dated(own_rows(here, "row", row.code), today), stale(row.checked, today),
            "; ".join(map(label, row.routes)), titles(row.source),
        )
        for row in policy().rows.values()
    ]  # fmt: skip


def signs(school: School, today: date) -> list[tuple[str, list[Shown]]]:
    """I01 to I50 under their headings."""
    here = policy_of(school)
    return [
        (
            heading,
            [
                Shown(sign, dated(own_rows(here, "sign", sign.code), today), stale(sign.checked, today))
                for sign in found
            ],
        )
        for heading, found in indicators.groups().items()
    ]


def limits(school: School, today: date) -> list[Shown]:
    """Every deadline with how firm it is."""
    here, checked = policy_of(school), date.fromisoformat(deadlines.BOOK.last_checked)
    return [
        Shown(
            rule, dated(own_rows(here, "deadline", rule.code), today), stale(checked, today),
            in_words(rule.amount, rule.unit), f"{rule.source} ({deadlines.BASES[rule.basis]})",
        )
        for rule in deadlines.RULES.values()
    ]  # fmt: skip


def ways(school: School, today: date) -> list[Shown]:
    """Every route out of school with what to do."""
    here = policy_of(school)
    return [Shown(one, dated(own_rows(here, "route", one.code), today)) for one in routes.table().values()]


def numbers(school: School, today: date) -> list[Council]:
    """The numbers of every council, with those that its own file and the school's lay on; then the national ones."""
    everywhere = [Shown(one, [], one.stale(today)) for one in contacts.book().national.values()]
    councils = [_council(one, school, today) for one in contacts.book().authorities.values()]
    return [*councils, Council("Anywhere in England", everywhere)]


def _council(default: Authority, school: School, today: date) -> Council:
    layers, here = contact_layers(default.code, school), council_of(default.code, school)
    return Council(
        default.name,
        [
            Shown(
                default.contacts.get(code, now), dated(own_contacts(here, layers, code), today),
                default.contacts.get(code, now).stale(today), local_only=code not in default.contacts,
            )
            for code, now in here.contacts.items()
        ],
    )  # fmt: skip
