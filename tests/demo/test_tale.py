"""The demo as it stands after the telling."""

import re
from calendar import day_name, month_name
from datetime import timedelta
from io import StringIO
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client, override_settings

from config.demo.staff import ACCOUNTS, PASSWORD
from oversight.services.verifying import Check
from people.models import Absence, Contact, Membership, Pupil, StaffMember, User
from people.words import words
from referrals.models import Case, Clock, Concern, Grant, Notice
from referrals.services import letters
from trail.models import Entry, Reading
from workflows import case as rules
from workflows.deadlines import RULES

pytestmark = pytest.mark.django_db  # on SQLite the tale is told by tests/config/test_serve_demo.py
LONDON = ZoneInfo("Europe/London")
DATES = " ".join([*month_name, *day_name])


def someone(key: str) -> User:
    return User.objects.get(email=f"{key}@riverbank.example")


def events(case: Case) -> list[str]:
    return list(Entry.objects.filter(case_id=case.pk).order_by("seq").values_list("event", flat=True))


def test_there_is_a_case_in_every_state(tale: SimpleNamespace) -> None:
    assert {case.state for case in tale.cases.values()} == set(rules.STATES)
    assert Case.objects.count() == len(tale.cases) >= 16


def test_verifying_the_trail_finds_nothing(tale: SimpleNamespace) -> None:
    check = Check(None)
    assert list(check.findings()) == []
    assert check.counts.chains == len(tale.cases) + 1  # and the school's
    assert check.counts.readings > 50


def test_what_happened_has_believable_times(tale: SimpleNamespace) -> None:
    moments = [*Entry.objects.values_list("at", flat=True), *Notice.objects.values_list("sent_at", flat=True)]
    assert all(moment <= tale.now for moment in moments)
    assert {moment.astimezone(LONDON).hour for moment in moments} <= set(range(7, 21))
    assert not Entry.objects.filter(header__contains=b"clock_back").exists()


def test_little_is_overdue(tale: SimpleNamespace) -> None:
    late = (
        Clock.objects.filter(stopped=None, due__lt=tale.now)
        .exclude(case=None)
        .values_list("case__reference", flat=True)
    )
    assert set(late) == {tale.cases["clip"].reference, tale.cases["lift"].reference}


def test_everything_but_what_is_fresh_was_told_to_somebody(tale: SimpleNamespace) -> None:
    assert not Notice.objects.filter(sent_at=None, dropped_at=None).exists()
    assert not Clock.objects.exclude(unheard_since=None).exists()
    assert {row["key"] for row in ACCOUNTS} & {mail.to[0].partition("@")[0] for mail in tale.mails} >= {
        "dsl", "deputy", "head", "tutor", "librarian",
    }  # fmt: skip


def test_the_council_of_the_demo_has_own_rows(tale: SimpleNamespace) -> None:
    lead = Client()
    lead.force_login(someone("dsl"))
    shown = lead.get("/how-handrail-suggests/").content.decode()
    assert "Riverbank’s threshold document" in shown and "48 hours" in shown and "This applies here" in shown


def test_no_mail_holds_a_name_of_the_roll(tale: SimpleNamespace) -> None:
    names = {word for person in [*Pupil.objects.all(), *Contact.objects.all(), *StaffMember.objects.all()]
             for word in words(f"{person.first} {person.surname}")}  # fmt: skip
    ours = " ".join(rung.say for rule in RULES.values() for rung in rule.ladder)
    plain = {*words(f"{ours} {letters.DANGER} {letters.CLOSING} {DATES}")}
    # Neither an address nor a reference, whose last two signs may spell a name, counts as a word.
    not_words = r"\S*/\S*|\b[A-Z]{1,2}-\w{4}-\w{2}\b"
    said = {
        word for mail in tale.mails for word in words(re.sub(not_words, "", f"{mail.subject} {mail.body}"))
    }
    assert len(tale.mails) > 40
    assert said & names <= plain


@pytest.mark.parametrize("key", [row["key"] for row in ACCOUNTS])
def test_each_sign_in_opens_its_first_page(tale: SimpleNamespace, key: str) -> None:
    client = Client()
    sent = {"login": f"{key}@riverbank.example", "password": PASSWORD}
    assert client.post("/accounts/login/", sent).status_code == 302
    assert client.get("/", follow=True).status_code == 200


def test_a_concern_about_an_assistant_is_seen_by_the_head_alone(tale: SimpleNamespace) -> None:
    case = tale.cases["assistant"]
    readers = {user.email for user in User.objects.all() if Case.objects.visible_to(user).filter(pk=case.pk)}
    assert readers == {"head@riverbank.example"}
    assert case.roles_of(someone("assistant")) == frozenset()


def test_a_concern_about_the_lead_never_reaches_her(tale: SimpleNamespace) -> None:
    case = tale.cases["number"]
    assert not Case.objects.visible_to(someone("dsl")).filter(pk=case.pk).exists()
    assert not Notice.objects.filter(clock__case=case, person=someone("dsl")).exists()
    assert not [mail for mail in tale.mails if case.reference in mail.body and "dsl@" in mail.to[0]]


def test_the_red_flag_of_a_friday_evening_reached_cover_head_and_reporter(tale: SimpleNamespace) -> None:
    sent = Notice.objects.filter(clock__case=tale.cases["lift"], clock__rule="red_flag_open")
    sent = sent.order_by("sent_at", "person__email")  # head and tutor are told at the same moment
    told = [(one.person.email.partition("@")[0], one.sent_at.astimezone(LONDON)) for one in sent]
    assert [who for who, _ in told] == ["deputy", "head", "tutor"]
    assert [f"{at:%a %H:%M}" for _, at in told] == ["Fri 18:31", "Fri 18:41", "Fri 18:41"]
    away = Absence.objects.get()
    assert not Entry.objects.filter(
        at__gte=away.since, at__lt=away.until, header__contains=str(away.user_id).encode()
    ).exclude(event="notice.sent").exists()  # fmt: skip


def test_the_station_has_all_three_referrals_within_two_hours(tale: SimpleNamespace) -> None:
    case = tale.cases["station"]
    made = {row.route: row.made_at for row in case.referrals.all()}
    assert set(made) == {"police_999", "social_care", "ceop"}
    assert max(made.values()) - case.opened_at < timedelta(hours=2)
    assert Case.objects.filter(pupil=case.pupil, state="closed").exclude(pk=case.pk).exists()


def test_the_other_things_the_stories_have_to_show_are_there(tale: SimpleNamespace) -> None:
    cases = tale.cases
    assert len({cases[f"three/{child}"].state for child in ("mark", "arjun", "faith")}) == 3
    assert cases["visitor"].pupil is None and cases["visitor"].first_read_at
    assert cases["fresh"].first_read_at is None
    assert cases["partner"].advice_before_parents
    assert cases["threshold"].referrals.get().stage == 2
    assert cases["rang"].referrals.get().own_report
    assert "case.reopen" in events(cases["again"])
    assert "case.correct_child" in events(cases["bus"])
    assert cases["bus"].notes.filter(kind="correction", by_reporter=True).exists()
    assert cases["requests"].closed_by != cases["requests"].close_proposed_by
    assert cases["skins"].close_outcome == "with_agency" and cases["skins"].close_proposed_by is None
    assert cases["tired"].joined_to == cases["cards"]
    assert Clock.objects.filter(case=cases["clip"], rule="triage_decision", stopped=None, due__lt=tale.now)
    assert Grant.objects.filter(case=cases["cards"], given_by=someone("deputy"), user=someone("pastoral"))
    assert Concern.objects.filter(submitted_at=None).count() == 2
    auditor = Membership.objects.get(user=someone("auditor"))
    assert tale.now < auditor.until < tale.now + timedelta(days=40)
    assert Reading.objects.filter(event="reading.case").count() > 50


def test_a_second_run_says_that_the_school_is_there(tale: SimpleNamespace) -> None:
    said = StringIO()
    call_command("demo_school", stdout=said)
    assert said.getvalue().startswith("Riverbank Academy is already there")
    assert Case.objects.count() == len(tale.cases)


@override_settings(PRODUCTION=True)
def test_it_is_refused_in_production() -> None:
    with pytest.raises(CommandError, match="passwords are public"):
        call_command("demo_school")


def test_a_case_of_long_ago_comes_to_the_data_protection_officer(tale: SimpleNamespace) -> None:
    case = tale.cases["leaver"]
    assert case.closed_at.year == 2015 and case.state == "closed"
    client = Client()
    client.force_login(someone("dpo"))
    shown = client.get("/retention/").content.decode()
    assert (
        case.reference in shown and "1 case, the earliest year first" in shown and "Penhaligon" not in shown
    )
    assert "Propose to erase it" in client.get(f"/retention/{case.pk}/").content.decode()
