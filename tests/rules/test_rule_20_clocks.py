"""Rule 20: an immediate step runs through nights, weekends and holidays; outside deadlines through school holidays;
and a reminder nobody hears climbs."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from people.models import Absence
from referrals.models import Clock, Notice
from referrals.services.sweeping import sweep
from tests.factories import a_case, a_school, deciders
from workflows.calendars import Calendar, Term
from workflows.deadlines import RULES, Rule

CHRISTMAS = datetime(2026, 12, 25, 23, 30, tzinfo=UTC)
AUGUST = datetime(2026, 8, 3, 10, 0, tzinfo=UTC)  # a Monday in the holidays
SCHOOL = Calendar(
    terms=(Term(date(2026, 4, 13), date(2026, 7, 22)), Term(date(2026, 9, 2), date(2026, 12, 18)))
)
TERMLESS = Calendar()
AT_ONCE = [rule for rule in RULES.values() if rule.unit in ("minutes", "hours")]
OUTSIDE = [rule for rule in RULES.values() if rule.unit == "working_days" and rule.calendar == "external"]


@pytest.mark.parametrize("rule", AT_ONCE, ids=lambda rule: rule.code)
def test_rule_20_minutes_and_hours_run_at_night_and_at_christmas(rule: Rule) -> None:
    assert rule.due(CHRISTMAS, SCHOOL) - CHRISTMAS == timedelta(**{rule.unit: rule.amount})


@pytest.mark.parametrize("rule", OUTSIDE, ids=lambda rule: rule.code)
def test_rule_20_an_outside_deadline_takes_no_notice_of_school_holidays(rule: Rule) -> None:
    assert rule.due(AUGUST, SCHOOL) == rule.due(AUGUST, TERMLESS)


def test_rule_20_there_are_rules_of_both_kinds() -> None:
    assert AT_ONCE and OUTSIDE


@pytest.mark.django_db
def test_rule_20_while_the_leads_are_away_the_reminder_climbs_to_the_head() -> None:
    lead, deputy, head = deciders(school := a_school())
    now = timezone.now()
    for person in (lead, deputy):
        Absence.objects.create(
            user=person, school=school, since=now - timedelta(days=1), until=now + timedelta(days=9)
        )
    case = a_case(school, safe_now="no")
    sweep(now + timedelta(minutes=1))
    told = {notice.person for notice in Notice.objects.filter(clock__case=case)}
    assert head in told and not told & {lead, deputy}
    assert Clock.objects.filter(case=case, stopped__isnull=True).exists()
