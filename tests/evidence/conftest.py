"""A case at Riverbank with a child, her mother, another child, an informant, and two people who may sign."""

from types import SimpleNamespace

import pytest

from evidence.models import Summary
from evidence.services.drafting import draft_summary
from evidence.services.proposing import propose
from people.models import Pupil
from referrals.services.cases import add_note
from tests.factories import a_case, a_colleague, a_parent, a_pupil, a_school, a_user, deciders
from workflows import audiences
from workflows.roles import STAFF


@pytest.fixture
def town(db: None) -> SimpleNamespace:
    """The case of Ava Bell: the other child is Wilfred Okonkwo, who told."""
    school = a_school()
    lead, deputy, head = deciders(school)
    teacher = a_user(school, STAFF, name="Tess Teacher")
    a_colleague(school, teacher, title="Ms", first="Tess", surname="Teacher")
    child = a_pupil(school, "Ava", "Bell")
    friend = a_pupil(school, "Wilfred", "Okonkwo", form="8T")
    mother = a_parent(child)
    case = a_case(
        school, child, teacher,
        saw="Ava Bell showed me a message from silver_otter_77, who asked her to move to a private chat.",
        told="Wilfred Okonkwo said that he had seen the phone. Call 07700 900456 for his father.",
        contact_names="silver_otter_77",
    )  # fmt: skip
    add_note(
        case, author=lead, text="Rang Dana Bell on 07700 900123. She knew of the game. Wilfred was calm."
    )
    return SimpleNamespace(
        school=school, lead=lead, deputy=deputy, head=head, teacher=teacher, child=child, friend=friend,
        mother=mother, case=case,
    )  # fmt: skip


def drafted(town: SimpleNamespace, audience: str = "social_care") -> Summary:
    """A summary that waits for its names to be found."""
    policy = audiences.get(audience)
    return draft_summary(
        town.case, audience=audience, recipient="Riverbank front door", actor=town.lead,
        answers={asked.code: asked.answer for asked in policy.preconditions},
        requester=town.mother if policy.needs_requester else None,
    )  # fmt: skip


def proposed(town: SimpleNamespace, audience: str = "social_care") -> Summary:
    """A summary under review."""
    return propose(drafted(town, audience))


def entry_with(summary: Summary, words: str):  # type: ignore[no-untyped-def]
    return next(entry for entry in summary.entries.all() if words in entry.text)


__all__ = ["Pupil", "drafted", "entry_with", "proposed", "town"]
