"""The reviewing desk in a real Chromium by keyboard alone, by selecting, and with JavaScript off."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from evidence.models import Redaction, Summary
from people.models import User
from referrals.services.cases import add_note
from tests.evidence.conftest import entry_with, proposed
from tests.factories import a_pupil

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]
Enter, Accessible = Callable[[User], None], Callable[[Page], None]
SELECT = """(node, words) => {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const all = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) all.push(text);
  const whole = all.map((text) => text.data).join("");
  const find = (at) => { for (const text of all) { if (at <= text.length) return [text, at]; at -= text.length; } };
  const range = document.createRange();
  range.setStart(...find(whole.indexOf(words)));
  range.setEnd(...find(whole.indexOf(words) + words.length));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def summary(town: SimpleNamespace) -> Summary:
    """Two open questions on one name; a text with emoji; the rest is sure."""
    for surname in ("Marsh", "Penn"):
        a_pupil(town.school, "Kit", surname, form="9B", year=9)
    add_note(town.case, author=town.lead, text="Kit rang.")
    add_note(town.case, author=town.lead, text="😀👩‍👧 Wilfred and Kit were on the bus. She saw the bus.")
    return proposed(town)


def on(summary: Summary, words: str, within: str = "") -> Redaction:
    rows = Redaction.objects.filter(entry__summary=summary).select_related("entry")
    return next(row for row in rows if row.quote == words and within in row.entry.text)


def test_by_keyboard_alone_from_the_first_question_to_the_signature(
    page: Page, live_server: SimpleNamespace, enter: Enter, accessible: Accessible, town: SimpleNamespace,
    summary: Summary,
) -> None:  # fmt: skip
    first, second = on(summary, "Kit", "Kit rang"), on(summary, "Kit", "bus")
    sure = on(summary, "Wilfred Okonkwo")
    enter(town.lead)
    page.goto(f"{live_server.url}/evidence/summaries/{summary.pk}/")
    accessible(page)
    said, keys = page.locator('[data-desk="said"]'), page.keyboard
    keys.press("n")
    expect(page.locator(f"#r-{sure.pk}")).to_be_focused()
    keys.press("o")
    expect(said).to_have_text("Taken out: Wilfred Okonkwo. 2 open questions.")
    expect(page.locator(f"#r-{sure.pk}")).to_be_focused()
    keys.press("q")
    expect(page.locator(f"#r-{first.pk}")).to_be_focused()
    keys.press("l")
    expect(said).to_have_text("Not possible here.")  # it may mean two people: nobody can let it stand
    keys.press("r")
    expect(page.get_by_label("Read it as")).to_be_focused()
    accessible(page)
    keys.press("Escape")
    expect(page.locator(f"#r-{first.pk}")).to_be_focused()
    keys.press("r")
    expect(page.get_by_label("Read it as")).to_be_focused()
    keys.type("Member")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Enter")  # without a reason
    expect(page.get_by_label("Why?")).to_be_focused()
    accessible(page)
    keys.type("It is clear")
    keys.press("Tab")
    keys.press("Enter")
    expect(said).to_have_text("Read otherwise: Kit. 1 open question.")
    expect(page.locator(f"#r-{second.pk}")).to_be_focused()
    keys.press("Shift+O")
    expect(said).to_have_text("Taken out: Kit, in 2 places. No open questions.")
    expect(page.locator("#finish")).to_be_focused()
    accessible(page)
    while not page.get_by_role("button", name="Finish the review").evaluate(
        "one => one === document.activeElement"
    ):
        keys.press("Tab")
    keys.press("Enter")
    expect(page.locator("main")).to_contain_text("You drafted it, so somebody else has to approve it.")


def hold(held: list[Route], route: Route) -> None:
    """Keeps the request back: playwright takes no method of a list as its handler."""
    held.append(route)


def test_answers_given_faster_than_the_server_answers_are_all_shown(
    page: Page, live_server: SimpleNamespace, enter: Enter, town: SimpleNamespace, summary: Summary
) -> None:
    rows = [on(summary, "Kit", "Kit rang"), on(summary, "Kit", "bus")]
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    enter(town.lead)
    page.goto(f"{live_server.url}/evidence/summaries/{summary.pk}/")
    held: list[Route] = []
    page.route("**/accept/", lambda route: hold(held, route))
    for row in rows:
        page.locator(f"#r-{row.pk}").focus()
        page.keyboard.press("o")
    expect(page.locator("#count")).to_contain_text("2 open questions")
    for number, route in enumerate(held):
        route.continue_()
        expect(page.locator("#count")).to_contain_text(["1 open question", "No open questions"][number])
    assert len(held) == 2 and told == []


def test_a_name_nobody_is_sure_of_is_answered_by_one_key(
    page: Page, live_server: SimpleNamespace, enter: Enter, accessible: Accessible, town: SimpleNamespace,
    summary: Summary,
) -> None:  # fmt: skip
    Redaction.objects.filter(entry__summary=summary, decision="open").update(confidence=0.4)
    first, second = on(summary, "Kit", "Kit rang"), on(summary, "Wilfred Okonkwo")
    said = page.locator('[data-desk="said"]')
    enter(town.lead)
    page.goto(f"{live_server.url}/evidence/summaries/{summary.pk}/")
    accessible(page)
    for row, key, answer in (
        (first, "s", "Read as somebody else: Kit"), (second, "o", "Taken out: Wilfred Okonkwo"),
        (on(summary, "Kit", "bus"), "w", "Read as an ordinary word: Kit"),
    ):  # fmt: skip
        page.locator(f"#r-{row.pk}").focus()
        page.keyboard.press(key)
        expect(said).to_contain_text(answer)
    expect(page.locator(f"#r-{second.pk}")).to_contain_text("Becomes [name removed]. Taken out")


def test_the_keys_are_shown_and_can_be_switched_off_for_good(
    page: Page, live_server: SimpleNamespace, enter: Enter, accessible: Accessible, town: SimpleNamespace,
    summary: Summary,
) -> None:  # fmt: skip
    enter(town.lead)
    page.goto(f"{live_server.url}/evidence/summaries/{summary.pk}/")
    page.locator('[data-desk="keys"] summary').click()
    accessible(page)
    page.get_by_label("Use these keys").uncheck()
    for _ in range(2):
        page.locator("h1").click()
        page.keyboard.press("n")
        expect(page.locator('[data-desk="row"]:focus')).to_have_count(0)
        page.reload()
    page.locator('[data-desk="keys"] summary').click()
    page.get_by_label("Use these keys").check()
    page.locator("h1").click()
    page.keyboard.press("n")
    expect(page.locator('[data-desk="row"]:focus')).to_have_count(1)


def test_words_behind_emoji_and_marks_are_selected_and_taken_out_where_they_stand(
    page: Page, live_server: SimpleNamespace, enter: Enter, accessible: Accessible, town: SimpleNamespace,
    summary: Summary,
) -> None:  # fmt: skip
    entry = entry_with(summary, "on the bus")
    enter(town.lead)
    page.goto(f"{live_server.url}/evidence/summaries/{summary.pk}/")
    page.locator(f'[data-text="{entry.position}"]').evaluate(SELECT, "saw the bus")
    expect(page.locator('[data-desk="selected-words"]')).to_have_text("saw the bus")
    accessible(page)
    page.keyboard.press("m")
    expect(page.locator("#selected-kind")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator('[data-desk="said"]')).to_contain_text("Taken out by hand: saw the bus")
    expect(page.locator(f"#entry-{entry.position}")).to_be_focused()
    expect(page.locator('[data-desk="selected"]')).to_be_hidden()
    mark = entry.redactions.get(recogniser="reviewer")
    assert entry.text[mark.start : mark.end] == "saw the bus"
    page.locator(f'[data-text="{entry.position}"]').evaluate(SELECT, "👩‍👧")
    expect(page.locator('[data-desk="selected-words"]')).to_have_text("👩‍👧")
    page.get_by_role("button", name="Take out here").click()
    expect(page.locator('[data-desk="said"]')).to_contain_text("Taken out by hand: 👩‍👧")
    assert entry.redactions.filter(recogniser="reviewer").count() == 2


def test_without_javascript_every_decision_is_a_page_or_a_button(
    browser: Browser, live_server: SimpleNamespace, context: object, enter: Enter, town: SimpleNamespace,
    summary: Summary,
) -> None:  # fmt: skip
    enter(town.lead)
    state = context.storage_state()  # type: ignore[attr-defined]
    page = browser.new_context(java_script_enabled=False, storage_state=state).new_page()
    page.goto(f"{live_server.url}/evidence/summaries/{summary.pk}/")
    first = on(summary, "Kit", "Kit rang")
    expect(page.get_by_text("Keys", exact=True)).to_be_hidden()
    page.locator(f"#r-{first.pk}").get_by_role("link", name="Read as").click()
    page.get_by_label("Read it as").select_option("part:public")
    page.get_by_label("Why?").select_option("settled")
    page.get_by_label("The same words everywhere").check()
    page.get_by_role("main").get_by_role("button", name="Read as").click()
    expect(page.locator("main")).to_contain_text("Read otherwise: Kit, in 2 places")
    expect(page.locator("#count")).to_contain_text("No open questions.")
    entry = entry_with(summary, "on the bus")
    page.locator(f"#entry-{entry.position}").get_by_role("link", name="Take out something else").click()
    page.get_by_label("Words to take out").fill("the bus")
    page.get_by_role("main").get_by_role("button", name="Take out").click()
    expect(page.locator(f"#entry-{entry.position}")).to_contain_text(
        "on [name removed]. She saw [name removed]."
    )
    page.context.close()


def test_on_a_telephone_what_stays_readable_is_not_broken_inside_a_word(
    page: Page, live_server: SimpleNamespace, enter: Enter, accessible: Accessible, town: SimpleNamespace,
    summary: Summary,
) -> None:  # fmt: skip
    page.set_viewport_size({"width": 390, "height": 844})
    enter(town.lead)
    page.goto(f"{live_server.url}/evidence/summaries/{summary.pk}/")
    who = page.locator(".hr-kept td").filter(has_text="Ava Bell (the child)").first
    assert who.evaluate("cell => cell.getBoundingClientRect().width") > 200
    accessible(page)
