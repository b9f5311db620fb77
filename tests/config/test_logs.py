"""What a log may hold: where something broke, never what somebody typed."""

import json
import logging
import logging.config
from collections.abc import Callable, Iterator

import pytest

from config.logs import logging_to_console

TYPED = "Ava Bell, 07700 900123"
LOGGER = "celery.app.trace"


def broken() -> None:
    raise ValueError(TYPED)


@pytest.fixture
def written(capsys) -> Iterator[Callable[[str], str]]:
    """written("json"): what the console gets when a task raises over something that was typed."""

    def write(form: str) -> str:
        logging.config.dictConfig(logging_to_console("INFO", form))
        try:
            broken()
        except ValueError as error:
            context = {"name": "referrals.tasks.sweep_clocks", "exc": repr(error), "args": TYPED}
            logging.getLogger(LOGGER).error(
                "Task %(name)s raised unexpected: %(exc)s", context, exc_info=True, extra={"data": context}
            )
        return capsys.readouterr().err

    touched = [logging.getLogger(name) for name in ("", *logging_to_console("INFO")["loggers"])]
    before = [(logger, logger.level, logger.propagate, logger.handlers[:]) for logger in touched]
    yield write
    for logger, level, propagate, handlers in before:
        logger.setLevel(level)
        logger.propagate, logger.handlers[:] = propagate, handlers


@pytest.mark.parametrize("form", ["line", "json"])
def test_an_error_says_its_kind_and_where_and_not_its_words(written: Callable[[str], str], form: str) -> None:
    text = written(form)
    assert "ValueError" in text
    assert "test_logs.py" in text
    assert "Ava" not in text
    assert "900123" not in text


def test_json_is_one_object_an_event(written: Callable[[str], str]) -> None:
    lines = written("json").splitlines()
    event = json.loads(lines[0])
    assert len(lines) == 1
    assert (event["level"], event["logger"]) == ("ERROR", LOGGER)
    assert event["message"] == "Task referrals.tasks.sweep_clocks raised unexpected: ValueError"
