"""manage.py redact: spans for passages of text, without a database."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from evidence.redaction.budget import Recogniser, RecogniserFailed
from evidence.redaction.context import Roll
from evidence.redaction.detect import descriptions, detect
from evidence.redaction.merge import around
from evidence.redaction.plugin import load
from evidence.redaction.roll_file import read_case, read_roll
from evidence.redaction.span import Span


class Command(BaseCommand):
    help = (
        "Reads passages (JSON Lines: id, case, kind, subject, case_handles, case_people, text) from standard input "
        "and writes, for each, a line with its id and spans (start, end, type, person, conf; code points). "
        "Spans of type QUASI are warnings: descriptions that may tell who somebody is."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--roll", required=True, type=Path, help="JSON file: school, local_schools, agencies, people"
        )
        parser.add_argument(
            "--floor", type=float, default=0.5, help="leave out what is less sure than this (default 0.5)"
        )
        parser.add_argument(
            "--suggest",
            default="",
            help="package.module:function of a plug-in that suggests names (default none)",
        )

    def handle(self, *args: Any, roll: Path, floor: float, suggest: str, **options: Any) -> None:
        try:
            extra = (load(suggest),) if suggest else ()
            known = read_roll(json.loads(roll.read_text(encoding="utf-8")))
            passages = [_passage(json.loads(line)) for line in sys.stdin if line.strip()]
        except (OSError, ValueError, KeyError) as fault:
            raise CommandError(f"cannot read the roll or the passages: {fault!r}") from fault
        try:
            lines = redact(known, passages, floor, extra)
        except RecogniserFailed as fault:
            raise CommandError(f"{fault}: nothing is written") from fault
        for line in lines:
            self.stdout.write(json.dumps(line, ensure_ascii=False))


def _passage(data: dict[str, Any]) -> dict[str, Any]:
    """The passage, if it has an id and a text. Raises KeyError or ValueError."""
    if not isinstance(data["text"], str):
        raise ValueError(f"the text of passage {data['id']} is no text")
    return data


def redact(
    roll: Roll, passages: list[dict[str, Any]], floor: float, extra: tuple[Recogniser, ...] = ()
) -> Iterable[dict[str, Any]]:
    """One result a passage, in the order given; passages of one case are read together."""
    found: dict[int, list[Span]] = {}
    for case in dict.fromkeys(str(passage.get("case", "")) for passage in passages):
        mine = [at for at, passage in enumerate(passages) if str(passage.get("case", "")) == case]
        context = read_case(roll, [passages[at] for at in mine])
        texts = [passages[at]["text"] for at in mine]
        spans = detect(texts, context, floor=floor, extra=extra)
        warnings = descriptions(texts, context)
        for at, named, told in zip(mine, spans, warnings, strict=True):
            found[at] = sorted([*named, *around(told, named)], key=lambda span: span.start)
    return (
        {"id": passage["id"], "spans": [as_dict(s) for s in found[at]]} for at, passage in enumerate(passages)
    )


def as_dict(span: Span) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "type": span.type,
        "person": span.person,
        "conf": round(span.confidence, 2),
    }
