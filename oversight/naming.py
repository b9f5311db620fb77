"""What a chain is called: the reference of a case, the short name of a school. Never a person."""

from collections.abc import Iterable
from uuid import UUID

from people.models import School
from referrals.models import Case


def chain_names(chains: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these chains; a chain without a record is missing."""
    wanted = list(chains)
    cases = dict(Case.objects.filter(pk__in=wanted).values_list("pk", "reference"))
    schools = dict(School.objects.filter(pk__in=wanted).values_list("pk", "short"))
    return {**schools, **cases}


def chain_name(chain: UUID | None) -> str:
    """The name of one chain, or its number where no record carries it."""
    if chain is None:
        return "no case"
    return chain_names([chain]).get(chain, f"chain {chain}")
