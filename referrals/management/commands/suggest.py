"""What the policy suggests for the answers on standard input."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflows import explaining
from workflows.questions import BadAnswers
from workflows.suggesting import Suggestion, suggest


class Command(BaseCommand):
    help = (
        "Reads answers about a case as JSON from standard input and writes what the policy suggests, as JSON."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--explain", action="store_true", help="write a reading for a person instead")

    def handle(self, *, explain: bool, **options: Any) -> None:
        suggestion = _suggested(sys.stdin.read())
        self.stdout.write(_written(suggestion, for_a_person=explain))


def _suggested(text: str) -> Suggestion:
    try:
        return suggest(json.loads(text))
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
