"""A teacher with a phone: the whole journey, kept while typing, readable for everybody, and without JavaScript."""

import pytest

from referrals.models import Concern
from referrals.services.cases import mark_read
from tests.fixtures.browser import watched
from tests.teachers import a_world, address

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def world(transactional_db):
    return a_world()


@pytest.fixture
def teacher(page, enter, world):
    """The teacher's phone."""
    page.set_viewport_size(PHONE)
    enter(world.teacher)
    return page


@pytest.mark.long
@pytest.mark.parametrize("name", ["note", "danger_now", "own_report"])
def test_what_is_done_afterwards_is_readable_too(teacher, live_server, world, accessible, name):
    concern = world.sent(world.ava, "A tall boy")
    teacher.goto(live_server.url + address(concern, name))
    accessible(teacher)
    teacher.locator("main form button.govuk-button").click()
    teacher.get_by_role("heading", name="There is a problem").wait_for()
    accessible(teacher)


@pytest.mark.long
@pytest.mark.parametrize("name", ["who", "other_child", "discard"])
def test_the_other_pages_of_a_draft_are_readable_too(teacher, live_server, world, accessible, name):
    concern = world.draft(about_adult="yes")
    teacher.goto(live_server.url + address(concern, name))
    accessible(teacher)
    assert teacher.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_typed_keeps_itself_and_initials_are_pointed_out(teacher, live_server, world):
    concern = world.draft(saw="")
    teacher.goto(live_server.url + address(concern, "what"))
    teacher.get_by_label("What I saw or heard myself").press_sequentially("JB was upset. ")
    teacher.get_by_text("Kept as a draft at").wait_for()
    teacher.get_by_text("“JB” looks like initials").wait_for()
    assert Concern.objects.get().saw == "JB was upset."
    teacher.goto(f"{live_server.url}/concerns/")
    teacher.get_by_role("link", name="Ava Bell").click()
    assert teacher.get_by_label("What I saw or heard myself").input_value() == "JB was upset."


def test_the_last_words_are_kept_when_the_page_is_left_at_once(teacher, live_server, world):
    concern = world.draft(saw="")
    teacher.goto(live_server.url + address(concern, "what"))
    teacher.get_by_label("What I think").press_sequentially("Something felt wrong.")
    teacher.get_by_role("link", name="Back").click()
    teacher.get_by_label("Where").wait_for()
    for _ in range(50):  # sent as the field is left; the next page does not wait for it
        teacher.wait_for_timeout(200)
        concern.refresh_from_db()
        if concern.think:
            break
    assert concern.think == "Something felt wrong."


def test_two_tabs_keep_each_others_words(teacher, context, live_server, world):
    concern = world.draft(saw="")
    found: list[str] = []
    other = watched(context.new_page(), live_server.url, found)
    for tab in (teacher, other):
        tab.goto(live_server.url + address(concern, "what"))
    teacher.get_by_label("What I think").fill("From the first tab.")
    teacher.get_by_text("Kept as a draft at").wait_for()
    other.get_by_label("What others told me").fill("From the second tab.")
    other.get_by_role("button", name="Continue").click()
    other.get_by_label("App, game or website").wait_for()
    concern.refresh_from_db()
    assert (concern.think, concern.told) == ("From the first tab.", "From the second tab.")
    assert not found


def test_the_receipt_changes_by_itself_when_somebody_reads_it(teacher, live_server, world):
    concern = world.sent()
    teacher.clock.install()
    teacher.goto(live_server.url + address(concern, "sent"))
    assert teacher.get_by_text("Received").is_visible()
    mark_read(concern.children.get().case, actor=world.lead)
    teacher.clock.run_for(16_000)
    teacher.get_by_text("Read by a safeguarding lead").wait_for()
