"""What is kept of each trail says the same as the trail, and is made anew as soon as the case moves on."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import trail
from oversight.models import Noted, Reckoned, Timed
from oversight.queries.findings import Year, counted, found_in
from oversight.queries.measures import Rows, charts_of, rows_of
from oversight.queries.stages import measures_of
from oversight.services import reckoning
from oversight.services.reckoning import PARTS, bring_up, kept_of, stale
from oversight.tasks import reckon
from people.models import School, User
from referrals.models import Case
from tests.factories import a_case, a_user, case_in, make, refer, step
from workflows import case as c
from workflows.findings import NIGHT, NO_REASON, NO_TASK, OVERRUN
from workflows.measuring import STAGES, Span, measures
from workflows.roles import DEPUTY, LEAD

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def deputy(school: School) -> User:
    return a_user(school, DEPUTY, name="Remi Deputy")


@pytest.fixture
def cases(school: School, lead: User, deputy: User) -> "list[Case]":
    """Two that were late, closed in a word and read at night by somebody without a task; one with a referral."""
    with time_machine.travel(timezone.now() + timedelta(days=3, hours=15), tick=False):
        for _ in range(2):
            case = step(a_case(school), c.BEGIN_TRIAGE, lead)
            other = a_user(school, DEPUTY, name="Toni Deputy")
            looks_at(case, other)
            step(case, c.PROPOSE_CLOSE, lead, outcome="supported", reason="Done.")
            step(Case.objects.get(pk=case.pk), c.CLOSE, deputy, outcome="supported", reason="Agreed, done.")
    make(refer(case_in(c.TRIAGE, school, lead, deputy), lead), lead)
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        a_case(school)
    return list(Case.objects.order_by("-opened_at", "pk"))


def looks_at(case: Case, who: User, role: str = DEPUTY) -> None:
    trail.read("reading.case", actor=who.as_actor(), role=role, school=case.school_id, chain=case.pk)


def told(found: object) -> list[object]:
    return sorted(((one.case.pk, one.finding, one.who) for one in found), key=repr)


def findings_now() -> Year:
    every = Case.objects.all()
    bring_up(every)
    school = School.objects.get()
    return Year(every, school, "", sum(counted(every, school).values()))


def test_page_by_page_come_the_findings_that_the_trails_give(cases: list[Case]) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        year, expected = findings_now(), found_in(cases)
        pages = [one for first in range(0, len(year) + 3, 3) for one in year[first : first + 3]]
        assert counted(Case.objects.all(), School.objects.get()) == Counter(
            one.finding.code for one in expected
        )
    assert {NO_REASON, OVERRUN, NO_TASK, NIGHT} <= {one.finding.code for one in expected}
    assert told(pages) == told(expected)
    assert [one.finding.at for one in pages] == sorted((one.finding.at for one in pages), reverse=True)


@pytest.mark.parametrize("code", [NO_REASON, OVERRUN, NO_TASK, NIGHT])
def test_one_kind_alone_comes_whole(cases: list[Case], school: School, code: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        bring_up(every := Case.objects.all())
        expected = [one for one in found_in(cases) if one.finding.code == code]
        number = counted(every, school)[code]
        assert expected and told(Year(every, school, code, number)[0:100]) == told(expected)


def test_a_step_and_a_reading_are_seen_at_once(cases: list[Case], lead: User, school: School) -> None:
    assert bring_up(Case.objects.all()) == (len(cases), 0)
    Reckoned.objects.update(read_since=timezone.now() + timedelta(days=9))
    assert not stale(Case.objects.all()).exists()
    with time_machine.travel(timezone.now() + timedelta(days=10), tick=False):
        looks_at(cases[0], a_user(school, LEAD, name="Sam Lead"), LEAD)
        fresh = a_case(school)
        step(fresh, c.BEGIN_TRIAGE, lead)
        assert set(stale(Case.objects.all())) == {cases[0], fresh}
        assert told(findings_now()[0:100]) == told(found_in([*cases, fresh]))
    assert Noted.objects.filter(of=cases[0].pk, code=NO_TASK).exists()


def test_a_reading_that_was_being_written_meanwhile_is_not_missed(cases: list[Case], deputy: User) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=20), tick=False) as clock:
        bring_up(Case.objects.all())
        clock.shift(timedelta(minutes=-30))  # another process began it then, and ends its transaction now
        looks_at(cases[0], deputy)
        clock.shift(timedelta(minutes=30))
        assert list(stale(Case.objects.all())) == [cases[0]]


def test_another_rulebook_has_everything_reckoned_anew(
    cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reckon() == len(cases)
    Reckoned.objects.update(read_since=timezone.now() + timedelta(days=9))
    assert reckon() == 0
    monkeypatch.setattr(reckoning, "digest_of_rules", lambda: "others")
    assert reckon() == len(cases)


def test_the_charts_say_what_the_trails_say(cases: list[Case]) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        bring_up(every := Case.objects.order_by("-opened_at", "pk"))
        rows, charts = rows_of(cases), {chart.name: chart for chart in charts_of(every, School.objects.get())}
        assert Rows(every)[0:2] == rows[:2] and len(Rows(every)) == len(rows)
    late, reasoned = sum(row.late for row in rows), sum(row.reasoned for row in rows)
    assert list(charts["late"].rows) == [("With a reason", reasoned), ("Without a reason", late - reasoned)]
    readings = sum(row.readings for row in rows)
    assert sum(number for _, number in charts["roles"].rows) == readings > 0
    assert sum(number for _, number in charts["hours"].rows) == readings


def test_what_was_changed_by_hand_is_made_right_within_a_week_though_no_case_moves(
    cases: list[Case], caplog: pytest.LogCaptureFixture
) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False) as clock:
        reckon()
        right = kept_of(list(Reckoned.objects.values_list("pk", flat=True)))
        Noted.objects.all().delete()
        Timed.objects.update(hours=0.0)
        changed = sum(
            right[key] != kept
            for key, kept in kept_of(list(Reckoned.objects.values_list("pk", flat=True))).items()
        )
        mended = []
        for _ in range(PARTS):
            clock.shift(timedelta(days=1))
            mended.append(reckon())
        assert (
            sum(mended) == changed > 0
            and kept_of(list(Reckoned.objects.values_list("pk", flat=True))) == right
        )
    assert "without an entry between" in caplog.text


@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 9, 10, 11, 19, 20, 21, 60])
def test_the_database_measures_as_the_rule_does(cases: list[Case], number: int) -> None:
    bring_up(every := Case.objects.all())
    rng, began, of = Random(number), timezone.now(), Reckoned.objects.all()
    Timed.objects.all().delete()
    hours = [(stage, rng.choice([None, 1.0, 4.0, 30.0, rng.random() * 400])) for stage in STAGES] * number
    Timed.objects.bulk_create(
        Timed(of=of[place % len(of)], stage=stage, hours=long) for place, (stage, long) in enumerate(hours)
    )
    spans = [
        Span(stage, began, None if long is None else began + timedelta(hours=long)) for stage, long in hours
    ]
    for ours, rule in zip(measures_of(every.values("pk")), measures(spans), strict=True):
        assert (ours.stage, ours.waiting, ours.bars) == (rule.stage, rule.waiting, rule.bars)
        figures = (ours.median, ours.slowest_tenth, ours.longest)
        assert figures == pytest.approx((rule.median, rule.slowest_tenth, rule.longest), abs=1e-6)


@pytest.mark.parametrize("page", ["findings", "measures"])
def test_more_cases_need_no_more_queries(
    as_auditor: Client, cases: list[Case], school: School, page: str
) -> None:
    def queries() -> int:
        reckon()
        Reckoned.objects.update(read_since=timezone.now() + timedelta(days=9))
        with CaptureQueriesContext(connection) as seen:
            as_auditor.get(reverse(f"oversight:{page}"))
        return len(seen)

    queries()
    few = queries()
    for _ in range(6):
        a_case(school)
    assert queries() == few < 40


@pytest.mark.parametrize("page", ["findings", "measures"])
def test_a_page_that_would_reckon_for_long_shows_no_figure_and_does_a_part(
    cases: list[Case], auditor: User, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setattr(reckoning, "AT_ONCE", 1)
    monkeypatch.setattr("oversight.views.findings.PATIENCE", 0)
    asked: list[str] = []
    monkeypatch.setattr("oversight.views.page.nudge", asked.append)
    address, as_auditor = reverse(f"oversight:{page}"), Client()
    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        as_auditor.force_login(auditor)
        for left in range(len(cases) - 1, 0, -1):
            told = as_auditor.get(address).content.decode()
            assert f"{left} case{'' if left == 1 else 's'} of" in told and "hr-tile" not in told
        assert "Still being reckoned" not in as_auditor.get(address).content.decode()
    assert asked == ["oversight.tasks.reckon"] * (len(cases) - 1)
