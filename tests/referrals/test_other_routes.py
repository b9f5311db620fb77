"""Prevent, Report Remove and the IWF, a platform, early help: what each page says and what each record keeps."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.models import School
from referrals.models import Case, Clock, Note, Notice, Referral
from referrals.queries.numbers import numbers_of
from referrals.services.reviewing import record_review
from referrals.services.sweeping import sweep
from tests.factories import a_case, a_pupil, a_user, make, refer, step
from tests.teachers import World, a_world, signed_in
from trail.models import Reading
from workflows import contacts
from workflows import referral as r
from workflows.roles import STAFF
from workflows.steps import Refused

pytestmark = pytest.mark.django_db
HELPED = {"removal": "child_helped", "helper": "Ms Field, pastoral", "unseen": "nobody"}


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def case(world: World) -> Case:
    return a_case(
        world.school,
        world.ava,
        world.teacher,
        platform="A chat server",
        child_words="They are right to hate us.",
    )


def page(world: World, referral: Referral, more: str = "") -> str:
    return signed_in(world.lead).get(f"/referrals/{referral.pk}/{more}").content.decode()


# --- Prevent ---


def test_prevent_shows_its_sheet_with_copy_buttons_and_whom_to_ring(world: World, case: Case) -> None:
    shown = page(world, refer(case, world.lead, "prevent"))
    assert "Sympathy for hate, extremism or mass attacks" in shown and "They are right to hate us." in shown
    assert "data-copy=" in shown and "Handrail sends nothing" in shown
    for contact in (contacts.authority("riverbank").contacts["prevent"], contacts.national("act_early")):
        assert contact.number in shown


def test_the_prevent_sheet_is_printed_and_that_is_kept(world: World, case: Case) -> None:
    referral = refer(case, world.lead, "prevent")
    shown = page(world, referral, "sheet/")
    assert "data-print" in shown and "Prevent referral sheet" in shown and "A chat server" in shown
    assert Reading.objects.filter(event="export.form", chain_id=case.pk).count() == 1
    text = signed_in(world.lead).get(f"/referrals/{referral.pk}/sheet/?as=text")
    assert "Why you are concerned: " in text.content.decode()


def test_a_child_of_a_council_nobody_has_put_in_still_gets_the_national_numbers(world: World) -> None:
    case = a_case(world.school, "A boy in Year 9", world.teacher)
    School.objects.filter(pk=world.school.pk).update(local_authority="elsewhere")
    shown = page(world, refer(case, world.lead, "prevent"))
    assert contacts.national("act_early").number in shown


# --- whom to ring ---


@pytest.mark.parametrize(
    ("route", "shown"), [("police_101", "101"), ("lado", "01632 960103"), ("iwf", "report.iwf")]
)
def test_the_page_of_a_referral_says_whom_to_ring_or_where_to_report(
    world: World, case: Case, route: str, shown: str
) -> None:
    assert shown in page(world, refer(case, world.lead, route))


def test_the_lado_is_that_of_the_council_where_the_adult_works(world: World) -> None:
    away = a_pupil(world.school, "Lysander", home_authority="northfield")
    case = a_case(world.school, away, world.teacher)
    assert [one.number for one in numbers_of("lado", case)] == ["01632 960103"]
    assert numbers_of("prevent", case)[0].number == "01632 960204"


# --- Report Remove, the IWF ---


def test_it_keeps_what_was_done_who_helped_and_that_nobody_looked(world: World, case: Case) -> None:
    made = make(refer(case, world.lead, "iwf"), world.lead, **HELPED)
    assert {name: made.facts[name] for name in HELPED} == HELPED
    shown = page(world, made)
    for words in (
        "an adult in the room, who looked away",
        "Ms Field, pastoral",
        "Yes: nobody looked and nobody copied",
    ):
        assert words in shown


def test_it_refuses_help_by_an_adult_whom_nobody_names(world: World, case: Case) -> None:
    referral = refer(case, world.lead, "iwf")
    now = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    told = {"seen": referral.step_seq, "when": now, "removal": "page_sent", "outside_reference": "IWF 77"}
    answer = signed_in(world.lead).post(f"/referrals/{referral.pk}/steps/make/", told)
    shown = answer.content.decode()
    assert (
        answer.status_code == 422 and "Write who sent the address to the IWF" in shown and "IWF 77" in shown
    )


def test_one_working_day_later_the_outcome_is_asked_for_until_it_is_written_down(
    world: World, case: Case
) -> None:
    made = make(refer(case, world.lead, "iwf"), world.lead, **HELPED)
    clock = Clock.objects.get(referral=made, rule="iwf_outcome")
    assert (clock.due.date() - made.made_at.date()).days == 1, "from a Tuesday to a Wednesday"
    sweep(clock.due + timedelta(minutes=1))
    assert Notice.objects.filter(clock=clock, person=world.lead).exists()
    step(made, r.ACKNOWLEDGE, world.lead, when=timezone.now(), answer="They have blocked it.")
    assert not Clock.objects.filter(referral=made, rule="iwf_outcome", stopped=None).exists()


def test_the_page_for_the_child_holds_numbers_and_nothing_of_any_case(world: World, case: Case) -> None:
    shown = signed_in(world.lead).get("/report-remove/").content.decode()
    assert contacts.national("childline").number in shown and contacts.national("report_remove").site in shown
    assert "not your fault" in shown
    assert case.reference not in shown and "Ava" not in shown and "Bell" not in shown
    draft = page(world, refer(case, world.lead, "iwf"))
    assert 'href="/report-remove/"' in draft


# --- a platform ---


def test_it_keeps_which_platform_and_what_was_reported(world: World, case: Case) -> None:
    told = {"app": "Blockfall", "reported": "The account that wrote to her."}
    made = make(refer(case, world.lead, "platform"), world.lead, **told)
    assert {name: made.facts[name] for name in told} == told
    assert "The account that wrote to her." in page(world, made)


@pytest.mark.parametrize("route", ["police_999", "police_101", "ceop"])
def test_it_warns_while_the_police_or_ceop_have_not_been_told_and_stops_nobody(
    world: World, case: Case, route: str
) -> None:
    first = refer(case, world.lead, route)
    platform = refer(case, world.lead, "platform")
    for more in ("", "steps/make/"):
        assert "is drafted and not made yet. Make it first" in page(world, platform, more)
    assert "Make it first" not in page(world, first)
    make(first, world.lead, to_whom="Operator", advice="None")
    assert "Make it first" not in page(world, platform)
    assert make(platform, world.lead, app="Blockfall", reported="An account").state == r.MADE


# --- early help ---


def begun(world: World, case: Case) -> Referral:
    made = make(refer(case, world.lead, "early_help"), world.lead)
    return step(made, r.ACCEPT, world.lead, when=timezone.now(), decision="early_help", answer="From Monday.")


def test_early_help_is_reviewed_after_six_weeks_and_again(world: World, case: Case) -> None:
    running = begun(world, case)
    first = Clock.objects.get(referral=running, rule="early_help_review")
    assert (first.due.date() - first.started.date()).days == 42
    client, where = signed_in(world.lead), f"/referrals/{running.pk}/review/"
    assert f'href="{where}"' in page(world, running)
    assert "Write what the review found" in client.post(where, {"text": " "}).content.decode()
    assert client.post(where, {"text": "She sleeps better."}).status_code == 302
    first.refresh_from_db()
    assert first.stopped and Clock.objects.filter(rule="early_help_review", stopped=None).count() == 1
    assert Note.objects.get().text == "She sleeps better."


def test_nothing_is_reviewed_that_has_not_begun(world: World, case: Case) -> None:
    draft = refer(case, world.lead, "early_help")
    assert signed_in(world.lead).get(f"/referrals/{draft.pk}/review/").status_code == 404
    with pytest.raises(Refused, match="not begun"):
        record_review(draft, actor=world.lead, text="Too early.", seen=0)
    assert signed_in(a_user(world.school, STAFF)).get(f"/referrals/{draft.pk}/review/").status_code == 404
