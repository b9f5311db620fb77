"""What a checkpoint costs when the log is small, and when it holds a million entries."""

import statistics
import time

from django.db import connection

from trail import checkpoints
from trail.models import Leaf

SMALL, LARGE = 10_000, 1_000_000
HOUR = 100  # entries written since the last checkpoint
ROUNDS = 5
#: Entries of chains of their own, made by the database itself; every constraint of the table holds for them.
FILL = r"""
INSERT INTO trail_entry (case_id, seq, prev_seq, header, prev, hash, mac, key_id, event, at)
SELECT chain, 1, NULL, header, zero, sha256('\x00'::bytea || zero || header), zero, '0000', 'member.added', now()
FROM (SELECT gen_random_uuid() AS chain, decode(repeat('00', 32), 'hex') AS zero,
      convert_to(repeat('about as long as a header is ', 10) || n, 'UTF8') AS header
      FROM generate_series(1, %s) n) fresh
"""


def cost(size: int) -> tuple[int, float, float]:
    """How many the log holds; the seconds of the first checkpoint over all that was new, and of an hour's."""
    _fill(size - Leaf.objects.count())
    first = _written()
    hourly = []
    for _ in range(ROUNDS):
        _fill(HOUR)
        hourly.append(_written())
    return Leaf.objects.count(), first, statistics.median(hourly)


def _fill(number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FILL, [number])
        cursor.execute("ANALYZE trail_entry")


def _written() -> float:
    begun = time.perf_counter()
    if checkpoints.write() is None:
        raise SystemExit("nothing was put under a checkpoint")
    return time.perf_counter() - begun
