"""What leaves the school on a sheet: services by name, no reasons of colleagues, nothing that was taken back, and what
the assessment answered."""

import json

import pytest
from django.urls import reverse

from referrals.models import Case, Referral
from referrals.services.assessing import assess
from tests.factories import REFERRING, a_case, make, refer, step
from tests.teachers import World, a_world, signed_in
from workflows import case as c
from workflows import outside, sheets
from workflows import referral as r
from workflows.triage import policy

pytestmark = pytest.mark.django_db
ANSWERS = {
    "image": "requested",
    "threat": False,
    "contact": "unknown",
    "contact_online_only": True,
    "danger_now": False,
}
NAMES = ("operator_card", "ceop_sheet", "social_care_form", "prevent_sheet")


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def case(world: World) -> Case:
    return step(a_case(world.school, world.ava, world.teacher), c.BEGIN_TRIAGE, world.lead)


def sheet_of(world: World, draft: Referral) -> str:
    where = reverse("referral_sheet", args=[draft.pk])
    return signed_in(world.lead).get(where, {"as": "text"}).content.decode()


def events_of(world: World, draft: Referral) -> str:
    return sheet_of(world, draft).partition("Events on this case: ")[2].partition("Earlier cases")[0]


def test_events_name_the_service_and_no_reason(world: World, case: Case) -> None:
    step(
        case,
        c.REFER,
        world.lead,
        **{**REFERRING, "route": "ceop", "reason": "Her aunt told me in confidence."},
    )
    make(case.referrals.get(), world.lead)
    told = events_of(world, refer(case, world.lead))
    assert "Decided to refer to CEOP." in told and "Reported to CEOP." in told
    assert "Decided to refer to children's social care." in told
    assert "confidence" not in told and "refer. " not in told and "make." not in told


def test_what_was_withdrawn_is_told_to_nobody_and_what_came_after_is(world: World, case: Case) -> None:
    made_by_mistake = make(refer(case, world.lead, "prevent"), world.lead)
    step(
        made_by_mistake, r.WITHDRAW, world.lead, reason="I pressed the wrong route, it is about her brother."
    )
    draft = refer(case, world.lead)
    text = sheet_of(world, draft)
    assert "Prevent" not in text and "brother" not in text and "wrong route" not in text
    refer(case, world.lead, "prevent")
    assert "Decided to refer to the Prevent team." in events_of(world, draft)


def test_every_step_that_is_told_outside_is_one_that_people_take() -> None:
    steps = {rule.event for rule in (*c.RULES, *r.RULES) if not rule.system}
    assert set(outside.TOLD) <= steps
    assert outside.told("referral.withdraw", "ceop") == outside.told("case.return_to_triage") == ""


def test_the_ceop_sheet_holds_what_the_assessment_answered_and_says_so(world: World, case: Case) -> None:
    assess(case, answers={"image": "none"}, actor=world.lead)
    assess(case, answers=ANSWERS, actor=world.lead)
    text = sheet_of(world, refer(case, world.lead, "ceop"))
    for question in ("image", "contact_online_only", "threat", "danger_now"):
        assert policy().questions[question].ask in text
    assert "It was asked for." in text and "(From the school’s assessment of " in text
    assert policy().questions["money"].ask not in text  # nobody answered it


def test_without_an_assessment_nothing_is_made_up(world: World, case: Case) -> None:
    text = sheet_of(world, refer(case, world.lead, "ceop"))
    assert "assessment" not in text and "Was a picture or video asked for or sent?: Not known" in text


def test_what_a_person_wrote_goes_before_the_assessment(world: World, case: Case) -> None:
    assess(case, answers=ANSWERS, actor=world.lead)
    draft = refer(case, world.lead, "ceop")
    where, lead = reverse("referral_complete", args=[draft.pk]), signed_in(world.lead)
    form = lead.get(where).context["form"]
    offered = {field.name: field.value() or "" for _, fields in form.sections() for field in fields}
    assert "It was asked for." in offered["picture"]
    as_sent = {name: text.replace("\n", "\r\n") for name, text in offered.items()}
    lead.post(where, {**as_sent, "seen": form["seen"].value()})
    draft.refresh_from_db()
    assert draft.sheet_answers == {}  # left as it stood, it stays the assessment's
    lead.post(
        where, {**as_sent, "seen": json.dumps(form.shown()), "picture": "Asked for twice; none was sent."}
    )
    draft.refresh_from_db()
    assert draft.sheet_answers == {"picture": "Asked for twice; none was sent."}
    assert "It was asked for." not in sheet_of(world, draft)


@pytest.mark.parametrize("name", NAMES)
def test_what_a_sheet_asks_of_the_assessment_is_asked_there(name: str) -> None:
    asked = {code for part in sheets.load(name).sections for one in part.answers for code in one.assessed}
    assert asked <= set(policy().questions)


@pytest.mark.parametrize(
    ("route", "address"),
    [
        ("ceop", "https://ceop.police.uk/safety-centre"),
        ("police_101", "https://www.police.uk/pu/contact-us/report-a-crime-incident"),
        ("police_101", "tel:101"),
    ],
)
def test_the_page_of_a_referral_leads_to_where_it_is_made(
    world: World, case: Case, route: str, address: str
) -> None:
    page = signed_in(world.lead).get(reverse("referral", args=[refer(case, world.lead, route).pk]))
    assert f'href="{address}"' in page.content.decode()
