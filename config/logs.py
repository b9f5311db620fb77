"""Logs go to the console: routes, counts and errors; never a name, a query string or what was typed."""

from typing import Any


def logging_to_console(level: str) -> dict[str, Any]:
    """Python's logging settings: one line an event, from `level` upward."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
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
