"""Logs go to the console: routes, counts and errors; never a name, a query string or what was typed."""

import logging
import traceback
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def where(raised: Raised) -> str:
    """The kind of an error and the places it came through, without its message: that may hold what somebody typed."""
    kind, _, through = raised
    frames = [f"  {at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(through)]
    return "\n".join([kind.__name__ if kind else "", *frames])


class NoWords(logging.Filter):
    """Takes from a record of Celery what a task raised, and what it was called with: both may hold what was typed."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets every record pass."""
        if isinstance(record.args, dict) and "exc" in record.args:
            kind = record.exc_info[0] if record.exc_info else None
            record.args = {**record.args, "exc": kind.__name__ if kind else "an error"}
        record.__dict__.pop("data", None)
        return True


class Line(logging.Formatter):
    """One line an event, for a person."""

    def formatException(self, ei: Raised) -> str:
        return where(ei)


class Json(JsonFormatter):
    """One JSON object an event, for whatever collects logs."""

    def formatException(self, ei: Raised) -> str:
        return where(ei)


FORMATS: dict[str, dict[str, Any]] = {
    "line": {"()": Line, "format": "{asctime} {levelname} {name} {message}", "style": "{"},
    "json": {
        "()": Json,
        "format": "{asctime}{levelname}{name}{message}",
        "style": "{",
        "rename_fields": {"asctime": "at", "levelname": "level", "name": "logger"},
    },
}


def logging_to_console(level: str, form: str = "line") -> dict[str, Any]:
    """Python's logging settings: one event a line, from `level` upward, in one of FORMATS."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"console": FORMATS[form]},
        "filters": {"no words": {"()": NoWords}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "console", "filters": ["no words"]}
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True, "level": "INFO"},
            # "Not Found: /path" would repeat whatever somebody typed into the address
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "ERROR"},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
            # A task is named when it arrives and when it ends; its arguments are ids and are not logged.
            "celery": {"level": "INFO"},
            "fontTools": {"level": "ERROR"},
            "weasyprint": {"level": "ERROR"},
        },
    }
