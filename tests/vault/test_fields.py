"""Sealed columns of a row: bytes in the database, words in Python, bound to their place."""

from datetime import date
from typing import Any

import pytest
from django.core import serializers
from django.db import IntegrityError, connection, transaction

from people.models import Pupil, School, User
from tests.factories import a_pupil, a_school, a_user
from vault import ring
from vault.destroying import destroy
from vault.erased import is_erased
from vault.sealing import CannotUnseal, Erased

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def school() -> School:
    return a_school()


def stored(pupil: Pupil, column: str) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM people_pupil WHERE id = %s', [id_of(pupil)])
        return bytes(cursor.fetchone()[0])


def id_of(pupil: Pupil) -> Any:
    return pupil.pk if connection.vendor == "postgresql" else pupil.pk.hex


def put(pupil: Pupil, column: str, token: bytes) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE people_pupil SET "{column}" = %s WHERE id = %s', [token, id_of(pupil)])


def test_a_row_comes_back_as_it_was_and_the_database_holds_no_word_of_it(school: School) -> None:
    facts = {
        "first": "Zoë",
        "surname": "O’Brien",
        "other_names": ["Zo", "Zoe Hunt"],
        "needs": "Asthma.\n\x00",
    }
    pupil = a_pupil(school, date_of_birth=date(2013, 5, 3), **facts)  # type: ignore[arg-type]
    again = Pupil.objects.get(pk=pupil.pk)
    assert {name: getattr(again, name) for name in facts} == facts
    assert again.date_of_birth == date(2013, 5, 3)
    held = b"".join(stored(pupil, name) for name in (*facts, "search", "date_of_birth"))
    assert not any(word in held for word in (b"Zo", b"zo", b"Brien", b"Hunt", b"Asthma", b"2013"))


def test_what_nobody_wrote_stays_empty_and_can_be_asked_for(school: School) -> None:
    empty, filled = a_pupil(school), a_pupil(school, phone="07700 900123", other_names=["Ave"])
    assert stored(empty, "phone") == stored(empty, "other_names") == b""
    assert Pupil.objects.get(pk=empty.pk).other_names == []
    assert list(Pupil.objects.exclude(phone="")) == [filled]
    assert list(Pupil.objects.filter(phone="")) == [empty]
    assert not Pupil.objects.filter(phone__isnull=True).exists()


def test_unchanged_it_stays_the_same_bytes(school: School) -> None:
    pupil = Pupil.objects.get(pk=a_pupil(school, other_names=["Ave"]).pk)
    names, list_of_names = stored(pupil, "first"), stored(pupil, "other_names")
    assert pupil.first == "Ava" and pupil.other_names == ["Ave"]
    pupil.form = "9R"
    pupil.save()
    assert (stored(pupil, "first"), stored(pupil, "other_names")) == (names, list_of_names)
    pupil.other_names.append("Avie")  # in place, as answers of a sheet are filled in
    pupil.save()
    assert Pupil.objects.get(pk=pupil.pk).other_names == ["Ave", "Avie"]


def test_no_value_opens_in_another_row_or_column(school: School) -> None:
    one, other = a_pupil(school), a_pupil(school, first="Mia")
    put(other, "first", stored(one, "first"))
    put(one, "surname", stored(one, "first"))
    with pytest.raises(CannotUnseal):
        _ = Pupil.objects.get(pk=other.pk).first
    with pytest.raises(CannotUnseal):
        _ = Pupil.objects.get(pk=one.pk).surname


def a_copy(pupil: Pupil) -> Pupil:
    pupil.pk, pupil._state.adding = Pupil._meta.pk.get_default(), True
    return pupil


def test_a_copy_of_a_row_is_sealed_anew(school: School) -> None:
    whole = a_pupil(school, needs="Asthma")
    a_copy(whole).save()
    assert Pupil.objects.get(pk=whole.pk).needs == "Asthma"


def test_a_copy_of_what_was_not_opened_is_refused_rather_than_lost(school: School) -> None:
    unread = Pupil.objects.get(pk=a_pupil(school).pk)
    with pytest.raises(CannotUnseal), transaction.atomic():
        a_copy(unread).save()


@pytest.mark.parametrize(
    "ask",
    [
        lambda: Pupil.objects.filter(first="Ava"),
        lambda: Pupil.objects.filter(first__icontains="a"),
        lambda: Pupil.objects.filter(other_names__0="Ave"),
        lambda: Pupil.objects.filter(surname__in=["Bell"]),
        lambda: list(Pupil.objects.order_by("surname")),
        lambda: list(Pupil.objects.values("first")),
        lambda: list(Pupil.objects.values_list("pk", "surname")),
        lambda: list(Pupil.objects.values()),
        lambda: list(School.objects.values_list("pupils__first")),
        lambda: Pupil.objects.update(first="Mia"),
        lambda: Pupil.objects.bulk_update(list(Pupil.objects.all()), ["first"]),
        lambda: serializers.serialize("json", Pupil.objects.all()),
    ],
)
def test_what_the_database_cannot_do_is_refused_in_words(school: School, ask: Any) -> None:
    a_pupil(school)
    with pytest.raises(TypeError, match="is sealed"), transaction.atomic():
        ask()


def test_sealed_bytes_are_never_text(school: School) -> None:
    held = Pupil.objects.get(pk=a_pupil(school).pk).__dict__["first"]
    assert repr(held) == "<sealed>"
    for show in (str, format, lambda value: f"{value}", lambda value: "%s" % value):  # noqa: UP031
        with pytest.raises(TypeError, match="is sealed"):
            show(held)


def test_a_text_that_is_too_long_is_refused(school: School) -> None:
    with pytest.raises(ValueError, match="at most 80 characters, not 81"):
        a_pupil(school, first="A" * 81)


def test_a_page_of_rows_asks_once_for_all_their_keys(django_assert_num_queries: Any) -> None:
    for _ in range(20):
        a_pupil(a_school())
    ring.forget()
    with django_assert_num_queries(2):
        assert {pupil.first for pupil in Pupil.objects.order_by("pk")} == {"Ava"}


def test_rows_come_by_name_without_capitals_and_accents(school: School) -> None:
    for first, surname in (("Zoë", "Bell"), ("Zoe", "Adams"), ("Émile", "bell"), ("Ava", "Bell")):
        a_pupil(school, first, surname)
    in_order = ["Zoe Adams", "Ava Bell", "Émile bell", "Zoë Bell"]
    assert [pupil.full_name for pupil in Pupil.objects.all()] == in_order
    assert [pupil.full_name for pupil in school.pupils.iterator()] == in_order
    for name in ("Zed", "abe", "Éva"):
        a_user(school, name=name)
    assert [user.name for user in User.objects.all()] == ["abe", "Éva", "Zed"]


def test_a_number_of_a_pupil_stands_once_a_school(school: School) -> None:
    a_pupil(school, upn="A999000000001")
    a_pupil(a_school(), upn="A999000000001")
    a_pupil(school), a_pupil(school)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_pupil(school, upn="A999000000001")


def test_what_was_erased_says_so(school: School) -> None:
    pupil = a_pupil(school, other_names=["Ave"])
    destroy("school", school.pk)
    again = Pupil.objects.get(pk=pupil.pk)
    assert again.full_name == "[erased] [erased]"
    assert is_erased(again.first) and not is_erased("[erased]")
    assert (again.other_names, again.date_of_birth) == ([], None)
    again.save(update_fields=["year"])
    again.first = "Ava"
    with pytest.raises(Erased):
        again.save(update_fields=["first"])
