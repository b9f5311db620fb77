"""Who is on duty by day, where nobody is, and recording that a colleague is away."""

import datetime
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from people.models import Absence, Membership, School, User
from people.queries import may_send_away, on_duty
from people.queries.rota import Roster, rota
from people.services.absences import record_absence
from tests.people.conftest import codes
from tests.people.test_duty import away
from workflows import roles
from workflows.steps import NotAllowed

People = dict[str, User]
SignIn = Callable[[str], Client]
HOUR = datetime.timedelta(hours=1)
pytestmark = [pytest.mark.sqlite, pytest.mark.usefixtures("still")]


@pytest.fixture
def still() -> Iterator[None]:
    """The clock stands at a quarter past ten on a Tuesday."""
    with time_machine.travel("2026-12-01 10:15+00:00", tick=False):
        yield


def today() -> datetime.date:
    return timezone.localdate()


def test_with_everybody_there_no_day_has_a_gap(people: People, school: School) -> None:
    days, gaps = rota(school, today())
    assert (len(days), gaps) == (14, [])
    label, stretches = days[0].roles[0]
    assert label == roles.LABELS[roles.LEAD]
    assert [(one.people, one.whole) for one in stretches] == [((people[roles.LEAD],), True)]
    assert [day.with_pupils for day in days[:6]] == [True, True, True, True, False, False]


def test_a_day_is_cut_where_somebody_leaves_and_returns(people: People, school: School) -> None:
    away(people[roles.LEAD], school, cover=people[roles.DEPUTY], start=0, end=2)
    stretches = rota(school, today())[0][0].roles[0][1]
    names = [[person.name for person in one.people] for one in stretches]
    assert names == [["Ruth Ashdown"], ["Imran Malik"], ["Ruth Ashdown"]]
    assert [one.until - one.since for one in stretches][1] == 2 * HOUR


def test_a_gap_is_named_with_who_is_told_instead(people: People, school: School) -> None:
    for role in (roles.LEAD, roles.DEPUTY):
        away(people[role], school, start=0, end=3)
    gap = rota(school, today())[1][0]
    assert (gap.until - gap.since, gap.in_school) == (3 * HOUR, True)
    assert gap.climbs_to == "Helen Marsh (Headteacher)"
    away(people[roles.HEAD], school, start=-1, end=4)
    assert "Desmond Campbell (Chair of governors)" in rota(school, today())[1][0].climbs_to


@pytest.mark.parametrize("role", [roles.LEAD, roles.DEPUTY, roles.HEAD, roles.CHAIR])
def test_the_roster_says_what_the_sweep_is_told(role: str, people: People, school: School) -> None:
    away(people[roles.LEAD], school, cover=people[roles.DEPUTY], start=1, end=5)
    away(people[roles.DEPUTY], school, cover=people[roles.HEAD], start=2, end=3)
    away(people[roles.HEAD], school, start=4, end=6)
    Membership.objects.filter(user=people[roles.CHAIR]).update(until=timezone.now() + 3 * HOUR)
    start = timezone.now()
    roster = Roster(school, start, start + 9 * HOUR)
    assert len(roster.turns) == 7
    for half in range(16):
        at = start + half * HOUR / 2
        assert list(roster.on_duty(role, at)) == on_duty(school, role, at)


def test_a_lead_records_that_a_colleague_is_ill_and_the_colleague_hears_of_it(
    signed_in: SignIn, people: People, school: School
) -> None:
    answer = signed_in(roles.LEAD).post("/people/rota/away/", typed(people[roles.DEPUTY], people[roles.HEAD]))
    assert answer.status_code == 302
    assert Absence.objects.get(user=people[roles.DEPUTY]).cover == people[roles.HEAD]
    assert codes(school)[-1] == "absence.recorded"
    assert mail.outbox[0].to == [people[roles.DEPUTY].email]
    assert "Ruth Ashdown recorded that you are away" in mail.outbox[0].body


def test_a_mail_server_that_is_down_does_not_make_a_page_of_an_absence_that_is_recorded(
    signed_in: SignIn, people: People, school: School
) -> None:
    down = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", "EMAIL_HOST": "127.0.0.1"}
    with override_settings(**down, EMAIL_PORT=1):
        deputy = typed(people[roles.DEPUTY], people[roles.HEAD])
        page = signed_in(roles.LEAD).post("/people/rota/away/", deputy, follow=True).content.decode()
    assert Absence.objects.filter(user=people[roles.DEPUTY]).exists()
    assert "is recorded as away. The mail server did not take the mail" in page


def typed(user: User, cover: User | None = None) -> dict[str, str]:
    return {
        "user": str(user.pk), "since": "2026-12-02T08:00", "until": "2026-12-04T08:00",
        "cover": str(cover.pk) if cover else "",
    }  # fmt: skip


def test_a_lead_cannot_send_the_head_away_but_the_chair_can(
    signed_in: SignIn, people: People, school: School
) -> None:
    """An allegation about the lead goes to the head alone: the lead must not turn that reminder aside."""
    now, head = timezone.now(), people[roles.HEAD]
    with pytest.raises(NotAllowed):
        record_absence(user=head, school=school, since=now, until=now + HOUR, actor=people[roles.LEAD])
    assert signed_in(roles.LEAD).post("/people/rota/away/", typed(head)).status_code == 422
    assert signed_in(roles.CHAIR).post("/people/rota/away/", typed(head)).status_code == 302


def test_whom_each_role_may_record_as_away(people: People, school: School) -> None:
    everybody = set(people.values())
    head = {people[roles.HEAD]}
    assert set(may_send_away(people[roles.LEAD], school)) == everybody - head - {people[roles.LEAD]}
    assert set(may_send_away(people[roles.HEAD], school)) == everybody - head
    assert set(may_send_away(people[roles.CHAIR], school)) == head
    assert set(may_send_away(people[roles.STAFF], school)) == set()


def test_what_was_typed_stays_where_it_is_refused(signed_in: SignIn, people: People) -> None:
    wrong = typed(people[roles.DEPUTY], people[roles.STAFF]) | {"until": "2026-12-01T08:00"}
    page = signed_in(roles.LEAD).post("/people/rota/away/", wrong)
    assert page.status_code == 422
    assert "Enter an end after the start" in page.content.decode()
    assert 'value="2026-12-02T08:00"' in page.content.decode()


def test_the_page_names_gaps_and_ends_absences(signed_in: SignIn, people: People, school: School) -> None:
    gone = [away(people[role], school) for role in (roles.LEAD, roles.DEPUTY)]
    client = signed_in(roles.HEAD)
    page = client.get("/people/rota/").content.decode()
    assert "Nobody among the leads and deputies" in page and "In school hours" in page
    client.post(f"/people/rota/absences/{gone[0].pk}/end/")
    assert on_duty(school, roles.LEAD) == [people[roles.LEAD]]
