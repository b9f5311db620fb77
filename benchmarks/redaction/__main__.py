"""The redaction benchmark: `python -m benchmarks.redaction` prints the table and ends with 1 below a floor."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.redaction.errors import errors
from benchmarks.redaction.floors import missed
from benchmarks.redaction.generator.passages import CASES, SEED, SETS, make_set
from benchmarks.redaction.offline import go_offline
from benchmarks.redaction.running import run_all
from benchmarks.redaction.systems import NAMES, Passages, load, without_gold
from benchmarks.redaction.table import lines
from evidence.redaction.span import PROPOSED

UNSEEN = ("blind", "fresh")


def main(argv: list[str] | None = None) -> int:
    """0, or 1 below a floor, or 2 for what is not to be seen."""
    asked = _arguments().parse_args(argv)
    if asked.errors and asked.which in UNSEEN and not asked.data:
        print(f"The errors of the {asked.which} set stay unseen: tune on the open set.", file=sys.stderr)
        return 2
    roll, passages = _passages(asked)
    go_offline()
    if asked.errors:
        print(*errors(passages, load("ours", roll)(without_gold(passages), PROPOSED)), sep="\n")
        return 0
    return _report(asked, run_all(asked.systems, roll, passages), passages)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.redaction", description=__doc__)
    parser.add_argument(
        "--set", choices=SETS, default="blind", dest="which", help="default blind; tune on open"
    )
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--cases", type=int, default=CASES, help=f"default {CASES}, about 7 passages each")
    parser.add_argument("--systems", nargs="+", choices=NAMES, default=NAMES)
    parser.add_argument("--errors", action="store_true", help="list the errors of ours, open set only")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the whole result there as well")
    parser.add_argument("--data", type=Path, help="passages of your own (JSON Lines) in place of a set")
    parser.add_argument("--roll", type=Path, help="the roll that belongs to --data")
    return parser


def _passages(asked: argparse.Namespace) -> tuple[dict[str, Any], Passages]:
    if not asked.data:
        return make_set(asked.which, asked.seed, asked.cases)
    asked.which = asked.data.name
    given = asked.data.read_text("utf-8").splitlines()
    return json.loads(asked.roll.read_text("utf-8")), [json.loads(line) for line in given if line.strip()]


def _report(asked: argparse.Namespace, told: dict[str, Any], passages: Passages) -> int:
    cases = len({passage["case"] for passage in passages})
    result = {
        "set": asked.which, "seed": asked.seed, "passages": len(passages), "cases": cases, "systems": told,
    }  # fmt: skip
    print(*lines(result), sep="\n")
    for name, system in told.items():
        if "needs" in system:
            print(f"\n{name}: not run. {system['needs']}")
    if asked.json:
        asked.json.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    below = missed(told["ours"]["figures"]) if "ours" in told else []
    print(*(f"\nBELOW THE FLOOR  {line}" for line in below), sep="")
    return int(bool(below))


if __name__ == "__main__":
    sys.exit(main())
