from typing import Any

from django.core.checks import CheckMessage, Warning, register

from config.needs import pango_missing


def pango(**_: Any) -> list[CheckMessage]:
    """One sentence when Pango is missing: everything but PDF files works without it."""
    sentence = pango_missing()
    return [Warning(sentence, id="handrail.W001")] if sentence else []


def register_all() -> None:
    """Makes `manage.py check` ask the checks of this file."""
    register(pango)
