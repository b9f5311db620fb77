"""Eight writers on one chain leave no gap and no fork."""

import threading

import pytest
from django.db import connection, transaction

import trail
from people.models import School
from trail.models import Entry
from trail.verify import Verification

WRITERS, EACH = 8, 6


def _write(school: School, start: threading.Barrier, failures: list[BaseException]) -> None:
    start.wait()
    try:
        for _ in range(EACH):
            with transaction.atomic():
                trail.append(School(pk=school.pk), "access.refused", actor=trail.SYSTEM)
    except BaseException as failure:
        failures.append(failure)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_it_leaves_no_gap_with_eight_writers_on_one_chain(school: School) -> None:
    start, failures = threading.Barrier(WRITERS), list[BaseException]()
    writers = [threading.Thread(target=_write, args=(school, start, failures)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    assert list(Entry.objects.order_by("seq").values_list("seq", flat=True)) == list(
        range(1, WRITERS * EACH + 1)
    )
    assert list(Verification().findings()) == []
