import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from people.models import Absence, Membership, School, User
from people.queries import absence_now, members_with, on_duty
from people.services.absences import end_absence, record_absence
from tests.people.conftest import codes
from workflows import roles
from workflows.steps import NotAllowed, Refused

HOUR = datetime.timedelta(hours=1)
People = dict[str, User]


def away(user: User, school: School, *, cover: User | None = None, start: int = -1, end: int = 1) -> Absence:
    now = timezone.now()
    return Absence.objects.create(
        user=user, school=school, since=now + start * HOUR, until=now + end * HOUR, cover=cover
    )


@pytest.mark.parametrize("role", sorted(roles.ALL))
def test_each_role_is_held_where_and_while_the_membership_runs(
    role: str, people: People, school: School, other_school: School
) -> None:
    user = people[role]
    assert user.roles_at(school) == {role}
    assert user.roles_at(school.pk) == {role}
    assert user.roles_at(other_school) == frozenset()
    assert user.roles_at(school, timezone.now() - datetime.timedelta(days=31)) == frozenset()
    assert user.school_ids() == {school.pk}


def test_a_role_ends_at_the_very_moment(people: People, school: School) -> None:
    end = timezone.now() + HOUR
    Membership.objects.filter(user=people[roles.LEAD]).update(until=end)
    assert people[roles.LEAD].roles_at(school, end - HOUR / 60)
    assert not people[roles.LEAD].roles_at(school, end)


def test_a_closed_account_holds_no_role(people: People, school: School) -> None:
    people[roles.LEAD].is_active = False
    people[roles.LEAD].save()
    assert people[roles.LEAD].roles_at(school) == frozenset()
    assert on_duty(school, roles.LEAD) == []


def test_the_lead_is_on_duty(people: People, school: School) -> None:
    assert on_duty(school, roles.LEAD) == [people[roles.LEAD]]
    assert members_with(school, roles.LEAD) == [people[roles.LEAD]]


def test_somebody_away_is_replaced_by_the_cover(people: People, school: School) -> None:
    away(people[roles.LEAD], school, cover=people[roles.DEPUTY])
    assert on_duty(school, roles.LEAD) == [people[roles.DEPUTY]]
    later = timezone.now() + 2 * HOUR
    assert on_duty(school, roles.LEAD, later) == [people[roles.LEAD]]


def test_a_cover_who_is_away_too_is_replaced_in_turn(people: People, school: School) -> None:
    away(people[roles.LEAD], school, cover=people[roles.DEPUTY])
    away(people[roles.DEPUTY], school, cover=people[roles.HEAD])
    assert on_duty(school, roles.LEAD) == [people[roles.HEAD]]


def test_two_who_cover_each_other_leave_nobody(people: People, school: School) -> None:
    away(people[roles.LEAD], school, cover=people[roles.DEPUTY])
    away(people[roles.DEPUTY], school, cover=people[roles.LEAD])
    assert on_duty(school, roles.LEAD) == []


def test_away_without_cover_leaves_nobody_so_that_the_reminder_climbs(people: People, school: School) -> None:
    away(people[roles.LEAD], school)
    assert on_duty(school, roles.LEAD) == []


def test_an_absence_at_another_school_changes_nothing_here(
    people: People, school: School, other_school: School
) -> None:
    away(people[roles.LEAD], other_school)
    assert on_duty(school, roles.LEAD) == [people[roles.LEAD]]


def test_recording_and_ending_an_absence_is_on_the_trail(people: People, school: School) -> None:
    lead, now = people[roles.LEAD], timezone.now()
    absence = record_absence(
        user=lead, school=school, since=now - HOUR, until=now + HOUR, cover=people[roles.DEPUTY], actor=lead
    )
    assert absence_now(lead, school) == absence
    end_absence(absence=absence, actor=lead)
    assert absence_now(lead, school) is None
    assert codes(school) == ["absence.recorded", "absence.ended"]


def test_ending_it_twice_is_refused(people: People, school: School) -> None:
    absence = away(people[roles.LEAD], school)
    end_absence(absence=absence, actor=people[roles.LEAD])
    with pytest.raises(Refused):
        end_absence(absence=absence, actor=people[roles.LEAD])
    assert codes(school) == ["absence.ended"]


def test_it_refuses_a_cover_who_may_not_open_cases(people: People, school: School) -> None:
    now = timezone.now()
    with pytest.raises(Refused) as refusal:
        record_absence(
            user=people[roles.LEAD], school=school, since=now, until=now + HOUR,
            cover=people[roles.STAFF], actor=people[roles.LEAD],
        )  # fmt: skip
    assert "cover" in refusal.value.facts
    assert codes(school) == []


def test_it_refuses_a_second_absence_at_the_same_time(people: People, school: School) -> None:
    away(people[roles.STAFF], school)
    now = timezone.now()
    with pytest.raises(Refused):
        record_absence(
            user=people[roles.STAFF],
            school=school,
            since=now,
            until=now + 5 * HOUR,
            actor=people[roles.STAFF],
        )


def test_a_colleague_cannot_send_somebody_away(people: People, school: School) -> None:
    now = timezone.now()
    with pytest.raises(NotAllowed):
        record_absence(
            user=people[roles.LEAD], school=school, since=now, until=now + HOUR, actor=people[roles.STAFF]
        )


def test_the_database_refuses_an_end_before_the_start_and_covering_oneself(
    people: People, school: School
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        away(people[roles.LEAD], school, start=1, end=-1)
    with pytest.raises(IntegrityError), transaction.atomic():
        away(people[roles.LEAD], school, cover=people[roles.LEAD])
