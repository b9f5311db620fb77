"""The log of low-level concerns: adults by name, patterns marked, and nobody finds themselves in it."""

from typing import Any

import pytest

from people.models import User
from referrals.models import Case
from referrals.services.threshold import decide_threshold
from tests.factories import a_case, a_colleague, a_pupil, a_school, a_user, step
from tests.teachers import World, a_world, signed_in
from trail.models import Reading
from workflows import case as c
from workflows.roles import CHAIR, HEAD, STAFF

pytestmark = pytest.mark.django_db
LOG = "/low-level-concerns/"
LOW = {"answer": "not_met", "reason": "A lift home after a match."}
PATTERN = "Two or more: look for a pattern"


@pytest.fixture
def world() -> World:
    return a_world()


def listed(world: World, first: str = "Corin", surname: str = "Vale") -> Any:
    """Somebody of the staff list with an account."""
    return a_colleague(world.school, a_user(world.school, STAFF), first=first, surname=surname)


def low(world: World, by: User | None = None, **about: Any) -> Case:
    """A low-level concern about an adult."""
    case = a_case(world.school, world.ava, world.teacher, about_adult="yes", **about)
    decide_threshold(case, actor=by or world.head, **LOW)
    return case


def log(user: User) -> str:
    answer = signed_in(user).get(LOG)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_adult_stands_with_their_concerns_and_two_are_a_pattern(world: World) -> None:
    corin, dell = listed(world), listed(world, "Dell", "Ashby")
    cases = [low(world, adult=corin), low(world, adult=corin), low(world, adult=dell)]
    shown = log(world.head)
    assert all(case.reference in shown for case in cases)
    assert shown.count(PATTERN) == 1
    assert shown.index("Dell Ashby") > shown.index(PATTERN) > shown.index("Corin Vale")


def test_an_adult_who_is_not_on_the_list_is_known_by_what_was_written(world: World) -> None:
    low(world, adult_text="Coach Perrin")
    low(world, adult_text="coach  PERRIN")
    assert PATTERN in log(world.head)


def test_two_adults_nobody_could_name_are_no_pattern(world: World) -> None:
    for _ in (1, 2):
        low(world, adult_text="")
    shown = log(world.head)
    assert "Not named" in shown and PATTERN not in shown


def test_a_case_comes_into_the_log_when_it_is_decided_and_stays_when_it_turns_out_to_be_more(
    world: World,
) -> None:
    case = a_case(world.school, world.ava, world.teacher, about_adult="yes", adult=listed(world))
    decide_threshold(case, actor=world.head, answer="unclear", reason="One side alone.")
    assert case.reference not in log(world.head)
    decide_threshold(case, actor=world.head, **LOW)
    assert "Not met: a low-level concern" in log(world.head)
    decide_threshold(case, actor=world.head, answer="met", criteria=["risk"], reason="It happened again.")
    shown = log(world.head)
    assert case.reference in shown and "Met: an allegation" in shown


def test_each_opening_of_the_log_is_an_entry(world: World) -> None:
    for _ in (1, 2):
        log(world.head)
    readings = Reading.objects.filter(event="reading.low_level_log")
    assert [one.says["actor"] for one in readings] == [str(world.head.pk)] * 2


def test_the_log_holds_no_words_of_any_case(world: World) -> None:
    low(world, adult=listed(world), saw="She was driven home.")
    shown = log(world.head)
    assert "driven home" not in shown and "A lift home" not in shown and "Bell" not in shown


def test_rule_11_a_concern_about_the_head_is_in_the_log_of_the_chair_alone(world: World) -> None:
    other_head = a_user(world.school, HEAD, name="Hari Head")
    case = low(world, by=world.chair, adult=world.head.staff_member, adult_is_head=True)
    assert case.reference in log(world.chair)
    for head in (world.head, other_head):
        shown = log(head)
        assert case.reference not in shown and "Nothing is in the log" in shown
    usual = low(world, adult=listed(world))
    assert usual.reference not in log(world.chair)


def test_rule_11_a_chair_finds_nothing_of_themselves_and_no_number_that_tells(world: World) -> None:
    a_colleague(world.school, world.chair, first="Des", surname="Chair")
    before = log(world.chair)
    low(world, adult=world.chair.staff_member)
    after = log(world.chair)
    assert text(before) == text(after)


def text(page: str) -> str:
    """The page from its heading on: tokens stand before."""
    return page[page.index("<h1") :]


def test_whoever_else_asks_is_refused_and_that_is_kept(world: World) -> None:
    low(world, adult=listed(world))
    for person in (world.lead, world.deputy, world.teacher):
        answer = signed_in(person).get(LOG)
        assert answer.status_code == 403 and "Vale" not in answer.content.decode()
    assert Reading.objects.filter(event="access.refused").count() == 3


def test_the_log_of_another_school_is_its_own(world: World) -> None:
    case = low(world, adult=listed(world))
    elsewhere = a_school("Northfield High")
    for role in (HEAD, CHAIR):
        assert case.reference not in log(a_user(elsewhere, role))


def test_it_says_what_was_decided_when_the_case_is_closed(world: World) -> None:
    second = a_user(world.school, HEAD)
    case = step(low(world, adult=listed(world)), c.BEGIN_TRIAGE, world.head)
    told = {"outcome": "low_level", "reason": "Talked it over with him; a reminder of the code."}
    step(step(case, c.PROPOSE_CLOSE, world.head, **told), c.CLOSE, second, **told)
    assert "Low level: kept in the log" in log(world.head)


def test_it_asks_the_database_as_often_for_many_as_for_one(
    world: World, django_assert_max_num_queries: Any
) -> None:
    for nth in range(6):
        low(world, adult=listed(world, "Corin", f"Vale{nth}"))
        a_pupil(world.school, surname=f"Bell{nth}")
    client = signed_in(world.head)
    client.get(LOG)
    with django_assert_max_num_queries(20):
        client.get(LOG)
