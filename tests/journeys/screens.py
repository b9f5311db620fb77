"""`make screens`: pictures of the demo school for docs/screens, taken in a real Chromium. No test."""

import io
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from config.needs import chromium
from workflows import audiences

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "screens"
PASSWORD = "handrail-demo"
DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "device_scale_factor": 2}
HERE = {"locale": "en-GB", "timezone_id": "Europe/London"}
READERS = {
    "police_ceop": "CEOP Safety Centre", "social_care": "Riverbank front door", "parent_sar": "Mrs Hussain",
    "governor": "Safeguarding governor",
}  # fmt: skip
COLOURS = 128  # in a picture: the pages have few, and the files stay small


@contextmanager
def demo() -> Iterator[str]:
    """The address of a demo of its own, which is gone afterwards."""
    port = free_port()
    address = f"http://localhost:{port}"
    with tempfile.TemporaryDirectory(prefix="handrail-screens-") as home:
        env = os.environ | {"HANDRAIL_DEMO": "1", "HANDRAIL_HOME": home, "BASE_URL": address}
        serve = [sys.executable, "manage.py", "serve_demo", "--port", str(port)]
        process = subprocess.Popen(serve, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
        try:
            wait_for_address(process, address)
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_address(process: "subprocess.Popen[str]", address: str) -> None:
    """Reads on until the demo says where it is."""
    for line in process.stdout or ():
        if line.strip() == address:
            return
    raise SystemExit("The demo did not start.")


def signed_in(browser: Browser, home: str, who: str, **screen: object) -> Page:
    """A page on which this person of the demo has signed in."""
    page = browser.new_context(**HERE, **screen).new_page()  # type: ignore[arg-type]
    page.goto(f"{home}/accounts/login/")
    page.get_by_label("Email").fill(f"{who}@riverbank.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Sign out").wait_for()
    return page


def keep(page: Page, name: str, **how: object) -> None:
    """Takes a picture of the page."""
    few_colours(Image.open(io.BytesIO(page.screenshot(animations="disabled", **how))), name)  # type: ignore[arg-type]


def few_colours(picture: Image.Image, name: str) -> None:
    """Writes the picture, small."""
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)
    print(f"{name}.png  {(FOLDER / f'{name}.png').stat().st_size // 1024} kB")


def desk(browser: Browser, home: str) -> None:
    """The desk and a case, as the safeguarding lead sees them."""
    page = signed_in(browser, home, "dsl", **DESK)
    page.goto(f"{home}/desk/")
    keep(page, "desk")
    page.get_by_role("link", name="Ava Bell, 8R").first.click()
    page.get_by_role("link", name="Prepare an evidence summary").wait_for()
    keep(page, "case")
    page.goto(f"{home}/desk/")
    page.get_by_role("link", name="Aisha Hussain").first.click()
    review(page)


def review(page: Page) -> None:
    """The reviewing desk: a copy for a parent, its names found by the demo's worker; then a form opened in place."""
    begin(page, "parent_sar", "Mrs Hussain")
    page.get_by_role("button", name="Finish the review").wait_for(timeout=60_000)
    part = page.locator(".hr-part", has=page.locator(".hr-proposal--question")).first
    part.evaluate("part => scrollTo(0, part.offsetTop - 60)")
    keep(page, "review")
    page.locator(".hr-proposal--question:has([data-key=r])").first.focus()
    page.keyboard.press("r")
    page.get_by_label("Read it as").wait_for()
    page.locator(".hr-slot form").evaluate("form => scrollTo(0, form.offsetTop - 420)")
    keep(page, "review-read-as")
    page.locator("#finish").evaluate("part => scrollTo(0, part.offsetTop - 60)")
    keep(page, "review-finish")


def begin(page: Page, audience: str, recipient: str) -> None:
    """A summary of the case of this page, its questions answered."""
    policy = audiences.get(audience)
    page.get_by_role("link", name="Prepare an evidence summary").click()
    page.get_by_label(policy.label).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Who exactly will receive it?").fill(recipient)
    if policy.needs_requester:
        page.get_by_label("Who asked?").select_option(index=2)
    for question in policy.preconditions:
        page.get_by_role("group", name=question.question).get_by_label(question.answer.capitalize()).check()
    page.get_by_role("button", name="Look for names").click()


def summaries(browser: Browser, home: str) -> None:
    """A released summary of one case for each audience, reviewed by the lead and signed by the deputy."""
    lead, deputy = (signed_in(browser, home, who, **DESK) for who in ("dsl", "deputy"))
    lead.goto(f"{home}/desk/")
    case = lead.get_by_role("link", name="Aisha Hussain").first.get_attribute("href")
    for audience, recipient in READERS.items():
        lead.goto(f"{home}{case}")
        begin(lead, audience, recipient)
        lead.get_by_role("button", name="Finish the review").wait_for(timeout=60_000)
        while (questions := lead.locator(".hr-proposal--question [data-key=o]")).count():
            left = questions.count()
            questions.first.click()
            expect(questions).to_have_count(left - 1)
        lead.get_by_role("button", name="Finish the review").click()
        deputy.goto(lead.url)
        deputy.get_by_role("button", name="Approve for release").click()
        deputy.get_by_role("button", name="Release: make the file").click()
        with deputy.expect_download() as taken:
            deputy.get_by_role("button", name="Download the PDF").click(timeout=60_000)
        few_colours(first_page(taken.value.path()), f"summary-{audience.replace('_', '-')}")


def first_page(pdf: Path) -> Image.Image:
    """The upper part of the first page that has text of the case."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=1.5).to_pil()
    return page.crop((0, 0, page.width, round(page.height * 0.75)))


def assess(browser: Browser, home: str) -> None:
    """An assessment: marked words, a sign ticked, what the policy suggests."""
    page = signed_in(browser, home, "dsl", **DESK)
    page.goto(f"{home}/desk/")
    page.get_by_role("link", name="Grace Wood").first.click()
    page.get_by_role("link", name="Assess: signs").click()
    page.locator("summary", has_text="Threats and money").click()
    page.get_by_label("Somebody threatens with a faked picture").check()
    page.get_by_text("Do not pay").wait_for()
    page.locator("summary", has_text="Danger now").click()
    page.locator(".hr-weigh").evaluate("grid => scrollTo(0, grid.offsetTop - 20)")
    keep(page, "assess")


def phone(browser: Browser, home: str) -> None:
    """A teacher's phone: finding the child, and the danger card."""
    page = signed_in(browser, home, "teacher", **PHONE)
    page.goto(f"{home}/concerns/new/")
    for _ in range(2):
        page.get_by_role("button", name="Continue").click()
    page.get_by_label("Child’s name or form").press_sequentially("ava")
    page.get_by_role("link", name="Ava Bell").first.wait_for()
    keep(page, "concern-phone")
    page.goto(f"{home}/danger")
    keep(page, "danger-phone")


def oversight(browser: Browser, home: str) -> None:
    """A trail in sentences, what stands out, and how long things took, as the auditor sees it."""
    page = signed_in(browser, home, "auditor", **DESK)
    page.goto(f"{home}/oversight/")
    page.get_by_role("row", name="Immediate risk").get_by_role("link").first.click()
    page.get_by_role("heading", name="Trail of").wait_for()
    keep(page, "oversight")
    page.goto(f"{home}/oversight/findings/")
    keep(page, "oversight-findings")
    page.goto(f"{home}/oversight/measures/")
    keep(page, "oversight-measures")


SCREENS: tuple[Callable[[Browser, str], None], ...] = (desk, summaries, assess, phone, oversight)


def main() -> None:
    """Takes every picture again."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with demo() as home, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for take in SCREENS:
            take(browser, home)
        browser.close()


if __name__ == "__main__":
    main()
