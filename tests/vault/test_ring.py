"""The keys of schools, cases and concerns: made once, wrapped, found together, destroyed for good."""

import secrets
import uuid
from typing import Any

import pytest
from django.core.checks import run_checks
from django.db import IntegrityError, transaction

from vault import ring
from vault.destroying import destroy, destroyed
from vault.kinds import CASE, INSTALLATION, SCHOOL
from vault.models import Key
from vault.sealing import CannotUnseal, Erased, KeyMissing, seal, unseal

pytestmark = pytest.mark.django_db


def a_case_key(school: uuid.UUID | None = None) -> ring.DataKey:
    return ring.current(CASE, uuid.uuid4(), school=lambda: school or uuid.uuid4())


def test_a_case_has_one_key_under_that_of_its_school_under_the_master() -> None:
    school, case = uuid.uuid4(), uuid.uuid4()
    first = ring.current(CASE, case, school=lambda: school)
    assert ring.current(CASE, case, school=lambda: school).id == first.id
    row = Key.objects.get(kind=CASE, scope=case)
    assert (row.parent.kind, row.parent.scope, row.wrapped_by) == (SCHOOL, school, "")
    assert row.parent.wrapped_by == ring.masters().current()
    assert first.secret not in bytes(row.wrapped)


def test_a_process_that_never_saw_the_key_opens_with_it() -> None:
    token = seal(b"abc", context="x", key=a_case_key())
    ring.forget()
    assert unseal(token, context="x") == b"abc"


def test_keys_of_rows_read_together_are_fetched_in_one_query(django_assert_num_queries: Any) -> None:
    tokens = [seal(b"abc", context="x", key=a_case_key()) for _ in range(30)]
    ring.forget()
    for token in tokens:
        ring.expect(token[1:17])
    with django_assert_num_queries(1):
        assert {unseal(token, context="x") for token in tokens} == {b"abc"}


def test_a_key_whose_making_was_rolled_back_seals_nothing_more() -> None:
    case, school = uuid.uuid4(), uuid.uuid4()
    ring.current(SCHOOL, school)
    with transaction.atomic():
        lost = ring.current(CASE, case, school=lambda: school)
        transaction.set_rollback(True)
    assert ring.current(CASE, case, school=lambda: school).id != lost.id


def test_no_row_opens_with_the_wrapped_bytes_of_another() -> None:
    school = uuid.uuid4()
    one, other = a_case_key(school), a_case_key(school)
    swapped = Key.objects.get(pk=uuid.UUID(bytes=other.id)).wrapped
    Key.objects.filter(pk=uuid.UUID(bytes=one.id)).update(wrapped=swapped)
    ring.forget()
    with pytest.raises(CannotUnseal, match="changed"):
        ring.by_id(one.id)


def test_a_destroyed_key_is_gone_and_its_row_stays() -> None:
    case = uuid.uuid4()
    key = ring.current(CASE, case, school=uuid.uuid4)
    token = seal(b"abc", context="x", key=key)
    assert (destroy(CASE, case), destroy(CASE, case)) == (1, 0)
    with pytest.raises(Erased):
        unseal(token, context="x")
    with pytest.raises(Erased):
        ring.current(CASE, case, school=uuid.uuid4)
    row = Key.objects.get(pk=uuid.UUID(bytes=key.id))
    assert row.wrapped is None and row.destroyed and destroyed(CASE, [case]) == {case}


def test_what_stands_under_a_destroyed_school_key_is_gone_too() -> None:
    school = uuid.uuid4()
    token = seal(b"abc", context="x", key=a_case_key(school))
    destroy(SCHOOL, school)
    ring.forget()
    with pytest.raises(Erased):
        unseal(token, context="x")


@pytest.mark.sqlite
def test_the_database_keeps_every_row_and_lets_none_come_back() -> None:
    case = uuid.uuid4()
    key = ring.current(CASE, case, school=uuid.uuid4)
    destroy(CASE, case)
    for change in (
        lambda: Key.objects.filter(pk=uuid.UUID(bytes=key.id)).update(wrapped=b"x", destroyed=None),
        lambda: Key.objects.filter(pk=uuid.UUID(bytes=key.id)).delete(),
        lambda: Key.objects.filter(kind=INSTALLATION).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_missing_master_key_is_named_and_nothing_is_sealed(settings: Any) -> None:
    token, gone = seal(b"abc", context="x"), ring.masters().current()
    rows = Key.objects.count()
    settings.HANDRAIL_KEYS = {**settings.HANDRAIL_KEYS, "master": [secrets.token_bytes(32)]}
    ring.forget()
    for act in (
        lambda: unseal(token, context="x"),
        lambda: seal(b"new", context="x"),
        lambda: ring.current(SCHOOL, uuid.uuid4()),
        a_case_key,
    ):
        with pytest.raises(KeyMissing, match=f"master key {gone} is missing. Nothing was changed"):
            act()
    assert Key.objects.count() == rows
    (error,) = run_checks(databases=["default"], include_deployment_checks=False, tags=["database"])
    assert gone in error.msg
    ring.forget()
