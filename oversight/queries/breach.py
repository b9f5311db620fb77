"""Who saw what about whom between two times: for a breach of personal data, with names.

Source: UK GDPR Article 33 (what happened, whom it concerns) and 34; the data protection officer judges by it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from oversight.models import PersonSearch
from oversight.queries.trails import says_of
from oversight.telling import sentence
from people.models import Pupil, School, User
from referrals.models import Case
from trail import SYSTEM
from trail.models import Entry, Reading
from workflows import events, roles

HEAD = ("When (London)", "Who", "Role", "What", "Case", "About whom", "Entry")
SEEN = frozenset(
    {"reading", "export", "access"}
)  # kinds of acts by which somebody sees something, or tried to
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sight:
    """One time that somebody saw, took away, or was refused something."""

    when: str
    who: str
    role: str
    what: str
    case: str
    about: str
    entry: str

    @property
    def cells(self) -> list[str]:
        """A row for a spreadsheet, in which no name can be taken for a formula."""
        return [f"'{text}" if text.startswith(FORMULA) else text for text in astuple(self)]


class Names:
    """Names where a trail has labels: for the data protection officer alone."""

    def __init__(self, users: Mapping[str, str]) -> None:
        self._users = users

    def actor(self, says: Mapping[str, Any]) -> str:
        """Who acted, by name; by number where the account is of no school of theirs."""
        number = str(says.get("actor", ""))
        return SYSTEM.name if number == SYSTEM.id else self._users.get(number, number or "not signed in")

    def person(self, number: object) -> str:
        """Somebody the entry speaks of, by name."""
        return self._users.get(str(number), "a person")

    def told(self, says: Mapping[str, Any]) -> str:
        """What was done, and to which colleague where the entry is about one."""
        what, whom = sentence(says, self, {}), str(says.get("subject"))
        named = whom in self._users and whom != says.get("actor")
        return f"{what} ({self._users[whom]})" if named else what


class Sights:
    """Everything seen at a school from `since` up to, not including, `until`; nothing of cases about the reader."""

    def __init__(self, school: School, reader: User, since: datetime, until: datetime) -> None:
        self.school, self.since, self.until = school, since, until
        cases = Case.objects.filter(school=school).exclude(shut_out__user=reader)
        self.cases: dict[UUID, Case] = {case.pk: case for case in cases.select_related("pupil")}
        self.hidden = set(
            Case.objects.filter(school=school, shut_out__user=reader).values_list("pk", flat=True)
        )
        self.people = Names(
            {str(user.pk): user.name for user in User.objects.filter(memberships__school=school)}
        )
        self.about = {str(pupil.pk): pupil.full_name for pupil in Pupil.objects.filter(school=school)}
        searches = PersonSearch.objects.filter(school=school)
        self.about |= {str(search.pk): search.person for search in searches}

    def rows(self) -> Iterator[Sight]:
        """The oldest first."""
        within: dict[str, Any] = {"at__gte": self.since, "at__lt": self.until}
        readings = Reading.objects.filter(school_id=self.school.pk, **within).exclude(
            chain_id__in=self.hidden
        )
        entries = Entry.objects.filter(case_id__in=[self.school.pk, *self.cases], **within)
        acts: list[Entry | Reading] = [*readings, *(one for one in entries if _kind(one.event) in SEEN)]
        for act in sorted(acts, key=lambda act: act.at):
            yield self._sight(act)

    def _sight(self, act: Entry | Reading) -> Sight:
        says, chain = says_of(act), act.case_id if isinstance(act, Entry) else act.chain_id
        case, subject = self.cases.get(chain) if chain else None, str(says.get("subject"))
        about = case.child_name if case else self.about.get(subject, "")
        return Sight(
            when=f"{timezone.localtime(act.at):%Y-%m-%d %H:%M:%S}",
            who=self.people.actor(says),
            role=roles.label(str(says.get("role", ""))),
            what=self.people.told(says),
            case=case.reference if case else "",
            about=about,
            entry=str(act.seq) if isinstance(act, Entry) else "",
        )


def _kind(event: str) -> str:
    known = events.EVENTS.get(event)
    return known.kind if known else ""
