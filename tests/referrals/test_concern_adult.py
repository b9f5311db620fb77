"""A concern about an adult of the school: only the head is told, about the head only the chair; the adult never."""

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.models import Case, Notice
from referrals.services.sweeping import sweep
from tests.factories import a_colleague, a_pupil, a_school, a_user
from tests.teachers import World, a_world, address, signed_in
from workflows.roles import LEAD, STAFF

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_world()


def told_of(case: Case) -> set:
    """Who receives a message about the case when the sweep comes round."""
    sweep(timezone.now())
    return {notice.person for notice in Notice.objects.filter(clock__case=case)}


def knows_nothing(world: World, person, case: Case) -> None:
    """The person cannot open the case, find it on the desk or be told of it, and their desk is as if it were not."""
    client = signed_in(person)
    assert client.get(reverse("case", args=[case.pk])).status_code == 404
    assert not Case.objects.visible_to(person).exists()
    desk = client.get(reverse("desk"))
    assert desk.status_code in (200, 403)
    assert case.reference not in desk.content.decode()
    assert "Ava Bell" not in desk.content.decode()
    assert person not in told_of(case)


def test_the_dsl_is_shut_out_of_a_concern_about_the_dsl(world: World) -> None:
    colleague = world.lead.staff_member
    concern = world.sent(about_adult="yes", adult=colleague, safe_now="no")
    case = concern.children.get().case
    knows_nothing(world, world.lead, case)
    assert case.shut_out.get().user == world.lead
    assert told_of(case) == {world.head}
    assert signed_in(world.head).get(reverse("case", args=[case.pk])).status_code == 200
    assert "Hale Head" in world.get(concern, "sent").content.decode()
    assert "Dana Lead" not in world.get(concern, "sent").content.decode()


def test_the_deputy_learns_nothing_of_a_concern_about_the_dsl_either(world: World) -> None:
    concern = world.sent(about_adult="yes", adult=world.lead.staff_member)
    knows_nothing(world, world.deputy, concern.children.get().case)


def test_about_the_head_only_the_chair_is_told(world: World) -> None:
    concern = world.sent(about_adult="yes", adult_is_head=True, safe_now="no")
    case = concern.children.get().case
    for person in (world.head, world.lead, world.deputy):
        knows_nothing(world, person, case)
    assert told_of(case) == {world.chair}
    assert "Des Chair" in world.get(concern, "sent").content.decode()
    assert "Hale Head" not in world.get(concern, "sent").content.decode()


def test_choosing_the_head_from_the_list_needs_no_tick(world: World) -> None:
    case = world.sent(about_adult="yes", adult=world.head.staff_member).children.get().case
    assert case.about_head
    assert (
        "the chair of governors in person"
        in world.get(case.concern_children.get().concern, "sent").content.decode()
    )
    knows_nothing(world, world.head, case)


@pytest.mark.parametrize(
    "words",
    ["Dana Lead", "mrs lead", "Lead, the one with the blue car", "Dana from the office", "DANA LEAD (DSL)"],
)
def test_a_typed_name_shuts_out_whoever_it_fits(world: World, words: str) -> None:
    case = world.sent(about_adult="yes", adult_text=words).children.get().case
    assert case.shut_out.filter(user=world.lead).exists()
    knows_nothing(world, world.lead, case)


def test_the_reporter_who_shares_a_name_still_sees_their_own_concern(world: World) -> None:
    a_colleague(world.school, world.teacher, first="Sam", surname="Lead")
    concern = world.sent(about_adult="yes", adult_text="Lead")
    assert world.get(concern, "sent").status_code == 200
    assert concern.children.get().case.shut_out.filter(user=world.lead).exists()


def test_somebody_who_reports_themselves_gets_the_reference_and_no_case(world: World) -> None:
    myself = a_colleague(world.school, world.teacher, first="Sam", surname="Teacher")
    concern = world.draft(about_adult="yes", adult=myself)
    response = world.client.post(address(concern, "check"), follow=True)
    assert concern.reference in response.content.decode()
    for name in ("", "sent", "sent_status", "note", "danger_now", "own_report"):
        assert world.get(concern, name).status_code == 404
    assert "Ava Bell" not in world.client.get(reverse("concerns")).content.decode()


def test_no_child_has_to_be_named(world: World) -> None:
    concern = world.draft(about_adult="yes", adult_text="a coach")
    concern.children.all().delete()
    assert world.post(concern, "check").status_code == 302
    assert concern.children.get().case.kind == "staff"


def test_an_adult_named_before_the_answer_changed_to_no_counts_no_more(world: World) -> None:
    concern = world.draft(about_adult="yes", adult=world.lead.staff_member, adult_is_head=True)
    world.post(concern, "adult", about_adult="no")
    world.post(concern, "check")
    case = concern.children.get().case
    assert (case.kind, case.about_head, case.about_staff) == ("child", False, None)
    assert Case.objects.visible_to(world.lead).get() == case
    assert Case.objects.visible_to(world.head).get() == case


def test_the_adult_is_found_and_chosen_from_the_staff_list(world: World) -> None:
    concern = world.draft(about_adult="yes")
    found = world.post(concern, "who_search", q="dana").content.decode()
    assert "Dana Lead" in found
    assert "Dana Lead" in world.post(concern, "who", q="lead").content.decode()
    pk = str(world.lead.staff_member.pk)
    assert world.post(concern, "who", adult=pk).headers["Location"] == address(concern, "who")
    assert "Dana Lead" in world.get(concern, "who").content.decode()
    assert world.post(concern, "who", adult_text="", back="").headers["Location"] == address(concern, "child")
    concern.refresh_from_db()
    assert concern.adult == world.lead.staff_member
    world.post(concern, "who", nobody="1")
    concern.refresh_from_db()
    assert concern.adult is None


@pytest.mark.parametrize("wrong", ["", "no-uuid", "00000000-0000-4000-8000-000000000000"])
def test_an_adult_who_is_not_on_the_list_cannot_be_chosen(world: World, wrong: str) -> None:
    assert world.post(world.draft(about_adult="yes"), "who", adult=wrong).status_code == 404


def test_an_adult_of_another_school_cannot_be_chosen(world: World) -> None:
    stranger = a_colleague(a_school(), first="Dana", surname="Elsewhere")
    concern = world.draft(about_adult="yes")
    assert world.post(concern, "who", adult=str(stranger.pk)).status_code == 404
    assert "Elsewhere" not in world.post(concern, "who_search", q="dana").content.decode()


def test_the_page_for_the_adult_is_asked_only_after_yes(world: World) -> None:
    concern = world.draft()
    assert world.get(concern, "who").headers["Location"] == address(concern, "adult")


def test_the_status_never_says_that_a_safeguarding_lead_read_it(world: World) -> None:
    concern = world.sent(about_adult="yes", adult=world.lead.staff_member)
    signed_in(world.head).get(reverse("case", args=[concern.children.get().case.pk]))
    page = world.get(concern).content.decode()
    assert "Read by the headteacher" in page
    assert "safeguarding lead" not in page


def test_a_second_lead_who_is_not_concerned_is_told_nothing(world: World) -> None:
    other = a_user(world.school, LEAD, STAFF, name="Una Lead")
    case = (
        world.sent(a_pupil(world.school, surname="Young"), about_adult="yes", adult_text="Mark")
        .children.get()
        .case
    )
    knows_nothing(world, other, case)


def test_nobody_is_sent_to_the_head_about_the_head(world: World) -> None:
    concern = world.draft(about_adult="yes", adult=world.head.staff_member)
    assert "Have you told the chair of governors in person?" in world.get(concern, "done").content.decode()
    assert "It goes to the chair of governors" in world.get(concern, "check").content.decode()
