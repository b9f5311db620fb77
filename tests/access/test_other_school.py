"""A second world stands beside the first: no id of any of its records opens anything to anybody of the first."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import transaction

from tests.access.table import Row, rows
from tests.access.walking import ask
from tests.access.world import SAID, World, build

pytestmark = pytest.mark.django_db
ROWS = [row for row in rows() if row.record]
NOTHING_HERE = {403, 404, 405}
#: Records that hang on the one in the address, by their word in the table.
WITHIN = {"person", "grant", "other", "pupil", "child", "stranger"}
EVERY_DAY = ("lead", "auditor")
OTHERS = ("head", "chair", "deputy", "named", "second", "reporter", "it", "dpo", "trust_lead")


@pytest.fixture(scope="module")
def there(world: World) -> Iterator[World]:
    """The ids of another pair of schools, under the sessions of ours."""
    with transaction.atomic():
        yield replace(world, keys=build().keys)
        transaction.set_rollback(True)


def nobody_finds(there: World, row: Row, people: tuple[str, ...], method: str) -> None:
    for person in people:
        answer = ask(there, row, person, method)
        assert answer.status in NOTHING_HERE, f"{person} {method}: {answer.status}"
        assert set(answer.kept) <= {"access.refused"}
        assert not [said for said in SAID.values() if said in answer.text]


@pytest.mark.parametrize("row", ROWS, ids=str)
@pytest.mark.parametrize(
    ("people", "method"),
    [
        (EVERY_DAY, "GET"),
        pytest.param(EVERY_DAY, "POST", marks=pytest.mark.long),
        pytest.param(OTHERS, "GET", marks=pytest.mark.long),
        pytest.param(OTHERS, "POST", marks=pytest.mark.long),
    ],
    ids=["GET", "POST", "GET by others", "POST by others"],
)  # fmt: skip
def test_no_record_of_another_school_opens(
    there: World, row: Row, people: tuple[str, ...], method: str
) -> None:
    nobody_finds(there, row, people, method)


@pytest.mark.parametrize("row", [row for row in ROWS if WITHIN & set(row.words.values())], ids=str)
def test_no_record_of_another_school_opens_by_way_of_ones_own_case(
    world: World, there: World, row: Row
) -> None:
    own, foreign = world.keys[row.record], there.keys[row.record]
    mixed = {**foreign, row.key: own[row.key]}
    nobody_finds(replace(world, keys={row.record: mixed}), row, ("lead",), "POST")
