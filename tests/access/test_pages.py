"""The walk: every page of the URLconf, for every role, with GET and with POST. The table is in pages/*.toml."""

import pytest

from tests.access.table import ANONYMOUS, SIGNED_IN, Row, rows
from tests.access.walking import Answer, ask, every_url
from tests.access.world import SAID, World
from workflows import case, referral
from workflows.roles import ALL

pytestmark = pytest.mark.django_db
ROWS = list(rows())
ALL_HERE = frozenset({*SIGNED_IN, ANONYMOUS})
EVERY_DAY = frozenset(
    {"staff", "reporter", "lead", "subject", "auditor", "lead_elsewhere", "expired", ANONYMOUS}
)
ALL_OTHERS = ALL_HERE - EVERY_DAY
TO_SIGN_IN = "/accounts/login/"
OPEN = ("/away", "/people/me/", "/accounts/2fa/authenticate/")  # the second asks for sign-in itself


def test_every_page_is_in_the_table_and_the_table_holds_no_other() -> None:
    assert every_url() == {row.url for row in ROWS}


@pytest.mark.parametrize(
    ("url", "steps"),
    [("case_step", case.BY_NAME), ("referral_step", referral.BY_NAME)],
    ids=["case", "referral"],
)
def test_every_step_is_in_the_table(url: str, steps: dict[str, object]) -> None:
    assert set(steps) <= {row.words["name"] for row in ROWS if row.url == url}


def test_every_role_of_a_school_asks_for_every_page(world: World) -> None:
    held = set().union(*(user.memberships.values_list("role", flat=True) for user in world.users.values()))
    assert held == ALL


@pytest.mark.parametrize("row", ROWS, ids=str)
@pytest.mark.parametrize(
    ("method", "people"),
    [
        ("GET", EVERY_DAY),
        *(pytest.param(*one, marks=pytest.mark.long) for one in [("GET", ALL_OTHERS), ("POST", ALL_HERE)]),
    ],
    ids=["GET", "GET by all others", "POST"],
)
def test_a_page_answers_each_role_as_the_table_says(
    world: World, row: Row, method: str, people: frozenset[str]
) -> None:
    for person in people.intersection(row.asked_by):
        answer, who = ask(world, row, person, method), f"{person} {method}"
        assert answer.status in row.answer(person, method), f"{who}: {answer.status}"
        check_trail(world, row, person, method, answer)
        check_silence(world, person, answer, who)


@pytest.mark.parametrize("row", [row for row in ROWS if row.shut is None], ids=str)
def test_a_part_of_a_page_sends_whoever_is_signed_out_to_sign_in(world: World, row: Row) -> None:
    answer = ask(world, row, ANONYMOUS, "GET", **{"HX-Request": "true"})
    assert answer.status == 401 or row.url.startswith(("account", "mfa")), answer.status


def check_trail(world: World, row: Row, person: str, method: str, answer: Answer) -> None:
    """One entry for a reading and for a refused attempt, by the person, on the chain of the case; else none."""
    assert answer.kept == row.kept(person, method, answer.status), f"{person} {method}"
    assert set(answer.actors) <= {str(world.users[person].pk) if person in world.users else ""}
    on_case = row.record in world.cases and answer.kept and answer.status not in (403, 404)
    if on_case:
        assert set(answer.chains) == {str(world.cases[row.record].pk)}, f"{person} {method}"


def check_silence(world: World, person: str, answer: Answer, who: str) -> None:
    """Neither the words nor the reference of a record that this person may not know of, nor a way to it."""
    shown = answer.text + answer.where
    for name in SAID:
        for secret in world.secrets(name, person):
            assert secret not in shown, f"{who} finds {secret!r} of {name}"
    if person == ANONYMOUS and answer.status == 302:
        assert answer.where in OPEN or answer.where.startswith(TO_SIGN_IN), who
