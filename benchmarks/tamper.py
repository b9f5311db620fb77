"""The tamper matrix: every attack with full rights on a real database, and the levels of verification that find it.

Prints a table: x where a level finds the attack, X where it is the first. The last column is verify_trail.py alone,
given an export and the checkpoints that somebody kept. Ends with status 1 if an attack is found by none, or if
anything is found in the honest history. Run as `python -m benchmarks.tamper`.
"""

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

from tests import services  # noqa: F401, I001  (starts PostgreSQL and Redis, so it comes before the settings)
import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402

from tests.trail.matrix.attacks import ATTACKS, LEVELS  # noqa: E402
from tests.trail.matrix.judging import Verdict, judge, verified  # noqa: E402
from tests.trail.matrix.scene import honest  # noqa: E402

WIDE = max(len(attack.name) for attack in ATTACKS)
COLUMNS = (*LEVELS, "verify_trail.py")


def row(name: str, verdict: Verdict) -> str:
    """One line of the table."""
    marks = ["X" if level == verdict.first else "x" if level in verdict.levels else "." for level in LEVELS]
    cells = [*marks, "x" if verdict.alone else "."]
    spread = (f"{cell:^{len(column)}}" for cell, column in zip(cells, COLUMNS, strict=True))
    return f"{name:{WIDE}}  {'  '.join(spread)}".rstrip()


def main() -> int:
    call_command("migrate", verbosity=0)
    with tempfile.TemporaryDirectory() as kept:
        with transaction.atomic():
            scene = honest(Path(kept))
        before = verified(scene)
        print(f"{'':{WIDE}}  " + "  ".join(COLUMNS))
        print(row("an honest history", before))
        verdicts = {attack.name: judge(scene, attack) for attack in ATTACKS}
        for name, verdict in verdicts.items():
            print(row(name, verdict))
        after = verified(scene)
    print(f"\nfound by this level and those to its left, of {len(ATTACKS)}:")
    for number, level in enumerate(LEVELS, 1):
        reached = sum(bool(set(verdict.levels) & set(LEVELS[:number])) for verdict in verdicts.values())
        print(f"  {level:20} {reached}")
    alone = sum(verdict.alone for verdict in verdicts.values())
    print(f"  {'verify_trail.py':20} {alone} (alone, with the kept checkpoints)")
    missed = [name for name, verdict in verdicts.items() if not verdict.levels]
    false = [*before.findings, *after.findings]
    print(f"missed: {missed or 'none'}; found in the honest history before and after: {false or 'nothing'}")
    return 1 if missed or false else 0


if __name__ == "__main__":
    sys.exit(main())
