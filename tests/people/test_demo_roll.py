"""The invented school: its size, its variety, and that it reaches nobody."""

import re
from collections import Counter

import pytest
from django.contrib.auth.hashers import check_password

from config.demo.school import Riverbank, make_school
from people.models import Contact, Membership, Pupil, Relation, StaffMember, User
from people.queries import find_pupils
from workflows import roles

DRAMA = re.compile(r"07700 900\d{3}|01632 960\d{3}")


@pytest.fixture
def riverbank(db: None) -> Riverbank:
    return make_school()


def test_it_has_420_pupils_and_60_staff_in_full_forms(riverbank: Riverbank) -> None:
    assert (Pupil.objects.count(), StaffMember.objects.count()) == (420, 60)
    assert set(Counter(Pupil.objects.values_list("form", flat=True)).values()) == {21}
    assert not Pupil.objects.filter(relations=None).exists()


def test_the_same_seed_gives_the_same_school(db: None) -> None:
    def names() -> list[tuple[object, ...]]:
        pupils = Pupil.objects.order_by("id")
        return [(one.pk, one.first, one.surname, one.date_of_birth, one.phone) for one in pupils]

    riverbank = make_school()
    first = names()
    for model in (Relation, Contact, Pupil, StaffMember):
        model.objects.all().delete()
    Membership.objects.all().delete()
    User.objects.all().delete()
    riverbank.school.short, riverbank.school.name = "old", "Old"
    riverbank.school.save()
    riverbank.school.trust.name = "Old"
    riverbank.school.trust.save()
    make_school()
    assert names() == first


def test_names_collide_and_some_are_words_or_written_from_right_to_left(riverbank: Riverbank) -> None:
    pupils = list(Pupil.objects.all())
    firsts = Counter(pupil.first for pupil in pupils)
    assert sum(count for count in firsts.values() if count > 1) > 300
    assert {"Mark", "Hope", "Will", "Grace", "Summer"} <= set(firsts)
    assert len(find_pupils(riverbank.school, "ava bell")) == 2
    preferred = "".join(pupil.preferred for pupil in pupils)
    assert re.search("[\u0600-\u06ff]", preferred)
    assert sum("-" in pupil.surname for pupil in pupils) > 5
    assert Pupil.objects.filter(home_authority="northfield").count() > 20


def test_every_number_and_address_reaches_nobody(riverbank: Riverbank) -> None:
    pupils, contacts, staff = (list(model.objects.all()) for model in (Pupil, Contact, StaffMember))
    phones = [one.phone for one in (*pupils, *contacts, *staff) if one.phone or one not in pupils]
    assert all(DRAMA.fullmatch(phone) for phone in phones)
    assert len(set(phones)) == len(phones)
    for one in (*pupils, *contacts, *staff, *User.objects.all()):
        assert one.email.endswith(".example")
    assert all(re.fullmatch(r"[A-Z]999\d{9}", pupil.upn) for pupil in pupils)


@pytest.mark.parametrize(
    "key",
    ["teacher", "dsl", "deputy", "head", "governor", "trust", "auditor", "it", "chair", "dpo", "pastoral"],
)
def test_each_sign_in_of_the_demo_is_there(riverbank: Riverbank, key: str) -> None:
    user = User.objects.get(email=f"{key}@riverbank.example")
    assert check_password("handrail-demo", user.password)
    assert user.roles_at(riverbank.school) <= roles.ALL
    assert user.roles_at(riverbank.school)


def test_children_of_one_household_share_their_contacts(riverbank: Riverbank) -> None:
    seán = riverbank.pupils["sean"]
    saoirse = riverbank.pupils["saoirse"]
    assert set(seán.relations.values_list("contact", flat=True)) == set(
        saoirse.relations.values_list("contact", flat=True)
    )
