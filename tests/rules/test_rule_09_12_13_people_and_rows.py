"""Rules 9, 12 and 13: who is told, two people, and rows that stay as they were written."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

import trail
from people.models import User
from referrals.models import Case, Concern, Decision, Note, Notice
from referrals.services.cases import add_note
from tests.factories import a_case, a_school, a_user, case_in, deciders
from tests.rules.house import python_files
from trail.models import Entry, Reading
from workflows import case as c
from workflows.deadlines import RULES, WHO
from workflows.roles import STAFF

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_rule_09_reminders_go_to_people_of_the_school_alone() -> None:
    assert {who for rule in RULES.values() for rung in rule.ladder for who in rung.who} <= set(WHO)
    assert Notice._meta.get_field("person").related_model is User


def test_rule_09_no_mail_is_written_but_reminders_those_of_sign_in_checkpoints_and_a_link_on_request() -> (
    None
):
    senders = ("EmailMessage(", "send_mail(", "EmailMultiAlternatives(", "send_messages(")
    found = {path.name for path in python_files() if any(word in path.read_text() for word in senders)}
    of_reminders = {
        "letters.py",
        "post.py",
        "digests.py",
        "absences.py",
    }  # to members of the school, no case named
    assert found <= of_reminders | {"second_factor.py", "mailing.py", "checkpoint_mail.py"}
    asking = {path.name for path in python_files() if "= mail_link(" in path.read_text()}
    assert asking == {"handing_over.py"}, "only where somebody has just typed the address"


def test_rule_12_the_database_refuses_a_case_closed_by_one_person() -> None:
    lead, deputy, _ = deciders(school := a_school())
    closed = case_in(c.CLOSED, school, lead, deputy)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=closed.pk).update(closed_by=lead, close_proposed_by=lead)


def refused(statement: str, *values: object) -> None:
    """The database itself refuses the statement."""
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def sent() -> Case:
    school = a_school()
    return a_case(school, reporter=a_user(school, STAFF))


def test_rule_13_a_concern_that_was_sent_can_be_neither_changed_nor_deleted(sent: Case) -> None:
    refused("UPDATE referrals_concern SET saw = 'Something else'")
    refused("DELETE FROM referrals_concernchild")
    refused("DELETE FROM referrals_concern")
    with pytest.raises(DatabaseError), transaction.atomic():
        Concern.objects.update(saw="")


def test_rule_13_a_correction_is_one_more_note(sent: Case) -> None:
    add_note(sent, author=a_user(sent.school, STAFF), text="It was Tuesday.", kind="correction")
    refused("UPDATE referrals_note SET text = 'Wednesday'")
    refused("DELETE FROM referrals_note")
    assert Note.objects.get().text == "It was Tuesday."


@pytest.mark.parametrize("model", [Decision, Entry, Reading])
def test_rule_13_decisions_entries_and_readings_are_only_ever_added(model: type) -> None:
    lead, deputy, _ = deciders(school := a_school())
    case_in(c.MONITORING, school, lead, deputy)
    table = model._meta.db_table  # type: ignore[attr-defined]
    if model is Reading:
        trail.read("reading.case", actor=lead.as_actor(), school=school.pk)
    assert model.objects.exists()  # type: ignore[attr-defined]
    refused(f"UPDATE {table} SET at = at")
    refused(f"DELETE FROM {table}")
