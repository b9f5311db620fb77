"""What a sweep costs: it grows with the clocks that are due, not with those that run.

The same number of due clocks in databases with few and with many running ones, taking turns; then a day's outage caught
up with in a copy of the largest. `python -m benchmarks.sweep --full --keep FOLDER` goes up to a million and takes
an hour when it has to load; without arguments it takes a few minutes.
"""

import argparse
import os
import statistics
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.scale import environment  # noqa: I001  (before Django)
import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.db.models import Q  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.scale.drawing import share_of, steps_of  # noqa: E402
from benchmarks.scale.loaded import at, loaded, say, spare  # noqa: E402
from benchmarks.scale.plans import plan  # noqa: E402
from referrals.models import Clock, Notice, Walk  # noqa: E402
from referrals.services import notices, post, silence  # noqa: E402
from referrals.services.sweeping import sweep  # noqa: E402

RING = """
WITH chosen AS (
    SELECT id, %s - next_rung_at AS gap FROM referrals_clock TABLESAMPLE SYSTEM ({share})
    WHERE stopped IS NULL AND rung = 0 AND next_rung_at > %s LIMIT %s
)
UPDATE referrals_clock c SET started = started + gap, due = due + gap, next_rung_at = next_rung_at + gap
FROM chosen WHERE c.id = chosen.id
"""


def waiting() -> int:
    """How many running clocks have their first rung before them."""
    return Clock.objects.filter(stopped=None, rung=0, next_rung_at__gt=timezone.now()).count()


def make_due(number: int, now: datetime) -> None:
    """Move so many running clocks to where their first rung comes now."""
    share = share_of(number, Clock.objects.count())
    with connection.cursor() as cursor:
        cursor.execute(RING.format(share=share), [now, now, number])
        assert cursor.rowcount == number, f"only {cursor.rowcount} clocks could be made due"


def swept(number: int) -> float:
    """Seconds of a sweep that finds so many due clocks. It is rolled back, so that every round meets the same rows."""
    now = timezone.now()
    with transaction.atomic():
        if number:
            make_due(number, now)
        begun = time.perf_counter()
        climbed = sweep(now)
        taken = time.perf_counter() - begun
        transaction.set_rollback(True)
    assert climbed == number, f"{climbed} rungs were climbed, {number} were due"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM referrals_clock, referrals_notice")
    return taken


def take_turns(names: dict[int, str], due: int, rounds: int) -> dict[tuple[int, int], list[float]]:
    """Seconds by size and number due, each round at every size."""
    times: dict[tuple[int, int], list[float]] = {}
    for _ in range(rounds):
        for size, name in names.items():
            with at(name):
                for number in steps_of(due):
                    times.setdefault((size, number), []).append(swept(number))
    return times


def look_for_silence(names: dict[int, str], rounds: int) -> None:
    """The hourly look for open cases in which nothing is due: one round from the beginning, at every size in turns."""
    times: dict[int, list[float]] = {size: [] for size in names}
    for _ in range(rounds):
        for size, name in names.items():
            with at(name), transaction.atomic():
                Walk.objects.all().delete()
                begun = time.perf_counter()
                silence.watch_silent_cases(timezone.now())
                times[size].append(time.perf_counter() - begun)
                transaction.set_rollback(True)
    say(
        f"\nthe hourly look for silent cases, {silence.STRETCH:,} open cases a round, of so many clocks that run:"
    )
    for size, taken in times.items():
        pairs = zip(taken, times[min(times)], strict=True)
        ratio = statistics.median(one / other for one, other in pairs)
        say(f"  {size:>9,}   {statistics.median(taken) * 1000:8.1f} ms   {ratio:5.2f} of the smallest")
    with at(names[max(names)]):
        ahead = silence.open_cases(None)
        last = ahead.values_list("pk", flat=True)[silence.STRETCH - 1 : silence.STRETCH].first()
        say(f"  one round: {'; '.join(plan(silence.silent(ahead, last)[:1000]))}")
        say(f"  all open cases at once: {'; '.join(plan(silence.silent(ahead, None)[:1000]))}")


def tell(times: dict[tuple[int, int], list[float]], due: int) -> None:
    """The table, with ratios to the smallest size and to the scan of every running clock."""
    sizes = sorted({size for size, _ in times})
    for number in (due, due // 10, 0):
        say(f"\n{number:,} due of so many that run:")
        for size in sizes:
            taken = times[size, number]
            pairs = zip(taken, times[sizes[0], number], strict=True)
            ratio = statistics.median(one / other for one, other in pairs)
            say(f"  {size:>9,}   {statistics.median(taken) * 1000:8.1f} ms   {ratio:5.2f} of the smallest")
    large = sizes[-1]
    more = statistics.median(
        one / other for one, other in zip(times[large, due], times[large, due // 10], strict=True)
    )
    say(f"\nten times as many due at {large:,}: {more:.1f} times the cost")


def explain() -> None:
    """How the two queries that come round each minute find their rows."""
    now = timezone.now()
    due = Clock.objects.filter(stopped__isnull=True, next_rung_at__lte=now).order_by("next_rung_at")[:200]
    say(f"\ndue clocks: {'; '.join(plan(due))}")
    waiting = notices.waiting(now).order_by("next_try").values_list("person_id")[:5000]
    say(f"mail that waits: {'; '.join(plan(waiting))}")
    every = Clock.objects.filter(Q(next_rung_at__lte=now) | Q(due__lte=now), stopped=None)
    say(f"beside them, by a look at every clock that runs: {'; '.join(plan(every))}")


def catch_up(due: int, times: dict[tuple[int, int], list[float]], size: int) -> None:
    """A day in which nothing swept: the clocks of the second day from now are due, and their reminders go out."""
    end = timezone.now() + timedelta(days=2)
    missed = Clock.objects.filter(stopped=None, next_rung_at__lte=end).count()
    if not missed:
        say(
            f"\n24 hours without a sweep at {size:,}: nothing was due in them; a larger size tells what they cost"
        )
        return
    begun = time.perf_counter()
    climbed = sweep(end)
    taken = time.perf_counter() - begun
    usual = statistics.median(times[size, due]) / due
    people = Notice.objects.unsent().values("person").distinct().count()
    say(f"\n24 hours without a sweep at {size:,}: {missed:,} clocks were due, {climbed:,} rungs climbed")
    say(
        f"  in {taken:.1f} s, {climbed / taken:,.0f} a second, {taken / climbed / usual:.2f} of the usual cost of one"
    )
    say(f"  {Notice.objects.unsent().count():,} reminders wait for {people:,} people")
    Notice.objects.filter(sent_at=None).update(not_before=None)
    begun = time.perf_counter()
    sent = post.send_round(limit=50)
    taken = time.perf_counter() - begun
    say(
        f"  to 50 of them: {sent:,} reminders in {taken:.1f} s, {50 / taken:,.0f} mails a second without a mail server"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, parents=[environment.asks])
    parser.add_argument("--open", type=int, nargs="+", default=[1000, 20_000], help="sizes: clocks that run")
    parser.add_argument("--due", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=7)
    asked = parser.parse_args()
    setup_test_environment()  # mails are kept in memory
    say(f"load average at the start: {os.getloadavg()[0]:.1f}")
    sizes, schools = environment.sizes(asked, [1000, 100_000, 1_000_000])
    steps_of(min(asked.due, *sizes))  # says so before an hour of loading
    names = loaded(sizes, schools)
    with at(names[min(names)]):
        due = min(asked.due, waiting())
    steps_of(due)
    times = take_turns(names, due, asked.rounds)
    tell(times, due)
    look_for_silence(names, asked.rounds)
    with at(names[max(names)]):
        explain()
    with spare(names[max(names)]):
        catch_up(due, times, max(names))
    say(f"load average at the end: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
