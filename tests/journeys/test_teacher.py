"""A teacher with a phone in the corridor: a concern from its first question to its receipt, and what comes after."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from referrals.models import Case, Concern
from tests.factories import step
from tests.journeys.conftest import PHONE, Sits
from tests.journeys.person import Person
from workflows import case as c

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAID = "He said I should not tell anyone, and asked me for a picture."
SAW = "Ava was crying by the lockers and would not put her phone away."


def test_a_concern_with_a_red_flag_from_start_to_receipt_and_afterwards(
    town: SimpleNamespace, sits_down: Sits
) -> None:
    teacher = sits_down(town.teacher, **PHONE)
    teacher.opens("/", then="My concerns")
    teacher.presses("Log a concern", then="Is the child safe right now?")
    tells_of_danger(teacher)
    names_the_right_child(teacher)
    tells_what_happened(teacher)
    sends(teacher)
    case = Case.objects.get()
    assert (case.pupil, case.urgency) == (town.ava, "U3")
    hears_that_somebody_acts(teacher, case, town)
    corrects(teacher)


def tells_of_danger(teacher: Person) -> None:
    teacher.sees("Is a child in danger now? Ring 999 first")
    teacher.picks("Not sure")
    teacher.presses("Continue", then="Ring 999 now")
    expect(teacher.main.get_by_role("link", name="Ring 999")).to_have_attribute("href", "tel:999")
    teacher.presses("Go on", then="Is it about an adult who works or volunteers here?")
    teacher.picks("No")
    teacher.presses("Continue", then="Which child?")


def names_the_right_child(teacher: Person) -> None:
    """Two girls begin alike; form and date of birth tell them apart, before and after the choice."""
    teacher.main.get_by_label("Child’s name or form").press_sequentially("ava bel")
    teacher.sees("Ava Bellamy", "8R, born 3 May 2013")
    teacher.looks()
    teacher.follows("Ava Bell 8R", then="Is this the right child?")
    teacher.sees("3 May 2013")
    teacher.presses("Yes, this child", then="Children you named")
    teacher.presses("Continue", then="When and where?")


def tells_what_happened(teacher: Person) -> None:
    teacher.writes("Or say when in words", "just now, after lunch")
    teacher.writes("Where", "Lockers by the hall")
    teacher.presses("Continue", then="What happened?")
    teacher.sees("never look at, copy, save or send on a picture")
    teacher.writes("The child’s own words", SAID)
    teacher.writes("What I saw or heard myself", SAW)
    teacher.presses("Continue", then="Contact online or by phone")
    teacher.writes("App, game or website", "A game chat")
    teacher.presses("Continue", then="What have you done?")
    teacher.answers("Have you told a safeguarding lead in person?", "No")
    teacher.presses("Continue", then="Check and send")
    teacher.sees(SAID, SAW, "Ava Bell, 8R, born 3 May 2013")


def sends(teacher: Person) -> None:
    """The receipt names who is told, and whom to ring when nobody reads it."""
    teacher.presses("Send this concern", then="Concern sent")
    teacher.sees(Concern.objects.get().reference, "Dana Lead", "Obi Deputy", "If nobody has opened it by")
    expect(teacher.main.get_by_role("link", name="999").first).to_be_visible()


def hears_that_somebody_acts(teacher: Person, case: Case, town: SimpleNamespace) -> None:
    teacher.opens("/concerns/", then="My concerns")
    teacher.sees("Received")
    step(case, c.BEGIN_TRIAGE, town.lead)
    teacher.opens("/concerns/", then="My concerns")
    teacher.sees("Being acted on")


def corrects(teacher: Person) -> None:
    """What was sent stays as it was; the correction is added to it."""
    teacher.follows("Ava Bell", then="Your concern")
    teacher.presses("Add a note or correction", then="Add to your concern")
    teacher.picks("A correction of what I wrote")
    teacher.presses("Add", then="Add to your concern")
    teacher.jumps("Write what you want to add", to="Your words")
    teacher.writes("Your words", "It was by the library, not the hall.")
    teacher.presses("Add", then="Your concern")
    teacher.sees("It was by the library, not the hall.", "Lockers by the hall")


def test_a_draft_outlives_the_phone_in_the_pocket(town: SimpleNamespace, sits_down: Sits) -> None:
    teacher = sits_down(town.teacher, **PHONE)
    teacher.opens("/concerns/new/", then="Is the child safe right now?")
    teacher.presses("Continue", then="Is it about an adult")
    teacher.presses("Continue", then="Which child?")
    teacher.follows("Go on, and name the child later", then="When and where?")
    teacher.presses("Continue", then="What happened?")
    teacher.writes("What I saw or heard myself", "A new phone. A. B. knows more.")
    teacher.sees("Kept as a draft at", "looks like initials")
    teacher.looks()
    teacher.opens("/danger", then="Danger now? Ring 999")  # the bell rings: no button was pressed
    teacher.opens("/concerns/", then="My concerns")
    teacher.follows("no child named yet", then="What happened?")
    teacher.has_typed("What I saw or heard myself", "A new phone. A. B. knows more.")
    assert not Case.objects.exists()


def test_the_same_without_javascript(town: SimpleNamespace, sits_down: Sits) -> None:
    teacher = sits_down(town.teacher, **PHONE, java_script_enabled=False)
    teacher.opens("/concerns/new/", then="Is the child safe right now?")
    teacher.picks("No")
    teacher.presses("Continue", then="Ring 999 now")
    teacher.presses("Go on", then="Is it about an adult")
    teacher.presses("Continue", then="Which child?")
    teacher.writes("Child’s name or form", "bell 8r")
    teacher.presses("Find", then="Which child?")
    teacher.follows("Ava Bell 8R", then="Is this the right child?")
    teacher.presses("Yes, this child", then="Children you named")
    teacher.presses("Continue", then="When and where?")
    teacher.presses("Continue", then="What happened?")
    teacher.writes("The child’s own words", SAID)
    teacher.presses("Continue", then="Contact online or by phone")
    teacher.presses("Continue", then="What have you done?")
    teacher.presses("Continue", then="Check and send")
    teacher.presses("Send this concern", then="Concern sent")
    teacher.sees("Dana Lead", "Received")
    assert Case.objects.get().child_name == "Ava Bell"
