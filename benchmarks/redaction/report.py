"""Puts a run into docs: `python -m benchmarks.redaction.report RESULT.json` renews table and picture of the page."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.redaction.chart import picture
from benchmarks.redaction.table import rows

DOCS = Path(__file__).resolve().parents[2] / "docs"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def put_in(page: str, result: dict[str, Any]) -> str:
    """The page with a fresh table between its two marks."""
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return "\n".join((before + BEGIN, "", *_markdown(result), "", END + after))


def _markdown(result: dict[str, Any]) -> Iterator[str]:
    yield f"Set {result['set']}, seed {result['seed']}: {result['passages']} passages of {result['cases']} cases."
    yield ""
    for at, (label, cells) in enumerate(rows(result)):
        yield f"| {label} | {' | '.join(cells)} |"
        if not at:
            yield f"|{'---|' * (len(cells) + 1)}"


def main() -> None:
    result = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    page = DOCS / "redaction-benchmark.md"
    page.write_text(put_in(page.read_text("utf-8"), result), "utf-8")
    (DOCS / "redaction-benchmark.svg").write_text(picture(result), "utf-8")


if __name__ == "__main__":
    main()
