"""The auditor's pages: references and labels, never a name; every reading is written down."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from people.models import School, User
from referrals.models import Case, ShutOut
from tests.factories import a_case, a_colleague, a_user, case_in, deciders
from trail.models import Entry, Reading
from workflows import case as c
from workflows.roles import AUDITOR, CHAIR, DEPUTY, DPO, GOVERNOR, HEAD, IT, LEAD, PASTORAL, STAFF, TRUST_LEAD

pytestmark = pytest.mark.django_db
COUNTING = {GOVERNOR, CHAIR, TRUST_LEAD, DPO, AUDITOR, HEAD, LEAD}


def at(name: str, case: Case | None = None) -> str:
    return reverse(f"oversight:{name}", args=[case.pk] if case else [])


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def names(school: School) -> set[str]:
    return {user.name for user in User.objects.all()} - {"Quinn Auditor"}


def test_it_lists_cases_by_reference_and_shows_no_name(
    as_auditor: Client, case: Case, school: School
) -> None:
    page = as_auditor.get(at("cases")).content.decode()
    assert case.reference in page and "Social care referral" in page
    assert not any(name in page for name in [*names(school), case.pupil.first, case.pupil.surname])


def test_it_tells_a_trail_with_labels_and_shows_no_name(
    as_auditor: Client, case: Case, school: School
) -> None:
    page = as_auditor.get(at("case", case)).content.decode()
    assert "DSL B began triage" in page
    assert not any(name in page for name in [*names(school), case.pupil.first, case.pupil.surname])


def test_it_filters_by_kind(as_auditor: Client, case: Case) -> None:
    as_auditor.get(at("case", case))
    page = as_auditor.get(at("case", case), {"kind": "reading"}).content.decode()
    assert "read the trail" in page and "began triage" not in page


def test_every_reading_is_written_down(as_auditor: Client, case: Case, auditor: User) -> None:
    for name, of in (("cases", None), ("case", case), ("school", None), ("counts", None)):
        before = Reading.objects.count()
        assert as_auditor.get(at(name, of)).status_code == 200
        assert Reading.objects.count() == before + 1
    assert set(Reading.objects.values_list("actor", flat=True)) == {str(auditor.pk)}


def test_it_verifies_a_case_and_the_school(as_auditor: Client, case: Case) -> None:
    assert "No finding" in as_auditor.post(at("verify_case", case)).content.decode()
    assert "No finding" in as_auditor.post(at("verify_school")).content.decode()
    assert Reading.objects.filter(event="reading.verification").count() == 2


def test_it_exports_a_case_and_writes_that_down(as_auditor: Client, case: Case) -> None:
    answer = as_auditor.post(at("export_case", case))
    lines = [json.loads(line) for line in b"".join(answer).decode().splitlines()]  # type: ignore[arg-type]
    assert f"trail-{case.reference}.jsonl" in answer["Content-Disposition"]
    assert lines[-1] == {"line": "end", "lines": len(lines) - 1, "sha256": lines[-1]["sha256"]}
    assert Entry.objects.filter(case_id=case.pk).latest("seq").event == "export.trail"


def test_it_exports_the_school(as_auditor: Client, case: Case) -> None:
    assert str(case.pk).encode() in b"".join(as_auditor.post(at("export_school")))  # type: ignore[arg-type]


def test_the_export_of_the_school_says_of_no_adult_that_a_case_is_about_them(
    as_auditor: Client, school: School, case: Case
) -> None:
    user = a_user(school, STAFF)
    about = a_case(school, about_adult="yes", adult=a_colleague(school, user))
    assert Entry.objects.filter(case_id=about.pk, event="case.shut_out").get().says["subject"] == str(user.pk)
    file = b"".join(as_auditor.post(at("export_school"))).decode()  # type: ignore[arg-type]
    assert str(case.pk) in file
    assert str(about.pk) not in file and str(user.pk) not in file


@pytest.mark.parametrize("name", ["verify_case", "export_case"])
def test_buttons_are_post_only(as_auditor: Client, case: Case, name: str) -> None:
    assert as_auditor.get(at(name, case)).status_code == 405


@pytest.mark.parametrize("name", ["verify_school", "export_school", "school"])
@pytest.mark.parametrize("role", [STAFF, PASTORAL, DEPUTY, LEAD, HEAD, CHAIR, GOVERNOR, TRUST_LEAD, DPO, IT])
def test_only_an_auditor_sees_the_whole_school(school: School, role: str, name: str) -> None:
    client = signed_in(a_user(school, role))
    answer = client.get(at(name)) if name == "school" else client.post(at(name))
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "role", [STAFF, PASTORAL, DEPUTY, LEAD, HEAD, CHAIR, GOVERNOR, TRUST_LEAD, DPO, IT, AUDITOR]
)
def test_counts_are_for_those_who_answer_for_the_school(school: School, role: str) -> None:
    answer = signed_in(a_user(school, role)).get(at("counts"))
    assert answer.status_code == (200 if role in COUNTING else 403)


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (AUDITOR, 200), (LEAD, 200), (HEAD, 200), (DEPUTY, 403), (STAFF, 404), (PASTORAL, 404), (CHAIR, 404),
        (GOVERNOR, 404), (TRUST_LEAD, 404), (DPO, 404), (IT, 404),
    ],
)  # fmt: skip
def test_who_may_read_the_trail_of_a_case(school: School, case: Case, role: str, status: int) -> None:
    client = signed_in(a_user(school, role))
    assert client.get(at("case", case)).status_code == status
    assert client.post(at("verify_case", case)).status_code == status
    assert client.post(at("export_case", case)).status_code == status


def test_a_deputy_reads_the_trail_of_a_case_they_own(school: School) -> None:
    lead, deputy, _ = deciders(school)
    case = case_in(c.MONITORING, school, deputy, lead)
    case.owner = deputy
    case.save()
    assert signed_in(deputy).get(at("case", case)).status_code == 200


def test_an_auditor_never_meets_a_case_about_themselves(
    as_auditor: Client, case: Case, auditor: User
) -> None:
    ShutOut.objects.create(case=case, user=auditor)
    assert as_auditor.get(at("case", case)).status_code == 404
    assert case.reference not in as_auditor.get(at("cases")).content.decode()


def test_cases_about_adults_are_counted_only(as_auditor: Client, school: School) -> None:
    case = a_case(school, about_adult="yes", adult_text="somebody new")
    assert as_auditor.get(at("case", case)).status_code == 404
    assert case.reference not in as_auditor.get(at("cases")).content.decode()


def test_an_auditor_sees_no_case_of_another_school(as_auditor: Client) -> None:
    other = School.objects.create(name="Hilltop", short="hilltop", local_authority="hilltop")
    case = a_case(other, reporter=a_user(other, STAFF))
    assert as_auditor.get(at("case", case)).status_code == 404


def test_others_who_come_to_oversight_see_the_counts(school: School) -> None:
    answer = signed_in(a_user(school, GOVERNOR)).get(at("cases"))
    assert (answer.status_code, answer["Location"]) == (302, at("counts"))


def test_counts_show_neither_reference_nor_small_number(school: School, case: Case) -> None:
    page = signed_in(a_user(school, GOVERNOR)).get(at("counts")).content.decode()
    assert "fewer than 5" in page and case.reference not in page


def test_verifying_the_school_does_not_tell_how_many_cases_are_about_adults(
    as_auditor: Client, case: Case, school: School
) -> None:
    before = checked(as_auditor)
    a_case(school, about_adult="yes", adult_text="somebody new")
    assert checked(as_auditor) == before


def checked(client: Client) -> str:
    """What the page says that was verified."""
    page = client.post(at("verify_school")).content.decode()
    return page.partition("What was checked")[2].partition("To check without")[0]


def test_nobody_is_led_to_a_page_that_refuses_them(as_auditor: Client, client: Client) -> None:
    pages = [one.get("/danger").content.decode() for one in (as_auditor, client)]
    assert ['href="/concerns/new/"' in page for page in pages] == [False, True]
