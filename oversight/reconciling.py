"""Reconciliation: is every record in the state that its entries say?"""

from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django.apps import apps

from referrals.models.fsm import Stateful
from trail.models import Entry
from trail.verify import Finding

Told = tuple[str, int]  # the state an entry led to, and its seq


class States:
    """A witness of the verification: follows each record of each machine from entry to entry."""

    def __init__(self, chains: Collection[UUID] | None = None) -> None:
        self.chains = chains
        self._told: dict[tuple[str, UUID], Told] = {}
        self._home: dict[tuple[str, UUID], UUID] = {}
        self._broken: list[Finding] = []

    def see(self, chain: UUID, seq: int, says: dict[str, Any]) -> None:
        """Remember where an entry led its record, and whether it began where the one before ended."""
        data = says.get("data")
        if not isinstance(data, dict) or "machine" not in data or "to" not in data:
            return
        record = _key(chain, str(data["machine"]), str(says.get("subject")))
        before = self._told.get(record, ("", 0))[0]
        if data.get("from", "") != before:
            text = f"a step of the {record[0]} began in {data.get('from')!r}, the step before had ended in {before!r}"
            self._broken.append(Finding("state", chain, seq, text))
        self._told[record], self._home[record] = (str(data["to"]), seq), chain

    def findings(self) -> Iterator[Finding]:
        """Steps that do not join up, then records whose state is not what their entries say."""
        yield from self._broken
        for machine, model in machines().items():
            owner = "case_id" if machine != "case" else "pk"
            rows = model._base_manager.all()
            rows = rows if self.chains is None else rows.filter(**{f"{owner}__in": self.chains})
            for pk, chain, state, step_seq in rows.values_list("pk", owner, "state", "step_seq").iterator():
                yield from self._compare((machine, pk), chain, (state, step_seq))
        for record, (_, seq) in self._told.items():
            yield Finding(
                "state", self._home[record], seq, f"an entry tells of a {record[0]} that does not exist"
            )

    def _compare(self, record: tuple[str, UUID], chain: UUID, stored: Told) -> Iterator[Finding]:
        told = self._told.pop(record, ("", 0))
        if told == stored or _moved_on(record, chain, stored, told):
            return
        is_in, says = f"{stored[0]!r} (step {stored[1]})", f"{told[0]!r} (step {told[1]})"
        text = f"the {record[0]} is in state {is_in}, the trail says {says}"
        yield Finding("state", chain, told[1] or stored[1], text)


def machines() -> dict[str, type[Any]]:
    """Every model that moves by steps, by the name of its machine."""
    return {model.machine: model for model in apps.get_models() if issubclass(model, Stateful)}


def _key(chain: UUID, machine: str, subject: str) -> tuple[str, UUID]:
    # a case is the subject of its own steps; its first entry names the concern it came from
    if machine == "case":
        return machine, chain
    try:
        return machine, UUID(subject)
    except ValueError:
        return machine, chain


def _moved_on(record: tuple[str, UUID], chain: UUID, stored: Told, told: Told) -> bool:
    """Whether somebody took a step while we were reading."""
    if stored[1] <= told[1]:
        return False
    entry = Entry.objects.filter(case_id=chain, seq=stored[1]).first()
    data = entry.says.get("data", {}) if entry else {}
    return bool(data.get("machine") == record[0] and data.get("to") == stored[0])
