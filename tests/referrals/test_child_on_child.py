"""Another child is involved: a case for each, joined for leads, and nothing of one in the other."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from evidence.roster import named_pupils
from people.models import Pupil
from referrals.models import Case, ChildLink, ChildPart, Clock, Grant
from referrals.queries.assessments import undecided
from referrals.queries.child_on_child import involved
from referrals.services.assessing import assess
from referrals.services.child_on_child import involve, say_parts
from tests.factories import WHY, a_case, a_pupil, a_user, cases_of
from tests.teachers import World, a_world, signed_in
from trail.models import Entry
from workflows.access import STAFF as ABOUT_ADULT
from workflows.roles import ASSIGNED, PASTORAL, STAFF
from workflows.steps import NotAllowed, Refused

pytestmark = pytest.mark.django_db
PARTS = {"part": "harmed", "other_part": "alleged"}
SAYS = {"says": "He was told to have sent unkind messages to another child."}


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def case(world: World) -> Case:
    return a_case(world.school, world.ava, world.teacher, child_words="He would not stop.")


@pytest.fixture
def noah(world: World) -> Pupil:
    return a_pupil(world.school, "Noah", "Penhallow", form="9I", year=9)


def events(case: Case, event: str) -> list[dict]:
    return [row.says for row in Entry.objects.filter(case_id=case.pk, event=event)]


def test_the_other_child_gets_a_case_of_their_own_whose_reporter_is_the_lead(world, case, noah) -> None:
    other = involve(case, actor=world.lead, pupil=noah, **PARTS, **SAYS)
    assert (other.pupil, other.state, other.kind) == (noah, "observation", "child")
    concern = other.concern_children.get().concern
    assert (concern.reporter, concern.told) == (world.lead, SAYS["says"])
    assert Clock.objects.filter(case=other, rule="concern_triage", stopped=None).exists()
    assert [one["data"] for one in events(case, "case.child_linked")] == [{"part": "harmed"}]
    assert [one["data"] for one in events(other, "case.child_linked")] == [{"part": "alleged"}]


def test_nothing_of_one_file_is_in_the_other(world, case, noah) -> None:
    other = involve(case, actor=world.lead, pupil=noah, **PARTS, **SAYS)
    for mine, theirs in ((case, other), (other, case)):
        page = signed_in(world.lead).get(f"/cases/{mine.pk}/").content.decode()
        assert "Also involved: case" in page and theirs.reference in page
        assert theirs.child_name not in page
        assert ("He would not stop." in page) == (mine == case)
        assert (SAYS["says"] in page) == (mine == other)


def test_a_child_who_is_not_on_the_list_is_described(world, case) -> None:
    other = involve(case, actor=world.deputy, description=" A boy of another school ", **PARTS, **SAYS)
    assert (other.pupil, other.child_text) == (None, "A boy of another school")
    again = involve(case, actor=world.deputy, description="A boy of another school", **PARTS, **SAYS)
    assert again == other


@pytest.mark.sqlite
def test_pressed_twice_it_is_once(world, case, noah) -> None:
    first = involve(case, actor=world.lead, pupil=noah, **PARTS, **SAYS)
    assert involve(case, actor=world.head, pupil=noah, **PARTS, **SAYS) == first
    assert involve(case, actor=world.lead, pupil=noah, separate=True, **PARTS, **SAYS) == first
    assert not first.notes.exists()
    assert (Case.objects.count(), ChildLink.objects.count(), ChildPart.objects.count()) == (2, 1, 2)


def test_what_is_new_the_second_time_is_kept_and_another_part_needs_a_reason(world, case, noah) -> None:
    other = involve(case, actor=world.lead, pupil=noah, **PARTS, **SAYS)
    for _press in (1, 2):
        assert involve(case, actor=world.lead, pupil=noah, **PARTS, says="He asked for help.") == other
    assert other.notes.get().text == "He asked for help."
    with pytest.raises(Refused, match="joined already"):
        involve(case, actor=world.lead, pupil=noah, part="harmed", other_part="harmed", says="More.")
    assert other.notes.count() == 1


@pytest.mark.sqlite
def test_from_the_other_side_it_is_the_same_link(world, case, noah) -> None:
    other = involve(case, actor=world.lead, pupil=noah, **PARTS, **SAYS)
    assert involve(other, actor=world.lead, pupil=world.ava, part="alleged", other_part="harmed") == case
    assert ChildLink.objects.count() == 1
    first, second = ChildLink.objects.values_list("first", "second").get()
    with pytest.raises(IntegrityError), transaction.atomic():
        ChildLink.objects.create(first_id=second, second_id=first, by=world.lead)


def test_an_open_case_of_that_child_is_joined_or_a_separate_one_opened_and_a_person_says_which(
    world, case, noah
) -> None:
    known = a_case(world.school, noah, world.teacher)
    with pytest.raises(Refused) as refusal:
        involve(case, actor=world.lead, pupil=noah, **PARTS, **SAYS)
    assert list(refusal.value.facts) == ["into"]
    assert involve(case, actor=world.lead, pupil=noah, into=known, **PARTS, **SAYS) == known
    assert known.notes.get().text == SAYS["says"]


def test_a_separate_case_is_opened_where_a_person_says_so(world, case, noah) -> None:
    known = a_case(world.school, noah, world.teacher)
    other = involve(case, actor=world.lead, pupil=noah, separate=True, **PARTS, **SAYS)
    assert other != known and other.pupil == noah


def test_a_case_about_an_adult_is_never_offered_or_joined(world, case, noah) -> None:
    about = cases_of(world.school, world.teacher, noah, about_adult="yes", adult_text="A coach")[0]
    with pytest.raises(Refused):
        involve(case, actor=world.head, pupil=noah, into=about, **PARTS, **SAYS)
    other = involve(case, actor=world.head, pupil=noah, **PARTS, **SAYS)
    assert other != about and about.kind == ABOUT_ADULT


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({}, "pupil"),
        ({"description": "A girl", "says": " "}, "says"),
        ({"description": "A girl", "part": "guilty"}, "part"),
        ({"description": "A girl", "pupil": "noah"}, "description"),
        ({"description": "A girl", "says": "Ava Bell says that she did."}, "says"),
    ],
    ids=["no child", "no words", "no such part", "two children", "the first child named"],
)
def test_it_refuses_what_is_missing_or_would_tell_and_writes_nothing(world, case, noah, more, asked) -> None:
    more = {name: noah if value == "noah" else value for name, value in more.items()}
    with pytest.raises(Refused) as refusal:
        involve(case, actor=world.lead, **{**PARTS, **SAYS, **more})
    assert list(refusal.value.facts) == [asked]
    assert Case.objects.count() == 1


def test_it_refuses_the_child_of_the_case_itself(world, case) -> None:
    with pytest.raises(Refused, match="same child"):
        involve(case, actor=world.lead, pupil=world.ava, **PARTS, **SAYS)


def test_nobody_who_was_let_in_for_one_child_opens_a_case_for_another(world, case, noah) -> None:
    let_in = a_user(world.school, STAFF)
    Grant.objects.create(case=case, user=let_in, role=ASSIGNED, given_by=world.head, **WHY)
    for person in (let_in, world.teacher, world.chair):
        with pytest.raises(NotAllowed):
            involve(case, actor=person, pupil=noah, **PARTS, **SAYS)
    assert signed_in(let_in).get(f"/cases/{case.pk}/another-child/").status_code == 403


@pytest.mark.parametrize("role", [PASTORAL, ASSIGNED])
def test_rule_11_whoever_was_let_into_one_case_never_learns_of_the_other(world, case, noah, role) -> None:
    other = involve(case, actor=world.lead, pupil=noah, **PARTS, **SAYS)
    let_in = a_user(world.school, STAFF)
    Grant.objects.create(case=case, user=let_in, role=role, given_by=world.head, **WHY)
    client = signed_in(let_in)
    page = client.get(f"/cases/{case.pk}/").content.decode()
    assert other.reference not in page and "Also involved" not in page and "Penhallow" not in page
    assert other.reference not in client.get("/desk/").content.decode()
    for path in (f"/cases/{other.pk}/", f"/cases/{other.pk}/another-child/"):
        assert client.get(path).status_code == 404


@pytest.mark.sqlite
def test_a_part_is_corrected_for_a_reason_and_the_earlier_ones_stay(world, case, noah) -> None:
    other = involve(case, actor=world.lead, pupil=noah, **PARTS, **SAYS)
    with pytest.raises(Refused) as refusal:
        say_parts(case, other, actor=world.lead, part="harmed", other_part="harmed")
    assert list(refusal.value.facts) == ["reason"]
    for _press in (1, 2):
        say_parts(
            other, case, actor=world.deputy, part="harmed", other_part="harmed", reason="Both were pressed."
        )
    assert [one["data"] for one in events(other, "case.child_part")] == [{"part": "harmed"}]
    assert events(case, "case.child_part") == []
    [found] = involved(case, world.lead)
    assert (found.part, found.own_part) == ("May have been harmed", "May have been harmed")
    assert [str(one) for one in found.earlier] == ["Alleged to have caused harm"]
    with pytest.raises(DatabaseError), transaction.atomic():
        ChildPart.objects.update(part="unclear")


def test_two_children_of_one_concern_get_the_same_panel_and_their_parts_can_be_said(world, noah) -> None:
    ava, other = cases_of(world.school, world.teacher, world.ava, noah)
    client = signed_in(world.lead)
    assert "Say each child’s part" in client.get(f"/cases/{ava.pk}/").content.decode()
    where = f"/cases/{ava.pk}/another-child/{other.pk}/"
    assert client.post(where, PARTS).status_code == 302
    assert client.post(where, PARTS).status_code == 302
    assert ChildPart.objects.count() == 2
    assert "part: alleged to have caused harm" in client.get(f"/cases/{ava.pk}/").content.decode()


def test_cases_that_have_nothing_to_do_with_each_other_have_no_parts(world, case, noah) -> None:
    stranger = a_case(world.school, noah, world.teacher)
    with pytest.raises(Refused, match="not joined"):
        say_parts(case, stranger, actor=world.lead, **PARTS)
    assert signed_in(world.lead).get(f"/cases/{case.pk}/another-child/{stranger.pk}/").status_code == 404


def test_the_suggestion_is_decided_when_the_cases_are_joined(world, case, noah) -> None:
    assess(case, answers={"contact": "child"}, actor=world.lead)
    assert undecided(case) == ["child_on_child"]
    page = signed_in(world.lead).get(f"/cases/{case.pk}/assessment/").content.decode()
    assert f"/cases/{case.pk}/another-child/" in page
    involve(case, actor=world.lead, pupil=noah, **PARTS, **SAYS)
    assert undecided(case) == []


def asked(world: World, case: Case, **posted: object) -> object:
    return signed_in(world.lead).post(f"/cases/{case.pk}/another-child/", posted)


def test_the_page_finds_the_child_by_name_with_form_and_date_of_birth(world, case, noah) -> None:
    found = asked(world, case, q="Penh", find="find", says="Half written").content.decode()
    assert "Noah Penhallow, 9I, born 3 May 2013" in found and "Half written" in found
    assert "There is a problem" not in found


def test_the_page_asks_which_open_case_and_loses_nothing(world, case, noah) -> None:
    known = a_case(world.school, noah, world.teacher)
    page = asked(world, case, pupil=str(noah.pk), **PARTS, **SAYS)
    assert page.status_code == 422
    shown = page.content.decode()
    assert f"Yes, part of {known.reference}" in shown and SAYS["says"] in shown
    assert asked(world, case, pupil=str(noah.pk), into=str(known.pk), **PARTS, **SAYS).status_code == 302
    assert ChildLink.objects.count() == 1


@pytest.mark.parametrize("known", [True, False], ids=["a case that was open", "a new case"])
def test_a_child_in_danger_leads_on_to_999_on_their_own_case_and_is_kept(world, case, noah, known) -> None:
    there = a_case(world.school, noah, world.teacher) if known else None
    choice = {"into": str(there.pk)} if there else {}
    answer = asked(world, case, pupil=str(noah.pk), safe_now="no", **choice, **PARTS, **SAYS)
    other = Case.objects.get(pupil=noah)
    assert answer.headers["Location"] == f"/cases/{other.pk}/steps/raise_immediate_risk/"
    if known:
        assert "Is the child safe right now? No" in other.notes.get().text
    else:
        assert other.urgency == "U3" and other.clocks.filter(rule="red_flag_open").exists()


def test_the_page_says_that_both_are_children_who_may_need_help(world: World, case: Case) -> None:
    page = signed_in(world.lead).get(f"/cases/{case.pk}/another-child/").content.decode()
    assert "is also a child who may need help" in page and "Do not name the first child" in page


def test_a_summary_of_one_case_knows_the_other_child_so_that_the_name_is_found(world, case, noah) -> None:
    involve(case, actor=world.lead, pupil=noah, **PARTS, **SAYS)
    assert noah.pk in set(named_pupils(case))
