"""One page of this year's list: a hundred cases and the key of the next page, however long the list is."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from oversight.retention import Row, listed, rows, without_day
from people.models import School, User
from referrals.models import Case
from workflows.retention import last_day_of_list

PAGE = 100  # cases
COUNTED = 1000  # beyond that a list says "more than"


@dataclass(frozen=True)
class Page:
    """The cases whose day comes, of this page; those without a day, the first hundred; how many there are of each."""

    due: list[Row]
    number: str
    after: str  # the key of the next page; "" where there is none
    without: list[Row]
    number_without: str


def page_of(user: User, school: School, today: date, after: str) -> Page:
    """The page that follows the key `after`; the first for "" and for what is no key."""
    due, without = listed(user, school, today), without_day(user, school)
    keys = list(_behind(due, after).values_list("listed__year", "pk")[: PAGE + 1])
    more = "{}.{}".format(*keys[PAGE - 1]) if len(keys) > PAGE else ""
    last = last_day_of_list(today)
    rows = [
        row for row in _rows(pk for _, pk in keys[:PAGE]) if row.on is None or row.on <= last
    ]  # kept since
    return Page(rows, how_many(due), more, _first(without), how_many(without))


def how_many(cases: "QuerySet[Any]") -> str:
    """How many in words, counted to a thousand at most: "1 case", "more than 1,000 cases"."""
    number = cases.order_by()[: COUNTED + 1].count()
    return (
        f"more than {COUNTED:,} cases" if number > COUNTED else f"{number:,} case{'' if number == 1 else 's'}"
    )


def _first(cases: "QuerySet[Case]") -> list[Row]:
    return _rows(cases.values_list("pk", flat=True)[:PAGE])


def _rows(keys: Any) -> list[Row]:
    return rows(Case.objects.filter(pk__in=list(keys)))


def _behind(cases: "QuerySet[Case]", after: str) -> "QuerySet[Case]":
    year, _, pk = after.partition(".")
    try:
        key = int(year), UUID(pk)
    except ValueError:
        return cases
    return cases.filter(Q(listed__year__gt=key[0]) | Q(listed__year=key[0], pk__gt=key[1]))
