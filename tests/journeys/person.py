"""Somebody at a browser, in words a story can use. Every page they come to is checked as they see it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Person:
    """One user in one browser of their own."""

    user: Any
    page: Page
    home: str
    accessible: Callable[[Page], None]

    def opens(self, path: str, *, then: str) -> None:
        """Goes to an address and lands on the page with this heading."""
        self.page.goto(f"{self.home}{path}")
        self.lands_on(then)

    def follows(self, link: str, *, then: str, exact: bool = False) -> None:
        """Follows a link of the page to the page with this heading."""
        self.goes(self.main.get_by_role("link", name=link, exact=exact).first, then=then)

    def presses(self, button: str, *, then: str) -> None:
        """Presses a button of the page and lands on the page with this heading."""
        self.goes(self.button(button), then=then)

    def goes(self, way: Locator, *, then: str) -> None:
        """Clicks what leads to another page, which may have the same heading as this one."""
        with self.page.expect_navigation():
            way.click()
        self.lands_on(then)

    def jumps(self, error: str, *, to: str) -> None:
        """Follows a link of the error summary, which leads to the question it speaks of."""
        self.main.get_by_role("alert").get_by_role("link", name=error).click()
        expect(self.main.get_by_label(to)).to_be_focused()

    def goes_back(self, *, then: str) -> None:
        """Uses the back button of the browser."""
        self.page.go_back(wait_until="load")
        self.lands_on(then)

    def lands_on(self, heading: str) -> None:
        """Waits for the page with this heading and looks at it: accessible, and no wider than the screen."""
        expect(self.main.get_by_role("heading", level=1)).to_contain_text(heading)
        self.page.wait_for_load_state()
        self.looks()

    def looks(self) -> None:
        """Checks the page as it stands."""
        self.accessible(self.page)
        assert self.page.evaluate(WIDER) <= 0, f"{self.page.url} is wider than the screen"

    def writes(self, label: str, words: str) -> None:
        """Fills in the answer to a question."""
        self.main.get_by_label(label).fill(words)

    def picks(self, answer: str) -> None:
        """Picks one of the answers offered."""
        self.main.get_by_label(answer, exact=True).check()

    def answers(self, question: str, answer: str) -> None:
        """Picks an answer to the question of this name."""
        self.main.get_by_role("group", name=question).get_by_label(answer, exact=True).check()

    def sees(self, *words: str) -> None:
        """Each of these words stands on the page."""
        for each in words:
            expect(self.main.get_by_text(each).first).to_be_visible()

    def does_not_see(self, *words: str) -> None:
        """None of these words stands on the page, menu and footer included."""
        for each in words:
            expect(self.page.get_by_text(each)).to_have_count(0)

    def has_typed(self, label: str, words: str) -> None:
        """The answer still stands there as it was typed."""
        expect(self.main.get_by_label(label)).to_have_value(words)

    def is_refused(self, path: str, code: int) -> None:
        """The address answers with this code."""
        answer = self.page.goto(f"{self.home}{path}")
        assert answer is not None
        assert answer.status == code, f"{path}: {answer.status}"
        self.looks()

    def button(self, name: str) -> Locator:
        """A button of the page, not of its head."""
        return self.main.get_by_role("button", name=name)

    @property
    def main(self) -> Locator:
        """The page without its head, menu and footer."""
        return self.page.get_by_role("main")
