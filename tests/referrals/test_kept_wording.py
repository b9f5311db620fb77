"""An assessment is shown and compared in the words of its time, whatever a later policy knows and calls things."""

from typing import Any

import pytest

from people.models import User
from referrals.models import Assessment, Case, Consideration
from referrals.queries.assessments import against_ceop, changes, undecided
from referrals.services.assessing import assess, consider
from tests.factories import a_case, a_school, deciders, step
from tests.teachers import signed_in
from workflows import case as c
from workflows.explaining import GONE
from workflows.triage import policy

pytestmark = pytest.mark.django_db
ASKED = {"indicators": ["I08"], "contact": "unknown", "contact_online_only": True, "child_age": 12}
#: Of a policy that asked about weapons, knew a sign I77 and a row D77, and worded D5 otherwise.
EARLIER = {
    "answers": {"weapon": True, "contact": "robot", "child_age": 12, "indicators": ["I08", "I77"]},
    "policy": "2020-01", "urgency": "U2", "rows": ["D5", "D77"], "routes": ["ceop", "wardens"],
}  # fmt: skip
WORDS = {
    "answers": {"weapon": ["Is a weapon spoken of?", "yes"], "contact": ["Who is it?", "A program"]},
    "signs": {"I08": "Asked for a picture, as it read then", "I77": "Carries a map"},
    "routes": {"ceop": "CEOP as it was", "wardens": "The wardens"},
    "suggested": {
        "urgency": "U2", "policy": "2020-01", "warnings": ["Heed the old words."],
        "rows": [
            {
                "code": "D77", "says": "A map is carried", "by": "by noon", "why": "Maps matter",
                "source": "An old book", "checked": "3 May 2020", "routes": ["The wardens"],
                "because": ["Carries a map (I77)"],
            }
        ],
    },
}  # fmt: skip


@pytest.fixture
def lead() -> User:
    return deciders(a_school())[0]


@pytest.fixture
def case(lead: User) -> Case:
    return step(a_case(lead.memberships.first().school), c.BEGIN_TRIAGE, lead)


def earlier(case: Case, lead: User, **more: Any) -> Assessment:
    return Assessment.objects.create(case=case, by=lead, **{**EARLIER, **more})


def shown(case: Case, lead: User, more: str = "assessment/") -> str:
    return signed_in(lead).get(f"/cases/{case.pk}/{more}").content.decode()


def test_it_is_kept_with_the_words_of_today(case: Case, lead: User) -> None:
    kept = assess(case, answers=ASKED, actor=lead).wording
    assert kept["answers"]["contact"] == [policy().questions["contact"].ask, "Somebody nobody can identify"]
    assert kept["answers"]["contact_online_only"][1] == "yes" and kept["answers"]["child_age"][1] == "12"
    assert kept["signs"]["I08"].startswith("An adult, or somebody unknown, asked the child")
    assert kept["suggested"]["rows"][0]["says"] == policy().rows["D5"].says
    assert "CEOP Safety Centre" in kept["suggested"]["rows"][0]["routes"]


def test_a_later_policy_changes_no_word_of_what_was_suggested(case: Case, lead: User) -> None:
    earlier(case, lead, wording=WORDS)
    page = shown(case, lead)
    for words in (
        "A map is carried",
        "The wardens",
        "by noon",
        "An old book",
        "Heed the old words.",
        "2020-01",
    ):
        assert words in page
    assert policy().rows["D5"].says not in page and GONE not in page
    assert "CEOP as it was" in shown(case, lead, "")


def test_it_is_compared_with_a_new_one_in_the_words_of_each(case: Case, lead: User) -> None:
    old = earlier(case, lead, wording=WORDS)
    new = assess(case, answers=ASKED, actor=lead)
    told = {one.asked: (one.before, one.after) for one in changes(new, old)}
    assert told["Is a weapon spoken of?"] == ("yes", "not known")
    assert told[policy().questions["contact"].ask] == ("A program", "Somebody nobody can identify")
    assert told["Carries a map"] == ("ticked", "")
    assert "Is a weapon spoken of?" in shown(case, lead)


def test_what_was_kept_without_words_falls_back_on_todays_and_says_what_is_gone(
    case: Case, lead: User
) -> None:
    old = earlier(case, lead)
    page = shown(case, lead)
    assert policy().rows["D5"].says in page and "CEOP Safety Centre" in page
    assert f'<span class="hr-quiet">D77</span> {GONE}' in page and f"wardens ({GONE})" in page
    told = {
        one.asked: (one.before, one.after) for one in changes(assess(case, answers=ASKED, actor=lead), old)
    }
    assert told[f"weapon ({GONE})"] == ("yes", "not known")
    assert told[policy().questions["contact"].ask] == ("robot", "Somebody nobody can identify")
    assert told[f"I77 ({GONE})"] == ("ticked", "")


def test_the_pages_that_rest_on_it_open(case: Case, lead: User) -> None:
    earlier(case, lead)
    assert f"wardens ({GONE})" in shown(case, lead, "")
    assert shown(case, lead, "print/") and undecided(case) == ["ceop"] and against_ceop(case) == []


def test_a_route_that_was_considered_keeps_its_name(case: Case, lead: User) -> None:
    kept = earlier(case, lead, wording=WORDS)
    Consideration.objects.create(
        assessment=kept, route="wardens", called="The wardens", reason="There are none here.", by=lead
    )
    consider(case, reasons={"ceop": "The police have it."}, actor=lead)
    assert Consideration.objects.get(route="ceop").called == "CEOP Safety Centre"
    for more in ("", "assessment/"):
        page = shown(case, lead, more)
        assert "The wardens" in page and "There are none here." in page
