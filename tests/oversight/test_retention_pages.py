"""What may be erased this year: by reference, for those whose decision it is; each decision has its page."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from oversight.models import Listed
from oversight.queries.yearly_list import page_of
from oversight.retention import keeps_abuse_longer, listed
from oversight.services.listing import list_ahead
from people.services.trail_of import tell
from referrals.models import Erasure
from tests.factories import a_case, a_colleague, a_pupil, a_school, a_user, close
from tests.oversight.ending import Ending
from trail.models import Entry, Reading
from workflows import roles

pytestmark = pytest.mark.django_db
LIST = "/retention/"
WHY = {"reason": "Twenty-five years are over."}


@pytest.fixture
def ending() -> Ending:
    return Ending()


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def at(ending: Ending, act: str) -> str:
    return reverse("oversight:retention_decide", args=[ending.case.pk, act])


def test_the_list_shows_references_days_and_reasons_and_no_name(ending: Ending) -> None:
    page = signed_in(ending.dpo).get(LIST).content.decode()
    assert ending.case.reference in page and "3 May 2024" not in page
    assert "Child protection file: 25 years" in page and "IRMS" in page
    for name in ("Isolde", "Farthingale", "Dana Lead"):
        assert name not in page
    assert Reading.objects.filter(event="reading.retention", actor=str(ending.dpo.pk)).count() == 1


def test_a_case_comes_on_the_list_of_the_year_of_its_day_and_stays_until_somebody_decides(
    ending: Ending,
) -> None:
    born = {1999: True, 2001: True, 2002: False}
    for year, comes in born.items():
        child = a_pupil(ending.school, "Child", f"Of{year}", date_of_birth=date(year, 12, 31))
        case = ending.closed_case(child)
        case.closed_at = case.closed_at.replace(year=2010)
        case.save()
        list_ahead(ending.school)
        references = {one.reference for one in listed(ending.dpo, ending.school, date(2026, 11, 27))}
        assert (case.reference in references) is comes, year


def test_from_the_list_to_the_second_person(ending: Ending) -> None:
    lead, dpo = signed_in(ending.lead), signed_in(ending.dpo)
    page = reverse("oversight:retention_case", args=[ending.case.pk])
    assert "Propose to erase it" in lead.get(page).content.decode()
    assert lead.post(at(ending, "propose"), WHY)["Location"] == page
    assert "Confirm that it is erased" not in lead.get(page).content.decode()
    assert "Waits for a second person" in dpo.get(LIST).content.decode()
    refused = lead.post(at(ending, "confirm"), {"sure": "on"})
    assert refused.status_code == 403
    assert "You proposed it: somebody else has to confirm it." in refused.content.decode()
    assert dpo.post(at(ending, "confirm"), {}).status_code == 422
    assert dpo.post(at(ending, "confirm"), {"sure": "on"}).status_code == 302
    told = dpo.get(page).content.decode()
    assert (
        "by order of <bdi>Dana Lead</bdi> and <bdi>Priya Protect</bdi>" in told
        and "Put it on legal hold" not in told
    )
    assert ending.case.reference in dpo.get(LIST).content.decode()
    assert lead.get(reverse("case", args=[ending.case.pk])).status_code == 404


def test_the_second_press_changes_nothing(ending: Ending) -> None:
    head = signed_in(ending.head)
    for _ in range(2):
        head.post(at(ending, "hold"), {"reason": "A claim is announced."})
    assert ending.case.holds.count() == 1
    assert Entry.objects.filter(event="retention.hold").count() == 1
    assert head.post(at(ending, "propose"), WHY).status_code == 422
    assert "On hold" in head.get(LIST).content.decode()


def test_bad_input_says_what_to_do_and_loses_nothing(ending: Ending) -> None:
    answer = signed_in(ending.lead).post(
        at(ending, "keep"), {"until": "2020-01-01", "reason": "Her sister is here."}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose a day after today" in page and "Her sister is here." in page


def test_a_case_about_an_adult_comes_to_the_head_alone_and_never_to_the_adult(ending: Ending) -> None:
    adult = a_user(ending.school, roles.LEAD, roles.DPO, name="Corin Underhill")
    colleague = a_colleague(ending.school, adult, first="Corin", surname="Underhill")
    child = a_pupil(ending.school, "Rosamund", "Penhallow")
    case = a_case(ending.school, child, ending.reporter, about_adult="yes", adult=colleague)
    second = a_user(ending.school, roles.HEAD, name="Second Head")
    case = close(case, ending.head, second)
    page = reverse("oversight:retention_case", args=[case.pk])
    assert signed_in(ending.head).get(page).status_code == 200
    for user in (adult, ending.lead, ending.dpo):
        assert signed_in(user).get(page).status_code == 404
        assert case.reference not in signed_in(user).get(LIST).content.decode()


def test_an_open_case_can_be_held_and_not_erased(ending: Ending) -> None:
    case = a_case(ending.school, a_pupil(ending.school, "Una", "Hollins"), ending.reporter)
    lead = signed_in(ending.lead)
    decide = "oversight:retention_decide"
    assert (
        lead.post(reverse(decide, args=[case.pk, "hold"]), {"reason": "Police ask for it."}).status_code
        == 302
    )
    refused = lead.post(reverse(decide, args=[case.pk, "propose"]), WHY)
    assert refused.status_code == 422 and not Erasure.objects.exists()


def test_the_head_decides_how_long_records_of_sexual_abuse_are_kept(ending: Ending) -> None:
    page = reverse("oversight:abuse_records")
    head = signed_in(ending.head)
    assert "kept for 75 years" in head.get(page).content.decode()
    head.post(page, {"longer": "no", "reason": "The governors decided so."})
    head.post(page, {"longer": "no", "reason": "Pressed twice."})
    assert not keeps_abuse_longer(ending.school) and keeps_abuse_longer(a_school("Elsewhere"))
    assert "as other child protection files" in head.get(page).content.decode()
    assert Entry.objects.filter(event="school.abuse_records_usual").count() == 1
    assert signed_in(ending.lead).post(page, {"longer": "yes", **WHY}).status_code == 403


def test_the_list_is_worked_out_anew_when_the_roll_or_the_case_moves(ending: Ending) -> None:
    pupil, school = ending.case.pupil, ending.school
    assert list_ahead(school)[0] > 0 and list_ahead(school) == (0, 0)
    year = Listed.objects.get(case=ending.case).year
    pupil.date_of_birth = pupil.date_of_birth.replace(year=pupil.date_of_birth.year - 3)
    pupil.save()
    tell(school, "roll.imported", actor=None, data={"pupils": 1, "contacts": 0, "staff": 0})
    list_ahead(school)
    assert Listed.objects.get(case=ending.case).year == max(year - 3, ending.case.closed_at.year)
    signed_in(ending.head).post(at(ending, "keep"), {"until": "2099-01-01", "reason": "Her sister is here."})
    list_ahead(school)
    assert Listed.objects.get(case=ending.case).year == 2099


def test_a_list_that_is_not_whole_says_so(ending: Ending, monkeypatch: pytest.MonkeyPatch) -> None:
    ending.closed_case(a_pupil(ending.school, "Child", "Second", date_of_birth=date(1999, 5, 3)))
    monkeypatch.setattr("oversight.services.listing.AT_ONCE", 1)
    monkeypatch.setattr("oversight.views.retention.PATIENCE", 0)
    asked: list[str] = []
    monkeypatch.setattr("oversight.views.page.nudge", asked.append)
    dpo = signed_in(ending.dpo)
    assert "This list is not whole yet: of 1 ended case" in dpo.get(LIST).content.decode()
    assert "not whole" not in dpo.get(LIST).content.decode()
    assert asked == ["oversight.tasks.reckon"]


def test_a_long_list_goes_on_behind_a_key(ending: Ending, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(2):
        ending.closed_case(
            a_pupil(ending.school, "Child", f"Nr{number}", date_of_birth=date(1998 + number, 5, 3))
        )
    monkeypatch.setattr("oversight.queries.yearly_list.PAGE", 1)
    monkeypatch.setattr("oversight.queries.yearly_list.COUNTED", 1)
    list_ahead(ending.school)
    seen, after, today = [], "", date(2026, 11, 27)
    while True:
        page = page_of(ending.dpo, ending.school, today, after)
        seen += [row.case for row in page.due]
        if not (after := page.after):
            break
    assert page.number == "more than 1 cases"
    assert len(seen) == len(set(seen)) == listed(ending.dpo, ending.school, today).count() > 1
    assert (
        page_of(ending.dpo, ending.school, today, "no.key").due
        == page_of(ending.dpo, ending.school, today, "").due
    )
