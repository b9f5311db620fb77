"""The gate against all leaking constructions, all good releases and 500 swaps; ends with 1 where one of them fails.

    python -m benchmarks.redaction.pdf [--swaps 500] [--peers FOLDER]

The gate is not told the name that it must not let out: it knows the approved text alone. Every figure is a count of
this run; the same run twice gives the same counts.
"""

import argparse
import os
import sys
from collections.abc import Callable

os.environ["HANDRAIL_TEST_SERVICES"] = "0"
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

from tests import services  # noqa: F401, I001  (comes before the settings)
import django

django.setup()

from benchmarks.redaction.pdf import bad, good, peers  # noqa: E402
from benchmarks.redaction.pdf.sample import APPROVED  # noqa: E402
from benchmarks.redaction.pdf.swaps import composed, exchanged, swaps  # noqa: E402
from evidence.pdf import gate  # noqa: E402
from evidence.pdf.document import Document  # noqa: E402
from evidence.pdf.refused import GateRefused  # noqa: E402
from evidence.pdf.render import render  # noqa: E402
from evidence.redaction.swap import Exchange, longer  # noqa: E402
from workflows import audiences  # noqa: E402

Others = dict[str, Callable[[bytes], bool]]


def refusal(pdf: bytes, document: Document) -> str:
    """The rule that stopped a file; "" where it passed."""
    try:
        gate.check(pdf, document, [])
    except GateRefused as refused:
        return str(refused)
    return ""


def run_bad(others: Others) -> int:
    """How many leaking files came through."""
    print(f"{'leaking construction':46} {'gate':6} {' '.join(f'{name:9}' for name in others)} stopped by")
    caught = dict.fromkeys(["gate", *others], 0)
    for one in bad.every().values():
        pdf = one.make()
        rule = refusal(pdf, APPROVED)
        seen = {"gate": bool(rule)} | {name: finds(pdf) for name, finds in others.items()}
        caught = {name: count + seen[name] for name, count in caught.items()}
        row = " ".join(f"{'yes' if seen[name] else 'NO':{6 if name == 'gate' else 9}}" for name in seen)
        print(f"{one.name:46} {row} {rule or 'nothing'}", flush=True)
    total = len(bad.LEAKS)
    print(f"\ncaught of {total}: " + ", ".join(f"{name} {count}" for name, count in caught.items()))
    return total - caught["gate"]


def run_good(others: Others) -> int:
    """How many good files were refused."""
    alarms, total = dict.fromkeys(["gate", *others], 0), 0
    for name, document in good.every():
        pdf, total = render(document), total + 1
        if rule := refusal(pdf, document):
            alarms["gate"] += 1
            print(f"refused: {name}: {rule}")
        for other, finds in others.items():
            alarms[other] += finds(pdf)
    print(f"false alarms of {total}: " + ", ".join(f"{name} {count}" for name, count in alarms.items()))
    return alarms["gate"]


def run_swaps(count: int) -> int:
    """How many of the swaps gave another file, or another document at the exchange of each release."""
    differ, made, each = 0, 0, -(-count // len(audiences.table()))
    for audience in audiences.table():
        files = set()
        for texts in swaps(min(each, count - made), audience):
            document, made = composed(texts, audience), made + 1
            file = render(document)
            differ += bool(files and file not in files) or document != exchanged(
                texts, audience, Exchange(longer)
            )
            files.add(file)
        print(f"{audience}: {len(files)} distinct PDF for {made} sets of secrets so far", flush=True)
    print(f"swaps that made a difference: {differ} of {made}")
    return differ


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.redaction.pdf")
    parser.add_argument("--swaps", type=int, default=500)
    parser.add_argument("--peers", help="the folder in which xray and unmasker are installed")
    asked = parser.parse_args()
    others = peers.found(asked.peers)
    failures = run_bad(others) + run_good(others) + run_swaps(asked.swaps)
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
