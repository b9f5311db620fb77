"""Writes a set to files: `python -m benchmarks.redaction.generator --set open --out FOLDER`."""

import argparse
import json
from pathlib import Path

from benchmarks.redaction.generator.passages import CASES, SEED, SETS, make_set


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", choices=SETS, default="open", dest="which")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--out", type=Path, required=True, help="a folder; made where it is missing")
    asked = parser.parse_args()
    roll, passages = make_set(asked.which, asked.seed, asked.cases)
    asked.out.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(passage, ensure_ascii=False) + "\n" for passage in passages]
    (asked.out / f"{asked.which}.jsonl").write_text("".join(lines), "utf-8")
    (asked.out / f"{asked.which}_roll.json").write_text(json.dumps(roll, ensure_ascii=False), "utf-8")
    print(f"{len(passages)} passages and a roll of {len(roll['people'])} people in {asked.out}")


if __name__ == "__main__":
    main()
