"""After sending: read-only, with status; notes, corrections, danger now, and reports made oneself."""

import pytest

from referrals.models import Case, Decision, Note, Referral
from referrals.models.note import CORRECTION, NOTE
from referrals.services.cases import add_note, mark_read
from referrals.services.steps import take_step
from tests import factories as make
from tests.teachers import World, a_world, address
from workflows import case as c

pytestmark = pytest.mark.django_db
THEN = "2026-11-30T14:05"  # the day before tests begin


@pytest.fixture
def world() -> World:
    return a_world()


def report(world: World, concern, **more):
    """The teacher records a report to CEOP."""
    seen = {f"seen-{child.case_id}": "1" for child in concern.children.all()}
    facts = {"route": "ceop", "when": THEN, "to_whom": "", "outside_reference": "CE-1"}
    return world.post(concern, "own_report", **{**seen, **facts, **more})


def test_the_concern_is_shown_as_it_was_sent(world: World) -> None:
    concern = world.sent(place="Room 12", child_words="“Come.”")
    page = world.get(concern).content.decode()
    for words in (concern.reference, "Ava Bell, 8R, born 3 May 2013", "Room 12", "“Come.”", "Received"):
        assert words in page
    assert "Change" not in page


@pytest.mark.parametrize(("kind", "kept"), [("note", NOTE), ("correction", CORRECTION)])
def test_a_note_or_a_correction_is_added_to_each_case_and_shown_once(
    world: World, kind: str, kept: str
) -> None:
    concern = world.sent(world.ava, "A tall boy")
    response = world.post(concern, "note", kind=kind, text="It was Monday.", **{"seen-note": "0"})
    assert response.headers["Location"] == address(concern)
    notes = Note.objects.filter(concern=concern)
    assert [(note.kind, note.text, note.by_reporter) for note in notes] == [
        (kept, "It was Monday.", True)
    ] * 2
    assert world.get(concern).content.decode().count("It was Monday.") == 1


def test_adding_the_same_note_twice_adds_it_once(world: World) -> None:
    concern = world.sent()
    for _ in range(2):
        response = world.post(concern, "note", kind="note", text="It was Monday.", **{"seen-note": "0"})
        assert response.status_code == 302
    assert Note.objects.count() == 1


def test_an_empty_note_comes_back(world: World) -> None:
    response = world.post(world.sent(), "note", kind="correction", text="  ")
    assert response.status_code == 422
    assert 'href="#id_text"' in response.content.decode()
    assert not Note.objects.exists()


def test_the_reporter_sees_nothing_that_others_wrote_or_decided(world: World) -> None:
    concern = world.sent()
    case = concern.children.get().case
    add_note(case, author=world.lead, text="Known to the front door.")
    make.refer(case, world.lead)
    page = world.get(concern).content.decode()
    assert "Known to the front door" not in page
    assert "ocial care" not in page
    assert "Two soft signs" not in page


def test_the_status_goes_from_received_to_closed(world: World) -> None:
    concern = world.sent()
    case = concern.children.get().case
    seen = ["Received" in world.get(concern).content.decode()]
    mark_read(case, actor=world.lead)
    seen.append("Read by a safeguarding lead" in world.get(concern).content.decode())
    case = take_step(case, c.BEGIN_TRIAGE, actor=world.lead)
    seen.append("Being acted on" in world.get(concern).content.decode())
    make.close(case, world.lead, world.deputy)
    seen.append("Closed" in world.get(concern).content.decode())
    assert seen == [True] * 4


def test_the_status_of_a_joined_case_follows_the_other_one(world: World) -> None:
    first, second = world.sent(), world.sent()
    host, case = first.children.get().case, second.children.get().case
    host = take_step(host, c.BEGIN_TRIAGE, actor=world.lead)
    take_step(case, c.JOIN, actor=world.lead, into=host, reason="The same matter")
    assert "Being acted on" in world.get(second).content.decode()
    make.close(Case.objects.get(pk=host.pk), world.lead, world.deputy)
    assert "Closed" in world.get(second).content.decode()


def test_danger_now_is_recorded_in_the_reporters_role_and_opens_a_999_referral(world: World) -> None:
    concern = world.sent()
    assert 'href="tel:999"' in world.get(concern, "danger_now").content.decode()
    assert world.post(concern, "danger_now", happening="unknown").headers["Location"] == address(concern)
    case = Case.objects.get()
    decision = Decision.objects.get(step="raise_immediate_risk")
    assert (case.state, decision.by, decision.role) == ("immediate_risk", world.teacher, "reporter")
    assert Referral.objects.get(case=case).route == "police_999"
    assert "unknown" in world.get(concern).content.decode()


def test_danger_pressed_twice_is_recorded_once_and_again_when_raised_anew(world: World) -> None:
    concern = world.sent()
    key = f"seen-{concern.children.get().case_id}"
    for _ in range(2):
        assert world.post(concern, "danger_now", happening="He is here", **{key: "1"}).status_code == 302
    assert Decision.objects.filter(step="raise_immediate_risk").count() == 1
    later = str(Case.objects.get().step_seq)
    world.post(concern, "danger_now", happening="He is back", **{key: later})
    assert Decision.objects.filter(step="raise_immediate_risk").count() == 2


def test_danger_is_never_refused_because_somebody_else_was_first(world: World) -> None:
    concern = world.sent()
    case = concern.children.get().case
    key = f"seen-{case.pk}"
    take_step(case, c.BEGIN_TRIAGE, actor=world.lead)
    assert world.post(concern, "danger_now", happening="He is here", **{key: "1"}).status_code == 302
    assert Case.objects.get().state == "immediate_risk"


def test_danger_can_be_raised_on_a_closed_case(world: World) -> None:
    concern = world.sent()
    make.close(concern.children.get().case, world.lead, world.deputy)
    world.post(concern, "danger_now", happening="unknown")
    assert Case.objects.get().state == "immediate_risk"


def test_danger_needs_a_word_and_says_unknown_will_do(world: World) -> None:
    response = world.post(world.sent(), "danger_now", happening=" ")
    assert response.status_code == 422
    assert "unknown" in response.content.decode()


def test_danger_may_be_about_one_of_several_children(world: World) -> None:
    concern = world.sent(world.ava, "A tall boy")
    one = concern.children.get(pupil=world.ava).case
    world.post(concern, "danger_now", happening="unknown", children=str(one.pk))
    assert {case.child_name: case.state for case in Case.objects.all()} == {
        "Ava Bell": "immediate_risk",
        "A tall boy": "observation",
    }


def test_a_report_of_ones_own_is_recorded_as_made(world: World) -> None:
    concern = world.sent()
    assert report(world, concern).headers["Location"] == address(concern)
    referral = Referral.objects.get()
    assert (referral.route, referral.state, referral.own_report) == ("ceop", "made", True)
    page = world.get(concern).content.decode()
    assert "You reported it: CEOP Safety Centre" in page
    assert "Reference: CE-1" in page
    assert "Spoke to: not given" in page


def test_a_report_pressed_twice_is_recorded_once(world: World) -> None:
    concern = world.sent()
    for _ in range(2):
        assert report(world, concern).status_code == 302
    assert Referral.objects.count() == 1


@pytest.mark.parametrize("route", ["lado", "early_help", "iwf", "platform", "", "nowhere"])
def test_only_routes_open_to_everybody_can_be_chosen(world: World, route: str) -> None:
    response = report(world, world.sent(), route=route)
    assert response.status_code == 422
    assert not Referral.objects.exists()


@pytest.mark.parametrize("when", ["", "yesterday", "2026-12-03T10:15"])
def test_a_wrong_time_comes_back_with_everything_typed(world: World, when: str) -> None:
    response = report(world, world.sent(), when=when, to_whom="Pc Example")
    assert response.status_code == 422
    assert 'href="#id_when"' in response.content.decode()
    assert "Pc Example" in response.content.decode()
    assert not Referral.objects.exists()


@pytest.mark.parametrize("name", ["note", "danger_now", "own_report"])
def test_a_draft_has_none_of_these_pages(world: World, name: str) -> None:
    concern = world.draft()
    assert world.get(concern, name).headers["Location"] == address(concern, "what")
    assert world.post(concern, name, text="x", happening="x").status_code == 302
    assert not Note.objects.exists()
