"""No false finding: whatever honest people do, in whatever order, every level of verification stays silent."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings as current
from django.db import transaction
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import trail
from people.models import School
from referrals.models import Case
from tests.factories import a_case, a_school, deciders, make, monitor, refer
from tests.trail.matrix.judging import verified
from tests.trail.matrix.scene import ANN, BOB, Scene, keep
from trail.models import Key
from workflows import case as c

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
acts = st.lists(
    st.tuples(
        st.sampled_from(["write", "read", "refer", "monitor", "erase", "keep", "keep", "new key"]),
        st.integers(-90, 600),  # minutes that the clock goes on, or back
    ),
    max_size=14,
)


class History:
    """A school and one case to which things happen."""

    def __init__(self, folder: Path) -> None:
        school, other = a_school(), a_school("Hilltop Academy")
        self.lead = deciders(school)[0]
        self.scene = Scene(school, other, a_case(school), folder)

    def case(self) -> Case:
        return Case.objects.get(pk=self.scene.case.pk)

    def write(self) -> None:
        school = School.objects.get(pk=self.scene.other.pk)
        trail.append(school, "access.refused", actor=ANN, payload={"detail": "left early"})

    def read(self) -> None:
        trail.read("reading.case", actor=ANN, school=self.scene.school.pk, chain=self.scene.case.pk)

    def refer(self) -> None:
        if self.case().state in (c.TRIAGE, c.MONITORING) and not self.case().referrals.exists():
            make(refer(self.case(), self.lead), self.lead)

    def monitor(self) -> None:
        if self.case().state == c.OBSERVATION:
            monitor(self.case(), self.lead)

    def erase(self) -> None:
        school = School.objects.get(pk=self.scene.other.pk)
        first = Key.objects.filter(entry__case_id=school.pk).order_by("entry__seq").first()
        if first:
            trail.erase(school, [first.entry.seq], actor=ANN, second=BOB, reason="retention.end")

    def keep(self) -> None:
        self.read()
        keep(self.scene)

    def new_key(self) -> None:
        """A new trail key and a new checkpoint key; the older ones stay on the ring."""
        ring = current.HANDRAIL_KEYS
        fresh = bytes([len(ring["trail"])]) * 32
        override_settings(
            HANDRAIL_KEYS=ring | {name: [fresh, *ring[name]] for name in ("trail", "checkpoint")}
        ).enable()


def live_through(happenings: list[tuple[str, int]], folder: Path) -> tuple[str, ...]:
    """What verification says, after all this happened, of the whole and with every kept checkpoint."""
    keys, now = current.HANDRAIL_KEYS, NOON
    with transaction.atomic(), override_settings(HANDRAIL_KEYS=keys), time_machine.travel(NOON) as clock:
        history = History(folder)
        history.keep()
        for name, minutes in happenings:
            now += timedelta(minutes=minutes)
            clock.move_to(now)
            act: Callable[[], Any] = getattr(history, name.replace(" ", "_"))
            act()
        verdict = verified(history.scene)
        transaction.set_rollback(True)
    return verdict.findings + (("alone",) if verdict.alone else ())


def silent(happenings: list[tuple[str, int]]) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        assert live_through(happenings, folder) == ()
    finally:
        shutil.rmtree(folder)


OPTIONS = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}


@settings(max_examples=8, **OPTIONS)
@given(acts)
def test_it_finds_nothing_in_honest_histories(happenings: list[tuple[str, int]]) -> None:
    silent(happenings)


@pytest.mark.long
@pytest.mark.sqlite
@settings(max_examples=200, **OPTIONS)
@given(acts)
def test_it_finds_nothing_in_two_hundred_honest_histories(happenings: list[tuple[str, int]]) -> None:
    silent(happenings)
