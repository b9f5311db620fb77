"""Two presses from any page: the card of a child for the 999 call; then the call is written down in one go."""

from uuid import uuid4

import pytest
from django.urls import reverse

from people.models import Relation
from referrals.models import Case, Concern, Note, Referral
from tests import factories as make
from tests.teachers import World, a_world, signed_in
from trail.models import Reading
from workflows.roles import AUDITOR, IT

pytestmark = pytest.mark.django_db
FLAG = "Do not tell the parents before advice"
RANG = {"happening": "Left with a stranger at the gate.", "when": "2026-12-01T10:05", "mark": str(uuid4())}


@pytest.fixture
def world() -> World:
    found = a_world()
    found.ava.address, found.ava.postcode, found.ava.sex = "4 Mill Lane", "RB1 4ZZ", "Girl"
    found.ava.save()
    make.a_parent(found.ava)
    return found


def shown(client, name: str, *args) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_rule_01_any_page_leads_to_the_childs_card_in_two_presses(world: World) -> None:
    world.sent()
    page = shown(world.client, "people:me")
    assert f'class="hr-header__danger" href="{reverse("ring")}"' in page
    assert reverse("ring_child", args=[world.ava.pk]) in shown(world.client, "ring")


def test_on_a_case_it_is_one_press(world: World) -> None:
    case = make.a_case(world.school, world.ava, world.teacher)
    page = shown(signed_in(world.lead), "case", case.pk)
    assert f'class="hr-header__danger" href="{reverse("ring_child", args=[world.ava.pk])}"' in page


def test_the_card_reads_in_the_operators_order(world: World) -> None:
    world.sent(platform="Blockworld", contact_names="river_kid_07")
    page = shown(world.client, "ring_child", world.ava.pk)
    card = page[page.index("Tell the operator") :]
    told = [
        "A child under 18", "What is happening now", "Ava Bell", "form 8R", "4 Mill Lane, RB1 4ZZ", "Girl, Year 8",
        "river_kid_07", "Blockworld", "Dana Bell", "Sam Teacher",
    ]  # fmt: skip
    places = [card.index(words) for words in told]
    assert places == sorted(places)
    assert "07700 900123" in card and "lives with the child" in card and "01632 960101" in card


def test_a_teacher_sees_their_own_concerns_and_a_lead_all(world: World) -> None:
    other = make.a_user(world.school, "staff", name="Nell Other")
    make.a_case(world.school, world.ava, other, contact_names="river_kid_07")
    assert "river_kid_07" not in shown(world.client, "ring_child", world.ava.pk)
    assert "river_kid_07" in shown(signed_in(world.lead), "ring_child", world.ava.pk)


def test_rule_11_a_lead_whom_a_case_is_about_learns_nothing_of_it_from_the_card(world: World) -> None:
    adult = {"about_adult": "yes", "adult": world.lead.staff_member}
    make.a_case(world.school, world.ava, world.teacher, contact_names="river_kid_07", **adult)
    card = shown(signed_in(world.lead), "ring_child", world.ava.pk)
    assert "river_kid_07" not in card and not Case.objects.visible_to(world.lead).exists()


def test_whoever_may_open_the_case_reads_on_the_card_that_the_parents_are_not_told(world: World) -> None:
    case = make.a_case(world.school, world.ava, world.teacher)
    lead = signed_in(world.lead)
    assert FLAG not in shown(lead, "ring_child", world.ava.pk)
    Case.objects.filter(pk=case.pk).update(advice_before_parents=True)
    assert FLAG in shown(lead, "ring_child", world.ava.pk)


def test_everybody_else_reads_the_same_card_with_the_flag_and_without(world: World) -> None:
    case = make.a_case(world.school, world.ava, make.a_user(world.school, "staff", name="Nell Other"))
    without = shown(world.client, "ring_child", world.ava.pk)
    Case.objects.filter(pk=case.pk).update(advice_before_parents=True)
    card = shown(world.client, "ring_child", world.ava.pk)
    assert "Ask the operator before you ring the family." in card and FLAG not in card
    assert main(card) == main(without)


def main(page: str) -> str:
    """What is read on a page; around it stand tokens that differ each time."""
    return page[page.index("<main") : page.index("</main>")]


def test_it_names_the_children_at_hand_the_most_urgent_first(world: World) -> None:
    ben, cara = make.a_pupil(world.school, "Ben", "Oak"), make.a_pupil(world.school, "Cara", "Ash")
    make.a_case(world.school, ben, world.teacher)
    make.a_case(world.school, cara, world.teacher, safe_now="no")
    page = shown(signed_in(world.lead), "ring")
    assert page.index("Cara Ash") < page.index("Ben Oak")
    assert "Ava Bell" not in page


def test_a_child_is_found_by_name_and_the_search_is_kept_without_its_words(world: World) -> None:
    found = world.client.post(reverse("ring"), {"q": "ava 8r"}).content.decode()
    assert reverse("ring_child", args=[world.ava.pk]) in found
    assert "ava 8r" not in bytes(Reading.objects.get(event="roll.searched").header).decode()


def test_opening_the_card_is_kept_with_the_child(world: World) -> None:
    shown(world.client, "ring_child", world.ava.pk)
    assert str(world.ava.pk) in bytes(Reading.objects.get(event="reading.danger_card").header).decode()


def test_a_lead_sees_on_the_desk_whose_card_was_opened_and_no_call_written_down(world: World) -> None:
    shown(world.client, "ring_child", world.ava.pk)
    assert "opened by <bdi>Sam Teacher</bdi>" in shown(signed_in(world.lead), "desk")
    write_down(world)
    assert "no call is written down" not in shown(signed_in(world.lead), "desk")


@pytest.mark.parametrize("role", [AUDITOR, IT])
def test_others_keep_the_card_without_a_child(world: World, role: str) -> None:
    client = signed_in(make.a_user(world.school, role))
    assert client.get(reverse("ring_child", args=[world.ava.pk])).status_code == 403
    assert 'class="hr-header__danger" href="/danger"' in shown(client, "people:me")


def test_a_child_of_another_school_has_no_card_here(world: World) -> None:
    far = make.a_pupil(make.a_school("Northfield High"), "Far", "Away")
    assert world.client.get(reverse("ring_child", args=[far.pk])).status_code == 404


def write_down(world: World, client=None, **said):
    return (client or world.client).post(reverse("ring_called", args=[world.ava.pk]), {**RANG, **said})


def test_rule_01_the_call_is_written_down_in_one_go_and_nobody_has_to_agree(world: World) -> None:
    answer = write_down(
        world, outside_reference="INC-4471", to_whom="PC 2210", advice="Stay inside.", stays_with="Ms Reed"
    )
    concern = Concern.objects.get()
    assert answer["Location"] == reverse("concern_sent", args=[concern.pk])
    case = Case.objects.get()
    assert (case.state, case.urgency, case.pupil) == ("immediate_risk", "U3", world.ava)
    made = case.referrals.get()
    assert (made.route, made.state, made.own_report, made.drafted_by) == (
        "police_999",
        "made",
        True,
        world.teacher,
    )
    assert made.outside_reference == "INC-4471"
    told = {name: made.facts[name] for name in ("to_whom", "advice", "stays_with")}
    assert told == {"to_whom": "PC 2210", "advice": "Stay inside.", "stays_with": "Ms Reed"}


def test_social_care_the_same_day_follows_by_itself(world: World) -> None:
    write_down(world)
    running = Case.objects.get().clocks.filter(stopped__isnull=True)
    assert running.get(rule="social_care_after_999").due.date().isoformat() == "2026-12-01"
    assert running.filter(rule="red_flag_open").exists()
    case = Case.objects.get()
    referral = make.refer(case, world.lead, "social_care")
    assert running.filter(rule="social_care_after_999").exists(), "a draft is no call"
    make.make(referral, world.lead)
    assert not running.filter(rule="social_care_after_999").exists()


def test_what_is_not_known_is_never_asked_again(world: World) -> None:
    write_down(world)
    made = Case.objects.get().referrals.get()
    assert (made.outside_reference, made.facts["to_whom"]) == ("not given", "not given")


def test_pressed_twice_it_is_one_call(world: World) -> None:
    assert write_down(world)["Location"] == write_down(world)["Location"]
    assert Concern.objects.count() == Case.objects.count() == 1


def again(world: World, **said):
    """The same call from a page that was opened anew, as after going back in the browser."""
    return write_down(world, mark=str(uuid4()), **said)


def test_the_same_call_from_a_page_opened_anew_leads_to_its_first_record(world: World) -> None:
    first = write_down(world, outside_reference="INC-4471")
    second = again(world, outside_reference="INC-4471")
    assert second["Location"] == first["Location"]
    assert Concern.objects.count() == Case.objects.count() == Referral.objects.count() == 1
    assert not Note.objects.exists()
    assert "You wrote this call down before" in world.client.get(second["Location"]).content.decode()


def test_what_it_tells_beyond_the_first_record_is_added_once(world: World) -> None:
    write_down(world, outside_reference="INC-4471")
    for _ in range(2):
        again(world, outside_reference="INC-4471", happening="They are back.", advice="Stay inside.")
    added = Note.objects.get()
    assert added.text == "What is happening now? They are back.\nWhat did they advise? Stay inside."
    assert added.author == world.teacher and Concern.objects.count() == 1


@pytest.mark.parametrize("other", [{"when": "2026-12-01T10:15"}, {"outside_reference": "INC-4472"}])
def test_another_time_or_another_number_is_another_call(world: World, other: dict[str, str]) -> None:
    write_down(world, outside_reference="INC-4471")
    again(world, **{"outside_reference": "INC-4471", **other})
    assert Concern.objects.count() == 2


def test_the_same_call_about_another_child_is_a_record_of_its_own(world: World) -> None:
    write_down(world)
    ben = make.a_pupil(world.school, "Ben", "Oak")
    world.client.post(reverse("ring_called", args=[ben.pk]), {**RANG, "mark": str(uuid4())})
    assert Concern.objects.count() == 2


def test_after_the_call_the_page_says_whom_to_ring_next_and_no_more_to_ring_first(world: World) -> None:
    page = world.client.get(write_down(world)["Location"]).content.decode()
    assert "Next, today: telephone children’s social care" in page and "01632 960101" in page
    assert (
        f'href="{reverse("concern_own_report", args=[Concern.objects.get().pk])}">write that call down'
        in page
    )
    assert "Ring 999 first" not in page


def test_who_wrote_that_call_down_too_is_not_sent_to_the_telephone_again(world: World) -> None:
    sent = write_down(world)["Location"]
    seen = {f"seen-{case.pk}": case.step_seq for case in Case.objects.all()}
    said = {"route": "social_care", "when": "2026-12-01T10:10", "to_whom": "Duty worker"}
    assert world.post(Concern.objects.get(), "own_report", **seen, **said).status_code == 302
    page = world.client.get(sent).content.decode()
    assert "Next, today" not in page and "Ring 999 first" not in page


def test_without_a_call_ring_999_first_stands_on_the_receipt(world: World) -> None:
    page = world.get(world.sent(), "sent").content.decode()
    assert "Ring 999 first" in page and "Next, today" not in page


def test_the_form_says_which_two_answers_it_needs(world: World) -> None:
    page = shown(world.client, "ring_called", world.ava.pk)
    assert "Only two answers are needed" in page and "Leave empty what you do not know" not in page
    assert write_down(world, happening="").status_code == write_down(world, when="").status_code == 422
    assert write_down(world, happening="unknown").status_code == 302


def test_who_comes_back_to_the_form_is_told_of_the_call_they_wrote_down(world: World) -> None:
    write_down(world)
    page = shown(world.client, "ring_called", world.ava.pk)
    assert "You wrote down a call for this child at" in page and Concern.objects.get().reference in page
    assert "You wrote down" not in shown(signed_in(world.lead), "ring_called", world.ava.pk)


def test_a_long_reference_is_kept_whole(world: World) -> None:
    write_down(world, outside_reference="7" * 200)
    assert Case.objects.get().referrals.get().outside_reference == "7" * 200


def test_a_mark_that_somebody_else_used_opens_a_call_of_ones_own(world: World) -> None:
    write_down(world)
    write_down(world, signed_in(world.lead))
    assert Concern.objects.count() == 2


def test_it_refuses_a_time_in_the_future_and_keeps_what_was_typed(world: World) -> None:
    answer = write_down(world, when="2026-12-01T12:30")
    page = answer.content.decode()
    assert answer.status_code == 422 and "This time is in the future" in page and RANG["happening"] in page
    assert not Concern.objects.exists()


def test_a_contact_of_the_roll_without_parental_responsibility_is_named_as_such(world: World) -> None:
    Relation.objects.update(parental_responsibility=False)
    assert "parental responsibility not recorded" in shown(world.client, "ring_child", world.ava.pk)
