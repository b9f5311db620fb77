"""Which other children's cases a case is joined to, and each child's part. Asked for one reader."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from people.models import Pupil, User
from referrals.models import Case, ChildLink, ChildPart
from referrals.queries.cases import same_concern
from vault.finding import holding
from workflows import case as rules
from workflows.access import CHILD


@dataclass(frozen=True)
class Involved:
    """Another child's case as this case's page names it. Without a link nobody has said the parts yet."""

    case: Case
    own: list[ChildPart] = field(default_factory=list)
    theirs: list[ChildPart] = field(default_factory=list)

    @property
    def part(self) -> str:
        """The other child's part, in words; "" before it was said."""
        return str(self.theirs[-1]) if self.theirs else ""

    @property
    def own_part(self) -> str:
        """This child's part, in words; "" before it was said."""
        return str(self.own[-1]) if self.own else ""

    @property
    def earlier(self) -> list[ChildPart]:
        """What was said of either part before it was corrected, the oldest first."""
        return sorted([*self.own[:-1], *self.theirs[:-1]], key=lambda one: one.at)


def links_of(case: Case) -> QuerySet[ChildLink]:
    """The links of a case, whichever case they were made from."""
    return ChildLink.objects.filter(Q(first=case) | Q(second=case))


def link_between(case: Case, other: Case) -> ChildLink | None:
    """The link of two cases; None where there is none."""
    first, second = pair(case, other)
    return ChildLink.objects.filter(first=first, second=second).first()


def pair(case: Case, other: Case) -> tuple[Case, Case]:
    """The two cases in the order in which a link holds them, and in which they are locked."""
    return (case, other) if case.pk < other.pk else (other, case)


def involved(case: Case, user: User) -> list[Involved]:
    """Cases of other children that the person may open: those joined, then those of the same concern."""
    if case.kind != CHILD:
        return []
    linked = {_other(link, case): link for link in links_of(case).prefetch_related("parts__by")}
    joined = [_joined(case, other, linked[other.pk]) for other in _openable(linked, user)]
    named = [one for one in same_concern(case, user) if one.pk not in linked and one.kind == CHILD]
    return joined + [Involved(other) for other in named]


def _openable(linked: Collection[Any], user: User) -> list[Case]:
    if not linked:
        return []
    found = Case.objects.visible_to(user).filter(pk__in=linked).select_related("pupil")
    return list(found.order_by("opened_at"))


def _other(link: ChildLink, case: Case) -> Any:
    return link.second_id if link.first_id == case.pk else link.first_id


def _joined(case: Case, other: Case, link: ChildLink) -> Involved:
    parts = list(link.parts.all())
    return Involved(
        other,
        own=[part for part in parts if part.case_id == case.pk],
        theirs=[part for part in parts if part.case_id == other.pk],
    )


def open_cases_of(pupil: Pupil, user: User) -> list[Case]:
    """Open cases about this child that the person may open."""
    mine = Case.objects.visible_to(user).filter(pupil=pupil, kind=CHILD, school=pupil.school)
    return list(mine.exclude(state__in=sorted(rules.ENDED)).order_by("opened_at"))


def joined_children(case: Case) -> list[Any]:
    """The ids of the cases of other children that the case is joined to, whoever may open them."""
    return [_other(link, case) for link in links_of(case)]


def already_joined(case: Case, user: User, *, pupil: Pupil | None, description: str) -> Case | None:
    """An open case of this child that the case is joined to already and the person may open; else None."""
    found = Case.objects.visible_to(user).filter(pk__in=joined_children(case), pupil=pupil)
    found = found.exclude(state__in=sorted(rules.ENDED))
    return found.first() if pupil else next(iter(holding(found, child_text=description)), None)
