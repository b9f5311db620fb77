"""Each page of people for each role: who opens it, who is refused, what it never shows."""

import datetime
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from people.dates import said as in_words
from people.models import Absence, Membership, Pupil, School, StaffMember, User
from tests.people.conftest import codes, make_pupil
from trail.models import Entry, Reading
from workflows import roles

SignIn = Callable[[str], Client]
People = dict[str, User]
ROLL = {roles.LEAD, roles.DEPUTY, roles.HEAD}
PAGES = {
    "/people/me/": roles.ALL,
    "/people/me/away/": roles.ALL,
    "/people/users/": {roles.IT, roles.HEAD},
    "/people/users/add/": {roles.IT, roles.HEAD},
    "/people/sign-ins/": {roles.IT},
    "/people/pupils/": ROLL,
}


@pytest.mark.parametrize("role", sorted(roles.ALL))
def test_each_page_opens_for_its_roles_only(role: str, signed_in: SignIn, ava: Pupil) -> None:
    client = signed_in(role)
    pages = PAGES | {f"/people/pupils/{ava.pk}/": ROLL, f"/people/pupils/{ava.pk}/names/": ROLL}
    for url, allowed in pages.items():
        assert client.get(url).status_code == (200 if role in allowed else 403), url


def test_a_pupil_or_user_of_another_school_does_not_exist_here(
    signed_in: SignIn, other_school: School, make_person: Callable[..., User]
) -> None:
    stranger = make_person("Nora Far", roles.STAFF, at=other_school)
    child = make_pupil(other_school, "Will", "Green")
    assert signed_in(roles.LEAD).get(f"/people/pupils/{child.pk}/").status_code == 404
    it = signed_in(roles.IT)
    assert it.get(f"/people/users/{stranger.pk}/").status_code == 404
    assert it.post(f"/people/memberships/{stranger.memberships.get().pk}/end/").status_code == 404


def test_changes_are_post_only(signed_in: SignIn, people: People) -> None:
    it, membership = signed_in(roles.IT), people[roles.STAFF].memberships.get()
    for url in (
        f"/people/memberships/{membership.pk}/end/",
        f"/people/users/{people[roles.STAFF].pk}/mail/",
        "/people/school/",
    ):
        assert it.get(url).status_code == 405


def test_it_is_offered_the_role_staff_alone_and_a_forged_role_is_refused(
    signed_in: SignIn, people: People
) -> None:
    it = signed_in(roles.IT)
    page = it.get("/people/users/add/").content.decode()
    assert 'value="staff"' in page
    assert 'value="lead"' not in page
    facts = {"name": "Nia New", "email": "nia@riverbank.example", "role": "lead"}
    assert it.post("/people/users/add/", facts).status_code == 422
    assert "Nia New" not in {user.name for user in User.objects.all()}


def test_it_adds_a_user_who_is_sent_a_link_to_set_a_password(
    signed_in: SignIn, people: People, school: School
) -> None:
    facts = {"name": "Nia New", "email": "nia@riverbank.example", "role": "staff"}
    assert signed_in(roles.IT).post("/people/users/add/", facts).status_code == 302
    assert mail.outbox[0].to == ["nia@riverbank.example"]
    assert "/accounts/password/reset/key/" in mail.outbox[0].body
    assert codes(school)[-2:] == ["member.added", "member.mailed"]


def test_the_head_names_a_deputy_and_an_auditor_with_an_end(
    signed_in: SignIn, people: People, school: School
) -> None:
    head, sam, gil = signed_in(roles.HEAD), people[roles.STAFF], people[roles.GOVERNOR]
    assert head.post(f"/people/users/{gil.pk}/roles/add/", {"role": "deputy"}).status_code == 302
    assert head.post(f"/people/users/{sam.pk}/roles/add/", {"role": "auditor"}).status_code == 422
    last = (timezone.localdate() + datetime.timedelta(days=30)).isoformat()
    assert (
        head.post(f"/people/users/{sam.pk}/roles/add/", {"role": "auditor", "until": last}).status_code == 302
    )
    assert sam.roles_at(school) == {"staff", "auditor"} and "deputy" in gil.roles_at(school)


def test_the_end_of_an_access_is_shown_as_its_last_day(
    signed_in: SignIn, people: People, school: School
) -> None:
    sam, tomorrow = people[roles.STAFF], timezone.localdate() + datetime.timedelta(days=1)
    signed_in(roles.HEAD).post(
        f"/people/users/{sam.pk}/roles/add/", {"role": "auditor", "until": tomorrow.isoformat()}
    )
    page = signed_in(roles.HEAD).get(f"/people/users/{sam.pk}/").content.decode()
    assert f"to the end of {in_words(tomorrow)}" in page and "0:00" not in page


@pytest.mark.parametrize(("role", "until"), [("staff", None), ("deputy", None), ("auditor", 30)])
def test_the_head_adds_somebody_new_an_auditor_with_an_end(
    signed_in: SignIn, people: People, school: School, role: str, until: int | None
) -> None:
    last = timezone.localdate() + datetime.timedelta(days=until or 0)
    facts = {"name": "New Person", "email": "new@hill.example", "role": role}
    day = {"until": last.isoformat() if until else ""}
    assert signed_in(roles.HEAD).post("/people/users/add/", {**facts, **day}).status_code == 302
    [held] = Membership.objects.filter(user__email="new@hill.example")
    ends = timezone.localdate(held.until) if held.until else None
    assert (held.role, ends) == (role, last + datetime.timedelta(days=1) if until else None)
    said = Entry.objects.filter(event="member.added").latest("pk").says["data"]
    assert said == {"role": role} | ({"until": held.until.isoformat()} if held.until else {})


def test_an_auditor_without_an_end_is_not_added(signed_in: SignIn, people: People) -> None:
    facts = {"name": "New Person", "email": "new@hill.example", "role": "auditor"}
    for until, said in (
        ("", "Enter the last day"),
        ("2999-01-01", "within a year"),
        ("9999-12-31", "Write a date"),
    ):
        answer = signed_in(roles.HEAD).post("/people/users/add/", {**facts, "until": until})
        assert answer.status_code == 422 and said in answer.content.decode()
    assert not User.objects.filter(email="new@hill.example").exists()


def test_it_ends_a_role_and_the_second_press_is_told_so(
    signed_in: SignIn, people: People, school: School
) -> None:
    it, membership = signed_in(roles.IT), people[roles.LEAD].memberships.get()
    for _ in range(2):
        answer = it.post(f"/people/memberships/{membership.pk}/end/", follow=True)
    assert "Someone was first" in answer.content.decode()
    assert people[roles.LEAD].roles_at(school) == frozenset()
    assert codes(school).count("member.ended") == 1


def test_nobody_ends_their_own_role(signed_in: SignIn, people: People) -> None:
    own = people[roles.IT].memberships.get()
    assert signed_in(roles.IT).post(f"/people/memberships/{own.pk}/end/").status_code == 403


def test_the_user_list_tells_who_lacks_a_second_factor(signed_in: SignIn, people: People) -> None:
    page = signed_in(roles.IT).get("/people/users/").content.decode()
    assert "Missing" in page
    assert "Ruth Ashdown" in page


def test_an_absence_is_recorded_and_ended(signed_in: SignIn, people: People) -> None:
    lead = signed_in(roles.LEAD)
    facts = {"since": "2026-01-05T08:00", "until": "2099-01-09T16:00", "cover": str(people[roles.DEPUTY].pk)}
    assert lead.post("/people/me/away/", facts).status_code == 302
    absence = Absence.objects.get(user=people[roles.LEAD])
    assert "Imran Malik covers" in lead.get("/people/me/").content.decode()
    assert lead.post(f"/people/absences/{absence.pk}/end/").status_code == 302
    assert "No absence is recorded" in lead.get("/people/me/").content.decode()


def test_no_list_puts_a_name_to_an_account_for_an_auditor(
    signed_in: SignIn, people: People, school: School
) -> None:
    guest = people[roles.AUDITOR]
    page = signed_in(roles.AUDITOR).get("/people/me/away/").content.decode()
    for other in User.objects.exclude(pk=guest.pk):
        assert other.name not in page and str(other.pk) not in page
    assert str(guest.pk) not in signed_in(roles.STAFF).get("/people/me/away/").content.decode()
    facts = {"since": "2026-01-05T08:00", "until": "2099-01-09T16:00"}
    assert signed_in(roles.AUDITOR).post("/people/me/away/", facts).status_code == 302


def test_a_wrong_absence_comes_back_with_what_was_typed(signed_in: SignIn, people: People) -> None:
    facts = {"since": "2026-05-05T08:00", "until": "2026-05-04T08:00", "cover": ""}
    page = signed_in(roles.LEAD).post("/people/me/away/", facts).content.decode()
    assert "Enter an end after the start" in page
    assert 'href="#id_until"' in page
    assert "2026-05-05T08:00" in page


def test_a_stranger_cannot_end_my_absence(signed_in: SignIn, people: People, school: School) -> None:
    now = timezone.now()
    absence = Absence.objects.create(
        user=people[roles.LEAD], school=school, since=now, until=now + datetime.timedelta(1)
    )
    assert signed_in(roles.STAFF).post(f"/people/absences/{absence.pk}/end/").status_code == 404


def test_the_picker_shows_name_form_and_birth_and_nothing_else(signed_in: SignIn, school: School) -> None:
    make_pupil(
        school,
        "Zoë",
        "Bell",
        address="3 Jetty Lane",
        phone="07700 900001",
        needs="Dyslexia",
        home_authority="riverbank",
    )
    page = signed_in(roles.STAFF).post("/people/pupils/search", {"q": "zoe"}).content.decode()
    for shown in ("Zoë Bell", "9I", "born 3 May 2013", 'type="radio"', 'name="pupil"'):
        assert shown in page
    for hidden in ("Jetty", "07700", "Dyslexia"):
        assert hidden not in page


def test_a_search_is_logged_without_what_was_typed(
    signed_in: SignIn, ava: Pupil, people: People, school: School
) -> None:
    signed_in(roles.STAFF).post("/people/pupils/search", {"q": "ava"})
    reading = Reading.objects.get(event="roll.searched")
    assert (reading.actor, reading.school_id, reading.says["data"]) == (
        str(people[roles.STAFF].pk),
        school.pk,
        {"found": 1},
    )
    assert b"ava" not in bytes(reading.header).lower().replace(str(reading.actor).encode(), b"")


def test_one_letter_is_not_searched(signed_in: SignIn, ava: Pupil) -> None:
    assert "Ava" not in signed_in(roles.STAFF).post("/people/pupils/search", {"q": "a"}).content.decode()
    assert not Reading.objects.exists()


def test_the_picker_can_be_asked_for_checkboxes_and_refuses_a_forged_name(
    signed_in: SignIn, ava: Pupil
) -> None:
    asked = {"q": "ava", "several": "1", "field": '"><script>'}
    page = signed_in(roles.STAFF).post("/people/pupils/search", asked).content.decode()
    assert 'type="checkbox"' in page
    assert "<script>" not in page


def test_a_colleague_is_found_for_a_concern_about_an_adult(
    signed_in: SignIn, teacher_on_list: StaffMember
) -> None:
    page = signed_in(roles.STAFF).post("/people/staff/search", {"q": "strong"}).content.decode()
    assert "Mr Mark Strong" in page
    assert str(teacher_on_list.pk) in page


def test_opening_a_pupil_is_a_reading_and_other_names_are_kept(
    signed_in: SignIn, ava: Pupil, school: School
) -> None:
    lead = signed_in(roles.LEAD)
    lead.get(f"/people/pupils/{ava.pk}/")
    assert Reading.objects.get(event="roll.pupil_read").says["subject"] == str(ava.pk)
    lead.post(
        f"/people/pupils/{ava.pk}/names/",
        {"preferred": "Avie", "other_names": "Ava Hunt\n\n Ava  Hunt \nAvi"},
    )
    ava.refresh_from_db()
    assert (ava.preferred, ava.other_names) == ("Avie", ["Ava Hunt", "Avi"])
    assert codes(school)[1:] == ["pupil.names_changed"]
    assert "Ava Bell" in lead.post("/people/pupils/", {"q": "hunt"}).content.decode()


def test_the_sign_in_log_names_accounts_and_is_itself_logged(signed_in: SignIn, people: People) -> None:
    Client().post("/accounts/login/", {"login": people[roles.STAFF].email, "password": "wrong"})
    page = signed_in(roles.IT).get("/people/sign-ins/").content.decode()
    assert "A sign-in failed" in page
    assert "Sam Okafor" in page
    assert Reading.objects.filter(event="access.log_read").count() == 1


def test_a_role_that_ended_is_not_shown_as_running(signed_in: SignIn, people: People) -> None:
    Membership.objects.filter(user=people[roles.DPO]).update(until=timezone.now())
    assert "No role now" in signed_in(roles.IT).get("/people/users/").content.decode()
