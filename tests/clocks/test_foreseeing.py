"""What is foreseen is what happens: the reminders of a case if nobody acts, against the sweep itself."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from people.models import Absence, User
from people.services.reminders import set_reminders
from referrals.models import Case, Notice
from referrals.queries.foreseeing import foresee
from referrals.services.sweeping import ASK_AGAIN, sweep
from tests.clocks.conftest import away
from tests.factories import a_case, make, refer
from tests.fixtures.gateway import Gateway
from workflows.deadlines import RULES

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Town = SimpleNamespace
DAYS = timedelta(days=2)


def foreseen(case: Case) -> set[tuple[datetime, str, str, str]]:
    """When, which deadline, which words, whom."""
    now = timezone.now()
    return {
        (one.at, one.rule.code, one.rung.say, person.name)
        for one in foresee(case, now, now + DAYS, each=True)
        for person in one.people
    }


def happens(case: Case, clock) -> set[tuple[datetime, str, str, str]]:
    """The same of the notices that the sweep writes when it comes round at each moment something may be due."""
    start = timezone.now()
    moments = {start + ASK_AGAIN * step for step in range(int(DAYS / ASK_AGAIN) + 1)}
    for moment in sorted(moments | {one.at for one in foresee(case, start, start + DAYS, each=True)}):
        clock.move_to(moment, tick=False)
        sweep(moment)
    notices = Notice.objects.filter(clock__case=case).select_related("clock", "person")
    return {(n.created, n.clock.rule, rung_of(n).say, n.person.name) for n in notices}


def rung_of(notice: Notice):
    return RULES[notice.clock.rule].rung(notice.rung)


@pytest.mark.parametrize("safe_now", ["no", "yes"])
def test_what_is_foreseen_is_what_the_sweep_does(town: Town, clock, safe_now: str) -> None:
    case = a_case(town.school, reporter=town.teacher, safe_now=safe_now)
    expected = foreseen(case)
    assert len(expected) > 5
    assert happens(case, clock) == expected


def test_absences_and_covers_are_counted_in(town: Town, clock) -> None:
    away(town.lead, town, cover=town.deputy)
    until = timezone.now() + timedelta(hours=3)
    Absence.objects.create(user=town.head, school=town.school, since=timezone.now(), until=until)
    case = a_case(town.school, reporter=town.teacher, safe_now="no")
    expected = foreseen(case)
    assert "Dana Lead" not in {who for *_, who in expected}
    assert happens(case, clock) == expected


def test_a_rung_nobody_hears_waits_for_the_first_person_who_is_back(town: Town, clock) -> None:
    back = timezone.now() + timedelta(hours=2)
    for person in (town.lead, town.deputy, town.head, town.chair):
        Absence.objects.create(user=person, school=town.school, since=timezone.now(), until=back)
    case = a_case(town.school)
    expected = foreseen(case)
    assert min(at for at, rule, *_ in expected if rule == "concern_triage") == back
    assert happens(case, clock) == expected


def test_nobody_at_all_is_said_and_the_ladder_ends_there(town: Town, clock) -> None:
    for person in (town.lead, town.deputy, town.head, town.chair):
        away(person, town)
    case, now = a_case(town.school), timezone.now()
    alone = [one for one in foresee(case, now, now + timedelta(days=2)) if one.rule.code == "concern_triage"]
    assert [one.people for one in alone] == [()]


def test_the_page_says_where_nobody_can_be_told(town: Town, clock, client) -> None:
    case, until = a_case(town.school), timezone.now() + timedelta(days=60)
    for person in (town.lead, town.deputy, town.head, town.chair):
        Absence.objects.create(user=person, school=town.school, since=timezone.now(), until=until)
    client.force_login(town.lead)
    page = client.get(f"/cases/{case.pk}/if-nobody-acts/?days=7").content.decode()
    assert "Begin triage" in page
    assert "Nobody can be told" in page


def test_the_command_prints_times_people_and_words_and_no_child(town: Town, clock, capsys) -> None:
    case = a_case(town.school)
    call_command("foresee", case=case.reference.lower(), days=30)
    printed = capsys.readouterr().out
    assert "Tue 09 Jun 2026 10:00  Begin triage: Dana Lead, Obi Deputy" in printed
    assert f"{case.reference}: " in printed.splitlines()[-1]
    assert case.pupil.surname not in printed


def test_command_and_page_say_where_a_text_message_goes_too(
    town: Town, clock, gateway: Gateway, client, capsys
) -> None:
    facts = {"hours": "school", "starts": None, "ends": None, "texts": True, "phone": "07700 900123"}
    for person in (town.lead, town.head):
        set_reminders(user=person, school=town.school, **facts)
    User.objects.filter(pk=town.head.pk).update(email="")
    case = a_case(town.school, safe_now="no")
    call_command("foresee", case=case.reference, days=1)
    printed = capsys.readouterr().out
    assert "Dana Lead (by e-mail and text message), Obi Deputy" in printed
    assert "Hale Head (by text message alone)" in printed
    client.force_login(town.lead)
    page = client.get(f"/cases/{case.pk}/if-nobody-acts/?days=7").content.decode()
    assert "(by e-mail and text message)" in page
    quiet = a_case(town.school)
    call_command("foresee", case=quiet.reference, days=1)
    assert "text message" not in capsys.readouterr().out


def test_of_those_that_come_again_the_first_stands_for_all(town: Town, clock) -> None:
    case, now = a_case(town.school), timezone.now()
    alone = [one for one in foresee(case, now, now + timedelta(30)) if one.rule.code == "concern_triage"]
    assert [bool(one.every) for one in alone] == [False, False, False, True]
    assert alone[-1].every == "then every working day until somebody acts"
    assert town.head in alone[-1].people


@pytest.mark.parametrize("given", [{"case": "HR-0000-00"}, {"days": 0}, {"days": 1000}])
def test_a_wrong_reference_or_time_is_refused_in_words(town: Town, given: dict) -> None:
    wanted = {"case": a_case(town.school).reference, **given}
    with pytest.raises(CommandError, match=r"There is no case|Look 1 to"):
        call_command("foresee", **wanted)


def test_a_referral_is_foreseen_too(town: Town, clock) -> None:
    case = a_case(town.school)
    make(refer(case, town.lead, "social_care"), town.lead)
    assert "social_care" in " ".join(rule for _, rule, *_ in foreseen(Case.objects.get(pk=case.pk)))
