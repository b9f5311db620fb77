"""A teacher with a phone: the whole journey, kept while typing, readable for everybody, and without JavaScript."""

import pytest
from django.conf import settings

from referrals.models import Case, Concern
from referrals.services.cases import mark_read
from tests.factories import a_pupil
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


def forward(page):
    """Presses Continue and waits for the next page."""
    here = page.url
    page.get_by_role("button", name="Continue").or_(page.get_by_role("link", name="Continue")).click()
    page.wait_for_url(lambda url: url != here)


def test_a_teacher_logs_a_concern_on_a_phone(teacher, live_server, world, accessible):
    a_pupil(world.school, form="10V")
    page = teacher

    def looked_at():
        accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url

    page.goto(f"{live_server.url}/concerns/")
    looked_at()
    page.locator("main a.govuk-button").click()
    page.get_by_label("Not sure").check()
    looked_at()
    forward(page)
    page.get_by_role("heading", name="Ring 999 now").wait_for()
    looked_at()
    page.locator("main a.govuk-button--secondary").click()
    page.get_by_label("No", exact=True).check()
    forward(page)
    page.get_by_label("Child’s name or form").press_sequentially("ava be")
    page.locator("a.hr-pick", has_text="8R").click()
    page.get_by_role("heading", name="Is this the right child?").wait_for()
    looked_at()
    page.get_by_role("button", name="Yes, this child").click()
    page.get_by_role("heading", name="Children you named").wait_for()
    looked_at()
    forward(page)
    page.get_by_label("Where").fill("Corridor by room 12")
    looked_at()
    forward(page)
    page.get_by_label("The child’s own words").fill("“He said I should come to the other app.”")
    looked_at()
    forward(page)
    looked_at()
    forward(page)
    looked_at()
    forward(page)
    looked_at()
    page.get_by_role("button", name="Send this concern").click()
    page.get_by_role("heading", name="Concern sent").wait_for()
    looked_at()
    page.get_by_role("link", name="Read it, add something").click()
    page.get_by_role("heading", name="Your concern").wait_for()
    looked_at()
    assert Case.objects.get().pupil == world.ava


@pytest.mark.parametrize("name", ["note", "danger_now", "own_report"])
def test_what_is_done_afterwards_is_readable_too(teacher, live_server, world, accessible, name):
    concern = world.sent(world.ava, "A tall boy")
    teacher.goto(live_server.url + address(concern, name))
    accessible(teacher)
    teacher.locator("main form button.govuk-button").click()
    teacher.get_by_role("heading", name="There is a problem").wait_for()
    accessible(teacher)


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
    forward(other)
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


def test_the_journey_works_without_javascript(browser, live_server, world):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, locale="en-GB")
    cookie = world.client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/concerns/new/")
    forward(page)
    forward(page)
    page.get_by_label("Child’s name or form").fill("ava")
    page.get_by_role("button", name="Find").click()
    page.locator("a.hr-pick").click()
    page.get_by_role("button", name="Yes, this child").click()
    page.get_by_role("heading", name="Children you named").wait_for()
    forward(page)
    forward(page)
    page.get_by_label("What I saw or heard myself").fill("He wrote to her.")
    forward(page)
    forward(page)
    forward(page)
    page.get_by_role("button", name="Send this concern").click()
    page.get_by_role("heading", name="Concern sent").wait_for()
    context.close()
    assert Case.objects.count() == 1
