"""New keys for old, stopped in the middle and gone on with; and what is said where a key is missing."""

import io
import secrets
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from people.models import Pupil
from referrals.models import Case, Note
from referrals.services.cases import add_note
from tests.factories import a_case, a_pupil, a_school, deciders
from vault import ring, rotating
from vault.blind_index import mark
from vault.destroying import destroy
from vault.kinds import CASE, SCHOOL
from vault.masters import masters
from vault.models import Key
from vault.sealing import key_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def case() -> Case:
    """A case with a note, in a school of several."""
    for _ in range(3):
        a_pupil(a_school())
    school = a_school()
    lead, _, _ = deciders(school)
    case = a_case(school, a_pupil(school))
    add_note(case, author=lead, text="Rang her mother.")
    return case


@pytest.fixture
def newer(settings: Any, case: Case) -> str:
    """A new master key before the one that all is under; its id."""
    keys = settings.HANDRAIL_KEYS
    settings.HANDRAIL_KEYS = {**keys, "master": [secrets.token_bytes(32), *keys["master"]]}
    return masters().current()


def without_older_keys(settings: Any) -> None:
    settings.HANDRAIL_KEYS = {**settings.HANDRAIL_KEYS, "master": settings.HANDRAIL_KEYS["master"][:1]}
    ring.forget()


def rotated(*options: str) -> str:
    out = io.StringIO()
    call_command("rotate_keys", *options, stdout=out)
    return out.getvalue()


def quiet(*_: Any) -> None:
    pass


def test_after_it_the_older_master_key_is_needed_no_more(settings: Any, case: Case, newer: str) -> None:
    said = rotated()
    assert f"Master key {newer} (the newest) wraps" in said and said.count("Master key") == 1
    without_older_keys(settings)
    assert Note.objects.get(case=case).text == "Rang her mother."
    assert Pupil.objects.get(cases=case).first == "Ava"
    ring.forget()


def test_it_may_be_stopped_anywhere_and_goes_on(settings: Any, case: Case, newer: str) -> None:
    def stop(done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotating.rewrap(stop)
    left = rotating.under_masters().exclude(wrapped_by=newer).count()
    assert left and rotating.under_masters().filter(wrapped_by=newer).count() == 3
    ring.forget()
    assert Note.objects.get(case=case).text == "Rang her mother."
    assert rotating.rewrap(quiet) == left
    assert rotating.rewrap(quiet) == 0


def test_the_status_changes_nothing(newer: str) -> None:
    before = list(Key.objects.values_list("pk", "wrapped"))
    assert "keys in all, 0 of them destroyed" in rotated("--status")
    assert [(pk, bytes(wrapped)) for pk, wrapped in before] == [
        (pk, bytes(wrapped)) for pk, wrapped in Key.objects.values_list("pk", "wrapped")
    ]


def test_without_the_older_master_key_it_names_it_and_changes_nothing(
    settings: Any, case: Case, newer: str
) -> None:
    older = Key.objects.filter(parent=None).values_list("wrapped_by", flat=True)[0]
    without_older_keys(settings)
    with pytest.raises(CommandError, match=f"master key {older} is missing"):
        rotated()
    assert not Key.objects.filter(wrapped_by=newer).exists()
    ring.forget()


def test_a_page_names_the_missing_key_and_shows_nothing_else(settings: Any, case: Case) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(case.concern_children.get().concern.reporter)
    older = masters().current()
    keys = settings.HANDRAIL_KEYS
    settings.HANDRAIL_KEYS = {**keys, "master": [secrets.token_bytes(32)]}
    ring.forget()
    answer = client.get("/concerns/")
    page = answer.content.decode()
    assert answer.status_code == 503
    assert f"The master key {older} is missing. Nothing was changed." in page and "999" in page
    assert "sealed" not in page and "Traceback" not in page
    settings.HANDRAIL_KEYS = keys
    assert client.get("/concerns/").status_code == 200


def test_renewing_seals_the_roll_again_and_leaves_what_nobody_may_change(case: Case) -> None:
    old = ring.current(CASE, case.pk).id
    marked = mark("x", context="y")
    assert "people_pupil: 4 sealed again" in rotated("--renew")
    pupil, note = Pupil.objects.get(cases=case), Note.objects.get(case=case)
    assert key_of(pupil.__dict__["first"]) == ring.current(SCHOOL, case.school_id).id
    assert key_of(note.__dict__["text"]) == old != ring.current(CASE, case.pk).id
    assert (pupil.first, note.text) == ("Ava", "Rang her mother.")
    assert mark("x", context="y") == marked
    assert destroy(CASE, case.pk) == 2
    assert Note.objects.get(case=case).text == "[erased]"
