import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from people.models import Membership, School, User
from people.services.members import add_member, end_membership, grant_role
from tests.people.conftest import codes
from workflows import roles
from workflows.steps import NotAllowed, Refused

People = dict[str, User]
MONTH = datetime.timedelta(days=30)


def end_of(role: str) -> datetime.datetime | None:
    return timezone.now() + MONTH if role == roles.AUDITOR else None


@pytest.mark.parametrize("role", sorted(roles.ALL - {roles.STAFF}))
def test_it_cannot_give_any_role_but_staff(role: str, people: People, school: School) -> None:
    with pytest.raises(NotAllowed):
        grant_role(
            user=people[roles.STAFF], school=school, role=role, actor=people[roles.IT], until=end_of(role)
        )
    with pytest.raises(NotAllowed):
        add_member(
            school=school, email="new@riverbank.example", name="New", actor=people[roles.IT], role=role
        )
    assert not User.objects.filter(email="new@riverbank.example").exists()
    assert codes(school) == []


@pytest.mark.parametrize("granter", sorted(roles.ALL))
@pytest.mark.parametrize("role", sorted(roles.ALL))
def test_only_who_the_table_names_gives_a_role(
    granter: str, role: str, people: People, school: School
) -> None:
    newcomer = User.objects.create_user("new@riverbank.example", name="Nia New")
    allowed = role in roles.GRANTS.get(granter, frozenset())
    act = {"user": newcomer, "school": school, "role": role, "actor": people[granter], "until": end_of(role)}
    if allowed:
        grant_role(**act)
        assert newcomer.roles_at(school) == {role}
    else:
        with pytest.raises(NotAllowed):
            grant_role(**act)
        assert newcomer.roles_at(school) == frozenset()
    assert codes(school) == (["member.added"] if allowed else [])


def test_nobody_gives_a_role_to_themselves(people: People, school: School) -> None:
    for granter, role in ((roles.HEAD, roles.LEAD), (roles.IT, roles.STAFF)):
        with pytest.raises(NotAllowed):
            grant_role(user=people[granter], school=school, role=role, actor=people[granter])


def test_a_head_of_another_school_gives_nothing_here(people: People, other_school: School) -> None:
    with pytest.raises(NotAllowed):
        grant_role(user=people[roles.STAFF], school=other_school, role=roles.LEAD, actor=people[roles.HEAD])


def test_it_adds_a_colleague_who_has_no_password_yet(people: People, school: School) -> None:
    user = add_member(school=school, email=" Nia@Riverbank.example ", name="Nia New", actor=people[roles.IT])
    assert user.email == "nia@riverbank.example"
    assert not user.has_usable_password()
    assert user.roles_at(school) == {roles.STAFF}


def test_adding_the_same_person_twice_is_refused(people: People, school: School) -> None:
    add_member(school=school, email="nia@riverbank.example", name="Nia New", actor=people[roles.IT])
    with pytest.raises(Refused):
        add_member(school=school, email="NIA@riverbank.example", name="Nia New", actor=people[roles.IT])
    assert [user.name for user in User.objects.all()].count("Nia New") == 1
    assert codes(school) == ["member.added"]


def test_an_auditor_needs_an_end(people: People, school: School) -> None:
    with pytest.raises(Refused) as refusal:
        grant_role(user=people[roles.GOVERNOR], school=school, role=roles.AUDITOR, actor=people[roles.HEAD])
    assert "until" in refusal.value.facts


def test_an_unknown_role_is_refused(people: People, school: School) -> None:
    with pytest.raises(Refused):
        grant_role(user=people[roles.STAFF], school=school, role="wizard", actor=people[roles.HEAD])
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=people[roles.STAFF], school=school, role="wizard")


@pytest.mark.parametrize("ender", sorted(roles.ALL))
def test_only_head_and_it_end_a_role(ender: str, people: People, school: School) -> None:
    target = people[roles.STAFF if ender != roles.STAFF else roles.GOVERNOR]
    membership = Membership.objects.get(user=target)
    if ender in {roles.HEAD, roles.IT}:
        end_membership(membership=membership, actor=people[ender])
        assert target.roles_at(school) == frozenset()
    else:
        with pytest.raises(NotAllowed):
            end_membership(membership=membership, actor=people[ender])
        assert target.roles_at(school)


def test_ending_a_role_twice_leaves_one_entry(people: People, school: School) -> None:
    membership = Membership.objects.get(user=people[roles.STAFF])
    end_membership(membership=membership, actor=people[roles.IT])
    with pytest.raises(Refused):
        end_membership(membership=membership, actor=people[roles.IT])
    assert codes(school) == ["member.ended"]


def test_an_address_is_one_person_whatever_its_case(school: School, people: People) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="SAM.OKAFOR@riverbank.example", name="Somebody Else")
    assert User.objects.get_by_natural_key("SAM.OKAFOR@RIVERBANK.example") == people[roles.STAFF]
