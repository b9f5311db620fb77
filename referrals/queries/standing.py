"""In what relation people stand to many cases: what Case.roles_of asks for one case, read at once for all of them.

A property test holds the two together (tests/referrals/test_case_visibility.py).
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from people.models import Membership, User
from referrals.models import Case, ConcernChild, Grant, ShutOut
from workflows import access
from workflows.roles import SECOND_PERSON

OPENERS = frozenset().union(*access.OPENS.values())


class Standing:
    """Five queries for the cases it is given, whatever their number; another case is read when it is asked for."""

    def __init__(self, cases: Iterable[Case] = ()) -> None:
        self._known: set[UUID] = set()
        self._reporters: dict[UUID, list[UUID]] = defaultdict(list)
        self._grants: dict[UUID, list[Grant]] = defaultdict(list)
        self._shut_out: set[tuple[UUID, UUID]] = set()
        self._held: dict[tuple[UUID, UUID], set[str]] = defaultdict(set)
        self._people: dict[UUID, User] = {}
        self._learn(cases)

    def roles_of(self, case: Case, user: User) -> frozenset[str]:
        """The person's roles on the case, as Case.roles_of gives them."""
        if not user.is_active or case.erased_at:
            return frozenset()
        self._learn([case])
        return access.case_roles(
            kind=case.kind,
            about_head=case.about_head,
            held=frozenset(self._held.get((case.school_id, user.pk), ())),
            granted=frozenset(one.role for one in self._grants.get(case.pk, ()) if one.user_id == user.pk),
            reported=user.pk in self._reporters.get(case.pk, ()),
            shut_out=(case.pk, user.pk) in self._shut_out,
        )

    def is_shut_out(self, case: Case, user: User) -> bool:
        """Whether the case may be about this person."""
        self._learn([case])
        return (case.pk, user.pk) in self._shut_out

    def reporters(self, case: Case) -> list[User]:
        """Who raised the concerns of the case and can sign in yet, by name."""
        self._learn([case])
        people = {self._people[pk] for pk in self._reporters.get(case.pk, ())}
        return sorted((one for one in people if one.is_active), key=User.in_order)

    def second_people(self, case: Case) -> list[User]:
        """Who was given this one case as its second person."""
        self._learn([case])
        return [one.user for one in self._grants.get(case.pk, ()) if one.role == SECOND_PERSON]

    def _learn(self, cases: Iterable[Case]) -> None:
        fresh = {case.pk: case.school_id for case in cases if case.pk not in self._known}
        if not fresh:
            return
        self._known |= set(fresh)
        for grant in Grant.objects.current().filter(case__in=fresh).select_related("user__reminders"):
            self._grants[grant.case_id].append(grant)
        told = ConcernChild.objects.filter(case__in=fresh).values_list("case_id", "concern__reporter_id")
        for case, reporter in told:
            self._reporters[case].append(reporter)
        self._shut_out.update(ShutOut.objects.filter(case__in=fresh).values_list("case_id", "user_id"))
        held = Membership.objects.running().filter(school__in=set(fresh.values()), role__in=OPENERS)
        for school, user, role in held.values_list("school_id", "user_id", "role"):
            self._held[school, user].add(role)
        wanted = {reporter for _, reporter in told} - set(self._people)
        people = User.objects.filter(pk__in=wanted).select_related("reminders").order_by("pk")
        self._people |= {one.pk: one for one in people}
