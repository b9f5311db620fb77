"""A load is as real as what people write: it opens, it verifies, it is guarded."""

import re
from collections import Counter
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client

from config.load.copying import ROOM, STRIDE
from config.load.mould import TABLES
from config.load.specimens import SAW, SPECIMENS
from oversight.reconciling import States
from people.models import School, User
from referrals.models import Case, Clock, Concern
from trail import headers
from trail.models import Entry, Reading
from trail.verify import Verification

pytestmark = pytest.mark.django_db


def lead_of(short: str) -> User:
    return User.objects.get(memberships__school__short=short, memberships__role="lead")


def test_every_school_gets_its_share(load: SimpleNamespace) -> None:
    held = Counter(Case.objects.values_list("school__short", flat=True))
    assert held == {"load-1": 30 + len(SPECIMENS), "load-2": 30, "load-3": 30}
    assert set(Case.objects.exclude(school__short="load-1").values_list("state", flat=True)) >= {
        "observation", "closed",
    }  # fmt: skip
    assert "90 cases at 3 schools" in load.said


def test_the_whole_trail_verifies_and_the_records_are_what_it_tells(load: SimpleNamespace) -> None:
    verification = Verification(witnesses=[States()])
    assert list(verification.findings()) == []
    assert verification.counts.chains == Case.objects.count() + load.schools
    assert verification.counts.fresh == 0


def test_each_header_is_what_the_trail_itself_would_write_and_names_nobody_of_the_specimen(
    load: SimpleNamespace,
) -> None:
    school = School.objects.get(short="load-2")
    chains = [school.pk, *school.cases.values_list("pk", flat=True)]
    strangers = [str(one.pk) for one in User.objects.filter(memberships__school__short="load-1")]
    strangers += [str(pk) for pk in Case.objects.filter(school__short="load-1").values_list("pk", flat=True)]
    rows = [*Entry.objects.filter(case_id__in=chains), *Reading.objects.filter(chain_id__in=chains)]
    assert len(rows) > 200
    for row in rows:
        text = bytes(row.header).decode()
        assert headers.canonical(row.says).decode() == text
        assert "gap" not in text and not any(one in text for one in strangers)


def test_each_copy_opens_on_its_page_with_the_words_of_the_specimen(load: SimpleNamespace) -> None:
    reader = Client()
    reader.force_login(lead_of("load-2"))
    for case in Case.objects.filter(school__short="load-2"):
        page = reader.get(f"/cases/{case.pk}/").content.decode()
        assert case.pupil.full_name in page and SAW.strip() in page
        assert "of load-1" not in page
    assert len(set(re.findall(r"HR-\w{4}-\w{2}", reader.get("/desk/").content.decode()))) > 3


def test_every_row_of_a_specimen_is_copied(load: SimpleNamespace) -> None:
    known = {model for model, _ in TABLES}
    for model in apps.get_app_config("referrals").get_models():
        assert model in known or not model.objects.exists(), f"{model} is filled by a specimen and not copied"


def test_no_running_clock_of_a_copy_is_due(load: SimpleNamespace) -> None:
    running = Clock.objects.filter(case__school__short="load-2", stopped=None)
    assert running.exists()
    assert not running.filter(next_rung_at__lte=Entry.objects.latest("at").at).exists()


def test_the_guards_are_awake_again(load: SimpleNamespace) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(case_id=Case.objects.first().pk).update(event="case.note")
    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.filter(submitted_at__isnull=False).update(safe_now="no")


def test_references_never_meet() -> None:
    numbers = [*range(1, 5000), *range(ROOM - 5000, ROOM)]
    assert len({number * STRIDE % ROOM for number in numbers}) == len(numbers)
    assert all(STRIDE % prime for prime in (2, 3, 5))
