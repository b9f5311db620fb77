"""What is sent twice from one page is written once, and says so; the same words from a fresh page are new ones."""

from functools import partial
from typing import Any

import pytest
from django.test import Client

from people.models import School, User
from referrals.models import Case, Decision, Note, Referral
from tests.factories import WHY, a_case, a_school, deciders, step
from tests.referrals.every_step import entries
from tests.teachers import World, a_world, signed_in
from tests.together import together
from workflows import case as c

ALREADY = "This was recorded already"
HELD = {"holder": "Her mother."}
NOTES: dict[str, dict[str, str]] = {
    "note": {"text": "Calm at https://chat.example today.", "happened_at": "2026-11-30T14:05"},
    "parents": {"text": "That we look into it.", "spoke_to": "Ms Bell", "told_by": "Mr Tutor"},
    "agency": {"text": "They will call.", "spoke_to": "Duty worker"},
    "evidence": HELD,
}
REPORT = {
    "route": "police_101", "when": "2026-11-30T14:05", "to_whom": "PC Marsh", "outside_reference": "INC-7",
    "advice": "Keep the phone.",
}  # fmt: skip
PRESSES: dict[str, dict[str, str]] = {
    "raise_immediate_risk": {"happening": "He is at the gate."},
    "record_own_report": REPORT,
}


@pytest.fixture
def school() -> School:
    return a_school()


@pytest.fixture
def lead(school: School) -> User:
    return deciders(school)[0]


def seen_on(client: Client, address: str) -> str:
    """The mark of a page that is opened now."""
    return str(client.get(address).context["form"]["seen"].value())


def sent(client: Client, address: str, given: dict[str, Any], **more: Any) -> str:
    """The page after a form was sent."""
    answer = client.post(address, {**given, **more}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", NOTES)
def test_a_note_sent_twice_is_written_once(school: School, lead: User, kind: str) -> None:
    case, client = a_case(school), signed_in(lead)
    address = f"/cases/{case.pk}/notes/{kind}/"
    given = {**NOTES[kind], "seen": seen_on(client, address)}
    assert ALREADY not in sent(client, address, given)
    assert ALREADY in sent(client, address, given)
    assert (Note.objects.count(), entries(case, "case.note")) == (1, 1)


@pytest.mark.django_db
def test_a_mark_that_no_page_had_is_refused_with_the_words_kept(school: School, lead: User) -> None:
    address = f"/cases/{a_case(school).pk}/notes/evidence/"
    answer = signed_in(lead).post(address, {**HELD, "seen": "9" * 20})
    assert answer.status_code == 422 and HELD["holder"] in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", NOTES)
def test_the_same_words_from_a_fresh_page_are_another_note(school: School, lead: User, kind: str) -> None:
    case, client = a_case(school), signed_in(lead)
    address = f"/cases/{case.pk}/notes/{kind}/"
    for _ in range(2):
        assert ALREADY not in sent(client, address, NOTES[kind], seen=seen_on(client, address))
    assert Note.objects.count() == 2


@pytest.mark.django_db
def test_other_words_from_the_same_page_are_kept(school: School, lead: User) -> None:
    case, client = a_case(school), signed_in(lead)
    address = f"/cases/{case.pk}/notes/agency/"
    for spoke_to in ("Duty worker", "Her doctor"):
        sent(client, address, {"text": "They will call.", "spoke_to": spoke_to, "seen": 0})
    assert {note.spoke_to for note in Note.objects.all()} == {"Duty worker", "Her doctor"}


@pytest.mark.django_db
def test_words_that_stood_there_before_the_page_was_opened_do_not_count(school: School, lead: User) -> None:
    case, client = a_case(school), signed_in(lead)
    address = f"/cases/{case.pk}/notes/note/"
    sent(client, address, {"text": "Seen.", "seen": 0})
    fresh = seen_on(client, address)
    sent(client, address, {"text": "Absent.", "seen": fresh})  # in another window
    assert ALREADY not in sent(client, address, {"text": "Seen.", "seen": fresh})
    assert Note.objects.count() == 3


@pytest.mark.django_db
def test_the_same_words_of_two_people_are_two_notes(school: School) -> None:
    case = a_case(school)
    for user in deciders(school):
        sent(signed_in(user), f"/cases/{case.pk}/notes/note/", {"text": "Seen.", "seen": 0})
    assert Note.objects.count() == 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", NOTES)
def test_two_presses_at_the_same_moment_are_one_note(school: School, lead: User, kind: str) -> None:
    case, given = a_case(school), {**NOTES[kind], "seen": 0}
    press = partial(signed_in(lead).post, f"/cases/{case.pk}/notes/{kind}/", given)
    second = partial(signed_in(lead).post, f"/cases/{case.pk}/notes/{kind}/", given)
    assert [answer.status_code for answer in together(press, second)] == [302, 302]
    assert (Note.objects.count(), entries(case, "case.note")) == (1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("name", PRESSES)
def test_danger_and_reports_sent_twice_are_recorded_once(school: School, lead: User, name: str) -> None:
    case, client = a_case(school), signed_in(lead)
    address = f"/cases/{case.pk}/steps/{name}/"
    given = {**PRESSES[name], "seen": seen_on(client, address)}
    assert ALREADY not in sent(client, address, given)
    assert ALREADY in sent(client, address, given)
    assert Decision.objects.filter(step=name).count() == Referral.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", PRESSES)
def test_two_presses_at_the_same_moment_are_one_step(school: School, lead: User, name: str) -> None:
    case = a_case(school)
    given = {**PRESSES[name], "seen": case.step_seq}
    presses = [partial(signed_in(lead).post, f"/cases/{case.pk}/steps/{name}/", given) for _ in range(2)]
    assert [answer.status_code for answer in together(*presses)] == [302, 302]
    assert Decision.objects.filter(step=name).count() == Referral.objects.count() == 1


@pytest.mark.django_db
def test_danger_is_recorded_again_from_a_fresh_page_and_with_other_words(school: School, lead: User) -> None:
    case, client = a_case(school), signed_in(lead)
    address = f"/cases/{case.pk}/steps/raise_immediate_risk/"
    for seen, happening in ((case.step_seq, "Here"), (case.step_seq, "Gone"), (None, "Gone")):
        sent(client, address, {"happening": happening, "seen": seen or seen_on(client, address)})
    assert Decision.objects.filter(step="raise_immediate_risk").count() == 3


@pytest.mark.django_db
def test_a_second_report_from_the_same_page_is_not_lost(school: School, lead: User) -> None:
    case, client = a_case(school), signed_in(lead)
    for number in ("INC-7", "INC-8", "INC-8"):
        given = {**REPORT, "outside_reference": number, "seen": case.step_seq}
        sent(client, f"/cases/{case.pk}/steps/record_own_report/", given)
    assert {one.outside_reference for one in Referral.objects.all()} == {"INC-7", "INC-8"}
    assert Referral.objects.count() == 2


@pytest.mark.django_db
def test_any_step_sent_twice_leads_to_the_page_after_the_first_press(school: School, lead: User) -> None:
    case, client = a_case(school), signed_in(lead)
    step(case, c.BEGIN_TRIAGE, lead)
    case = Case.objects.get(pk=case.pk)
    given = {**WHY, "route": "ceop", "consent": "unknown", "aware": "unknown", "seen": case.step_seq}
    answers = [client.post(f"/cases/{case.pk}/steps/refer/", given) for _ in range(2)]
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert Referral.objects.count() == 1


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.mark.django_db
def test_the_reporters_addition_with_a_link_is_added_once(world: World) -> None:
    concern = world.sent()
    for _ in range(2):
        world.post(concern, "note", kind="note", text="On https://chat.example", **{"seen-note": "0"})
    assert Note.objects.count() == 1
    assert ALREADY in world.get(concern).content.decode()


@pytest.mark.django_db
def test_the_reporters_second_report_from_the_same_page_is_not_lost(world: World) -> None:
    concern = world.sent()
    key = f"seen-{concern.children.get().case_id}"
    for number in ("INC-7", "INC-8", "INC-8"):
        world.post(concern, "own_report", **{**REPORT, "outside_reference": number, key: "1"})
    assert Referral.objects.count() == 2
