"""The whole file of one case for one reader: what the case page shows and what is printed."""

from dataclasses import dataclass
from datetime import datetime

from people.models import Relation, User
from referrals.models import Assessment, Case, Concern, Grant, Note, Referral
from referrals.models.note import PARENTS
from referrals.queries import cases as reads
from referrals.queries.assessments import assessments_of
from referrals.queries.chronology import Event, chronology, decision_events, overrun_events
from referrals.queries.clocks import Running, running_clocks
from referrals.queries.named_again import also_named, named_elsewhere
from referrals.queries.weighing import weighing_events


@dataclass(frozen=True)
class CaseFile:
    """Everything of a case. What this reader may not see is empty; `full` says whether anything was left out."""

    full: bool
    clocks: list[Running]
    contacts: list[Relation]
    concerns: list[Concern]
    referrals: list[Referral]
    notes: list[Note]
    events: list[Event]
    decided: list[Event]
    grants: list[Grant]
    readers: list[reads.Reader]
    joined: list[Case]
    earlier: list[Case]
    also_named: list[Case]
    named_elsewhere: int
    assessments: list[Assessment]

    @property
    def told(self) -> list[Note]:
        """What parents or carers were told, and by whom."""
        return [note for note in self.notes if note.kind == PARENTS]

    @property
    def written(self) -> list[Note]:
        """All other notes."""
        return [note for note in self.notes if note.kind != PARENTS]


def case_file(
    case: Case, user: User, *, roles: frozenset[str], now: datetime, newest_first: bool = False
) -> CaseFile:
    """The file as this person may read it: whoever was let in for the child alone sees no decisions of others."""
    full = reads.reads_all(roles)
    visible = Case.objects.visible_to(user)
    joined = list(visible.filter(joined_to=case))
    concerns, notes = reads.concerns_of(case, joined), list(case.notes.select_related("author"))
    referrals = list(case.referrals.all()) if full else []
    weighed = assessments_of(case) if full else []
    decided = (
        [*decision_events(case.decisions.all(), referrals), *weighing_events(case, weighed)] if full else []
    )
    decided.sort(key=lambda event: event.at)
    overruns = overrun_events(case, now) if full else []
    return CaseFile(
        full=full,
        clocks=running_clocks(case, now) if full else [],
        contacts=reads.contacts_of(case),
        concerns=concerns,
        referrals=referrals,
        notes=notes,
        events=chronology(
            case,
            concerns=concerns,
            notes=notes,
            decisions=decided,
            overruns=overruns,
            newest_first=newest_first,
        ),
        decided=[event for event in decided if event.text],
        grants=reads.grants_of(case) if full else [],
        readers=reads.readers(case) if full else [],
        joined=joined if full else [],
        earlier=reads.earlier_cases(case, visible),
        also_named=also_named(case, user) if full else [],
        named_elsewhere=named_elsewhere(case, user),
        assessments=weighed,
    )
