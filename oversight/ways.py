"""The ways within oversight, by role."""

from dataclasses import dataclass

from oversight.access import COUNTS
from workflows import roles as r


@dataclass(frozen=True)
class Way:
    """One link: its page, and who sees it."""

    label: str
    page: str
    roles: frozenset[str]

    @property
    def name(self) -> str:
        """The page in the URLconf."""
        return f"oversight:{self.page}"


AUDITOR = frozenset({r.AUDITOR})
WAYS = (
    Way("Cases", "cases", AUDITOR),
    Way("Findings", "findings", AUDITOR),
    Way("Measures", "measures", AUDITOR),
    Way("Samples and reports", "samples", AUDITOR),
    Way("Checkpoints", "checkpoints", AUDITOR),
    Way("Find one person", "person_searches", frozenset({r.DPO})),
    Way("Who saw what", "breach", frozenset({r.DPO})),
    Way("Schools", "trust", frozenset({r.TRUST_LEAD})),
    Way("Counts", "counts", COUNTS),
    Way("Yearly figures", "yearly", COUNTS),
)


def ways(held: frozenset[str]) -> list[Way]:
    """The links for these roles, in order; none where there is only one."""
    mine = [way for way in WAYS if way.roles & held]
    return mine if len(mine) > 1 else []
