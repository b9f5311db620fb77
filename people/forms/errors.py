"""Errors in plain words that name their question. What a form words itself stays as it is."""

from django import forms
from django.core.validators import BaseValidator

#: By Django's code, for whatever has no words of its own. {limit} is the limit that was passed.
WORDS = {
    "required": "Answer “{label}”",
    "invalid_choice": "“{label}”: choose one of the answers offered",
    "max_length": "“{label}”: use {limit} characters or fewer",
    "min_length": "“{label}”: use at least {limit} characters",
    "max_value": "“{label}”: enter {limit} or less",
    "min_value": "“{label}”: enter {limit} or more",
}


def name_errors(field: forms.Field, label: str) -> None:
    """Gives the field words that name it, in place of those of its class."""
    own = field.error_messages
    general = {code: words for code, words in of_its_class(field).items() if own.get(code) == words}
    limits = {one.code: f"{one.limit_value:,}" for one in field.validators if isinstance(one, BaseValidator)}
    for code in general | {code: "" for code in limits if code not in own}:
        own[code] = worded(code, label, str(general.get(code, "")), limits.get(code, ""))


def worded(code: str, label: str, general: str, limit: str) -> str:
    """The words for one code. Django fills a message in as `message % values` wherever it has values."""
    if code in WORDS:
        return WORDS[code].format(
            label=label.replace("%", "%%") if code != "required" else label, limit=limit
        )
    named = label.replace("%", "%%") if "%(" in general else label
    return f"“{named}”: {general[:1].lower()}{general[1:]}"


def of_its_class(field: forms.Field) -> dict[str, str]:
    """The messages that a field of this class begins with."""
    found: dict[str, str] = {}
    for kind in reversed(type(field).__mro__):
        found.update(vars(kind).get("default_error_messages", {}))
    return found
