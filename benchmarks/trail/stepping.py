"""The audited step and the same step without a trail: lock the row, change its state, save; one transaction."""

import multiprocessing
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, transaction

import trail

ANN = trail.Actor("0b6cbe6c-6f1c-4f0e-9d5e-0d5a5f0f7d11", "Ann Example")
NAMES = {
    "Bare": "no log", "Chained": "Handrail's trail", "Historied": "django-simple-history", "Logged": "django-auditlog",
}  # fmt: skip
BLOCKS, STEPS = 40, 25  # paired blocks, and steps in each
CHANGED = ("state", "step_seq")
WRITERS, ROUNDS, SECONDS = 8, 5, 2.0


def variants() -> list[Any]:
    """The models that are installed, the one without a log first."""
    there = {model.__name__: model for model in apps.get_app_config("bench").get_models()}
    return [there[name] for name in NAMES if name in there]


def step(model: Any, pk: Any) -> None:
    """One step of one record."""
    with transaction.atomic():
        matter = model.objects.select_for_update(no_key=True).get(pk=pk)
        before, matter.state = matter.state, "monitoring" if matter.state == "triage" else "triage"
        if model.__name__ == "Chained":
            matter.step_seq = matter.head_seq + 1
            data = {"machine": "case", "from": before, "to": matter.state}
            facts = {"reason": "Two soft signs in one week"}
            trail.append(
                matter, "member.added", actor=ANN, role="lead", data=data, payload=facts, saves=CHANGED
            )
        else:
            matter.save(update_fields=CHANGED)


def one_writer() -> Iterator[tuple[str, float, float]]:
    """For each variant: its name, the median milliseconds of a step, the median of the paired ratios to no log."""
    rows = {model: model.objects.create().pk for model in variants()}
    times: dict[Any, list[float]] = {model: [] for model in rows}
    for _ in range(BLOCKS):
        for model, pk in rows.items():
            begun = time.perf_counter()
            for _ in range(STEPS):
                step(model, pk)
            times[model].append((time.perf_counter() - begun) * 1000 / STEPS)
    bare = times[variants()[0]]
    for model, taken in times.items():
        ratio = statistics.median(one / other for one, other in zip(taken, bare, strict=True))
        yield NAMES[model.__name__], statistics.median(taken), ratio


def many_writers() -> Iterator[tuple[str, float, float]]:
    """The same with eight processes, each on a record of its own: steps a second, and how many times fewer."""
    rates: dict[Any, list[float]] = {model: [] for model in variants()}
    for _ in range(ROUNDS):
        for model in rates:
            rates[model].append(_rate(model))
    bare = rates[variants()[0]]
    for model, reached in rates.items():
        ratio = statistics.median(other / one for one, other in zip(reached, bare, strict=True))
        yield NAMES[model.__name__], statistics.median(reached), ratio


def _rate(model: Any) -> float:
    pks = [model.objects.create().pk for _ in range(WRITERS)]
    with _alone() as fork:
        start, done = fork.Barrier(WRITERS), fork.Queue()
        writers = [fork.Process(target=_write, args=(model, pk, start, done.put)) for pk in pks]
        for writer in writers:
            writer.start()
        total = sum(done.get() for _ in writers)
        for writer in writers:
            writer.join()
    return total / SECONDS


@contextmanager
def _alone() -> Iterator[Any]:
    connection.close()  # a connection must not be shared with the children
    yield multiprocessing.get_context("fork")


def _write(model: Any, pk: Any, start: Any, tell: Callable[[int], None]) -> None:
    step(model, pk)  # connects
    start.wait()
    until, number = time.perf_counter() + SECONDS, 0
    while time.perf_counter() < until:
        step(model, pk)
        number += 1
    connection.close()
    tell(number)
