"""What the policy suggests for the answers on standard input."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflows import explaining
from workflows.overlays.merging import Edition, edition
from workflows.overlays.reading import OverlayError, read, shelf
from workflows.questions import BadAnswers
from workflows.suggesting import Suggestion, suggest


class Command(BaseCommand):
    help = (
        "Reads answers about a case as JSON from standard input and writes what the policy suggests, as JSON."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--explain", action="store_true", help="write a reading for a person instead")
        parser.add_argument(
            "--overlay", action="append", default=[], type=Path, metavar="FILE",
            help="lay the rows of this school or local authority over the default; may be given twice",
        )  # fmt: skip

    def handle(self, *, explain: bool, overlay: list[Path], **options: Any) -> None:
        suggestion = _suggested(sys.stdin.read(), _edition(overlay))
        self.stdout.write(_written(suggestion, for_a_person=explain))


def _edition(files: list[Path]) -> Edition:
    try:
        overlays = shelf(read(path.read_text("utf-8"), path.name) for path in files).overlays
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"The overlay cannot be read: {error}.")
    except OverlayError as error:
        raise CommandError(f"{error}.")
    if len({one.kind for one in overlays}) < len(overlays):
        raise CommandError("Give one overlay of a local authority, one of a school, or one of each.")
    return edition(tuple(sorted(overlays, key=lambda one: one.kind)))  # authority before school


def _suggested(text: str, here: Edition) -> Suggestion:
    try:
        return suggest(json.loads(text), here.policy, here.signs)
    except json.JSONDecodeError as error:
        raise CommandError(
            f"The answers are not JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        )
    except BadAnswers as error:
        raise CommandError(str(error))


def _written(suggestion: Suggestion, *, for_a_person: bool) -> str:
    if for_a_person:
        return explaining.explain(suggestion)
    return json.dumps(suggestion.as_json(), indent=2, ensure_ascii=False)
