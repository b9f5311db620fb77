"""A witness of the verification: what was erased lawfully, and what is missing without an order."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from oversight.naming import chain_names
from people.dates import said
from referrals.models import Case, Concern
from trail import erasable
from trail.erasing import EVENT
from trail.verify import Finding
from vault.destroying import destroyed, existing
from vault.kinds import CASE, CONCERN
from workflows import retention, roles

Told = tuple[int, dict[str, Any]]  # seq and header of an entry that tells of an erasure


class Erasures:
    """Follows `payload.erased`, then compares with the records. A case is erased whole when `records` are named."""

    def __init__(self, chains: Collection[UUID] | None = None) -> None:
        self.chains = chains
        self._told: list[tuple[UUID, Told]] = []

    def see(self, chain: UUID, seq: int, says: dict[str, Any]) -> None:
        """Remember what an entry tells of."""
        if says.get("event") == EVENT and isinstance(says.get("data"), dict):
            self._told.append((chain, (seq, says)))

    def findings(self) -> Iterator[Finding]:
        """Where entry and record do not agree, where erased words are still there, where words are missing."""
        whole = {chain: seq for chain, (seq, says) in self._told if "records" in says["data"]}
        cases = Case.objects.all() if self.chains is None else Case.objects.filter(pk__in=self.chains)
        erased = set(cases.filter(erased_at__isnull=False).values_list("pk", flat=True))
        for chain in erased - whole.keys():
            yield Finding(
                "erased", chain, None, "the case is marked as erased, and no entry says by whose order"
            )
        for chain in whole.keys() - erased:
            yield Finding(
                "erased", chain, whole[chain], "the entry tells of an erasure that the case does not show"
            )
        for one in erasable.known():
            yield from self._words(one, erased & whole.keys())
        yield from self._keys(CASE, cases, erased & whole.keys())
        concerns = Concern.objects.filter(children__case__in=cases)
        alive = concerns.filter(children__case__erased_at=None).values("pk")
        over = concerns.exclude(pk__in=alive).values_list("pk", flat=True)
        yield from self._keys(CONCERN, concerns, set(over))

    def _keys(self, kind: str, rows: QuerySet[Any], erased: Collection[UUID]) -> Iterator[Finding]:
        """Words go with their key: one that is there after an order, and one that is gone without."""
        ids = set(rows.values_list("pk", flat=True))
        gone = destroyed(kind, ids)
        for pk in gone - set(erased):
            text = f"the key of the words of {kind} {pk} is gone, and no entry says that they were erased"
            yield Finding("missing", pk, None, text)
        for pk in existing(kind, set(erased)) - gone:
            yield Finding("erased", pk, None, f"the key of the words of {kind} {pk} is still there")

    def _words(self, one: erasable.Erasable, erased: Collection[UUID]) -> Iterator[Finding]:
        name, rows = one.model._meta.verbose_name, one.model._base_manager.all()
        if self.chains is not None:
            rows = rows.filter(**{f"{one.path}__in": self.chains})
        alive = Q(**{f"{_case(one)}erased_at": None})
        for pk, chain in rows.filter(alive & erasable.gone(one)).values_list("pk", one.path):
            text = f"words of the {name} {pk} are missing, and no entry says that they were erased"
            yield Finding("missing", chain, None, text)
        if one.model is Concern:  # it keeps its words for the case of another child
            rows = rows.exclude(children__case__in=Case.objects.filter(erased_at=None))
        left = rows.filter(erasable.still_there(one), **{f"{one.path}__in": erased})
        for pk, chain in left.values_list("pk", one.path):
            yield Finding("erased", chain, None, f"the {name} {pk} holds words that were to be erased")

    def sentences(self) -> list[str]:
        """Each lawful erasure, with the two people by role and account, and never by name."""
        names = chain_names(chain for chain, _ in self._told)
        return [
            f"{names.get(chain, chain)}, entry {seq}: {_sentence(says)}" for chain, (seq, says) in self._told
        ]


def _case(one: erasable.Erasable) -> str:
    return "" if one.path == "id" else f"{one.path}__"


def _sentence(says: dict[str, Any]) -> str:
    data, schedule = says["data"], retention.schedules().get(str(says["data"].get("reason")))
    what = f"names and facts of entries {data.get('seqs')}"
    if "records" in data:
        what += f", the words of {data['records']} records and {data.get('files')} files"
    why = f"{schedule.title}: {schedule.says}" if schedule else data.get("reason")
    first, second = (
        _person(says.get("role"), says.get("actor")),
        _person(data.get("second_role"), data.get("second")),
    )
    on = _day(says.get("at"))
    if "first_at" in data:
        on += f", again after a restore (first on {_day(data['first_at'])}),"
    return f"{what} erased on {on} by order of {first} and {second} ({why})"


def _day(at: object) -> str:
    return said(date.fromisoformat(str(at)[:10]))


def _person(role: object, number: object) -> str:
    return f"{roles.label(str(role or 'person'))}, account {str(number)[:8]}"
