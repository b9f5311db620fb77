"""The sweep writes one notice for each clock, rung and person, climbs, and stops when somebody acts."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from people.models import StaffMember, User
from referrals.models import Case, Clock, Notice
from referrals.services.cases import mark_read
from referrals.services.sweeping import sweep
from tests.clocks.conftest import away
from tests.factories import CLOSING, a_case, a_colleague, a_draft, a_pupil, close, make, refer, step
from workflows import case as c

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Town = SimpleNamespace
Told = Callable[..., set[str]]


@pytest.fixture
def told(clock) -> Told:
    """told(rule, minutes=10): sweeps after so many minutes and names whom the rule has told until then."""

    def names(rule: str, **later: int) -> set[str]:
        clock.shift(timedelta(**later))
        sweep(timezone.now())
        return {notice.person.name for notice in Notice.objects.filter(clock__rule=rule)}

    return names


def test_a_red_flag_tells_leads_at_once_and_head_and_reporter_after_ten_minutes(
    town: Town, told: Told
) -> None:
    a_case(town.school, reporter=town.teacher, safe_now="no")
    assert told("red_flag_open") == {"Dana Lead", "Obi Deputy"}
    assert told("red_flag_open", minutes=9) == {"Dana Lead", "Obi Deputy"}
    assert told("red_flag_open", minutes=1) == {"Dana Lead", "Obi Deputy", "Hale Head", "Tess Teacher"}


def test_opening_the_concern_stops_the_ladder(town: Town, told: Told) -> None:
    case = a_case(town.school, reporter=town.teacher, safe_now="no")
    told("red_flag_open")
    mark_read(case, actor=town.deputy)
    assert told("red_flag_open", hours=1) == {"Dana Lead", "Obi Deputy"}


def test_sweeping_twice_writes_nothing_twice(town: Town, told: Told) -> None:
    a_case(town.school)
    told("concern_triage")
    before = Notice.objects.count()
    assert sweep(timezone.now()) == 0
    triage = Clock.objects.filter(rule="concern_triage")
    triage.update(rung=0, next_rung_at=timezone.now())  # as if the move had been lost
    sweep(timezone.now())
    assert Notice.objects.count() == before


def test_a_concern_nobody_triages_climbs_to_the_head(town: Town, told: Told) -> None:
    a_case(town.school)
    assert told("concern_triage", hours=4) == {"Dana Lead", "Obi Deputy"}
    assert told("concern_triage", hours=2) == {"Dana Lead", "Obi Deputy", "Hale Head"}
    assert Notice.objects.filter(person=town.lead, clock__rule="concern_triage").count() == 2


def test_what_nobody_answers_comes_again_to_all_who_were_told_until_somebody_acts(
    town: Town, told: Told
) -> None:
    case = a_case(town.school)
    told("concern_triage", hours=6)
    mine = Notice.objects.filter(person=town.head, clock__rule="concern_triage")
    assert mine.count() == 1
    for days in (1, 2, 3):
        told("concern_triage", days=1)
        assert mine.count() == 1 + days
    step(case, c.BY_NAME["begin_triage"], town.lead)
    told("concern_triage", days=5)
    assert mine.count() == 4


def test_a_lead_who_is_away_is_replaced_by_the_cover(town: Town, told: Told) -> None:
    away(town.lead, town, cover=town.deputy)
    a_case(town.school)
    assert told("concern_triage") == {"Obi Deputy"}


def test_with_lead_and_deputy_away_the_head_hears_at_once(town: Town, told: Told) -> None:
    away(town.lead, town)
    away(town.deputy, town)
    a_case(town.school, safe_now="no")
    assert told("red_flag_open") == {"Hale Head"}


def test_a_cover_who_may_not_open_the_case_is_not_told(town: Town, told: Told) -> None:
    away(town.lead, town, cover=town.teacher)
    away(town.deputy, town, cover=town.teacher)
    a_case(town.school)
    assert told("concern_triage") == {"Hale Head"}


def test_with_nobody_left_it_asks_again_and_says_so(town: Town, told: Told) -> None:
    absences = [away(user, town) for user in (town.lead, town.deputy, town.head, town.chair)]
    case = a_case(town.school)
    assert told("concern_triage") == set()
    assert case.clocks.get(rule="concern_triage").unheard_since == timezone.now()
    absences[0].delete()
    assert told("concern_triage", minutes=10) == {"Dana Lead"}
    assert case.clocks.get(rule="concern_triage").unheard_since is None


def test_an_allegation_is_told_to_the_head_alone(town: Town, told: Told) -> None:
    a_case(town.school, about_adult="yes", adult=a_colleague(town.school))
    told("concern_triage", days=3)
    assert {notice.person.name for notice in Notice.objects.all()} == {"Hale Head"}


def staff_row_of(user: User, town: Town) -> StaffMember:
    return a_colleague(town.school, user, first=user.name.split()[0], surname=user.name.split()[1])


def test_an_allegation_about_the_head_is_told_to_the_chair_alone(town: Town, told: Told) -> None:
    a_case(town.school, about_adult="yes", adult=staff_row_of(town.head, town), safe_now="no")
    told("concern_triage", days=3)
    assert {notice.person.name for notice in Notice.objects.exclude(rung=2)} == {"Cleo Chair"}


def test_the_lead_it_is_about_never_hears_of_it(town: Town, told: Told) -> None:
    a_case(town.school, about_adult="yes", adult=staff_row_of(town.lead, town), safe_now="no")
    told("concern_triage", days=5)
    assert not Notice.objects.filter(person=town.lead).exists()


def test_a_closed_case_gets_no_further_notice(town: Town, told: Told) -> None:
    close(a_case(town.school), town.lead, town.deputy)
    told("concern_triage", days=10)
    assert not Notice.objects.exists()


def test_whoever_proposes_to_close_is_not_asked_to_be_the_second_person(town: Town, told: Told) -> None:
    case = step(a_case(town.school), c.BEGIN_TRIAGE, town.lead)
    step(case, c.PROPOSE_CLOSE, town.lead, **CLOSING)
    assert told("second_person") == {"Obi Deputy"}
    assert told("second_person", days=5) == {"Obi Deputy", "Hale Head"}


def test_no_answer_from_social_care_climbs_to_the_head(town: Town, told: Told) -> None:
    make(refer(a_case(town.school), town.lead), town.lead)
    assert told("social_care_ack", days=1) == set()
    assert told("social_care_ack", hours=6) == {"Dana Lead", "Obi Deputy"}
    assert told("social_care_no_reply", days=2) == {"Dana Lead", "Hale Head"}


def test_news_is_told_once_and_then_over(town: Town, told: Told) -> None:
    case = a_case(town.school, reporter=town.teacher)
    facts = {"route": "ceop", "when": timezone.now(), "to_whom": "Form", "outside_reference": "not given"}
    step(case, c.RECORD_OWN_REPORT, town.teacher, **facts)
    assert told("own_report_told") == {"Dana Lead", "Obi Deputy"}
    assert case.clocks.get(rule="own_report_told").why_stopped == "told"


def test_an_unsent_draft_reminds_its_writer_after_an_hour_and_at_four(town: Town, told: Told) -> None:
    a_draft(town.school, town.teacher, a_pupil(town.school))
    assert told("concern_draft", minutes=59) == set()
    assert told("concern_draft", minutes=1) == {"Tess Teacher"}
    told("concern_draft", hours=5)
    assert Notice.objects.filter(person=town.teacher).count() == 2


def test_after_a_day_without_a_sweep_every_rung_is_caught_up_once(town: Town, told: Told) -> None:
    a_case(town.school)
    told("concern_triage", days=2)
    rungs = Notice.objects.filter(clock__rule="concern_triage", person=town.lead).values_list(
        "rung", flat=True
    )
    assert sorted(rungs) == [0, 1]


def test_an_empty_sweep_costs_one_query_however_many_clocks_run(town: Town, told: Told) -> None:
    for _ in range(5):
        a_case(town.school)
    told("concern_triage")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        sweep(timezone.now())
    reads = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    assert len(reads) == 1
    assert Case.objects.count() == 5
