"""The case diagram as SVG, drawn from the rules."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from referrals.diagram import draw
from workflows.case import STATES


class Command(BaseCommand):
    help = (
        "Writes the states of a case and the steps between them as SVG, from the rules in workflows/case.py."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--state", choices=STATES, default="", help="mark this state as where the case is"
        )
        parser.add_argument("-o", "--output", type=Path, help="write to this file instead of the terminal")

    def handle(self, *, state: str, output: Path | None, **options: Any) -> None:
        picture = draw(state)
        if output:
            output.write_text(picture + "\n", encoding="utf-8")
        else:
            self.stdout.write(picture)
