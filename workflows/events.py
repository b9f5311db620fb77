"""The closed vocabulary of the trail (events.toml): a code in the entry, a sentence when it is read."""

import re
import string
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workflows.unusable import Unusable

FILE = Path(__file__).with_name("events.toml")
KINDS = ("step", "change", "reading", "export", "access", "system")
CODE = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")


class EventsError(Unusable):
    """events.toml is wrong, or a code is not in it."""


@dataclass(frozen=True, slots=True)
class Event:
    """One kind of act: its code, the sentence it is told in, and the kind auditors filter by."""

    code: str
    sentence: str
    kind: str


class _Labels(dict[str, object]):
    def __missing__(self, name: str) -> str:
        return "somebody" if name in ("actor", "second") else "not recorded"


def load(path: Path = FILE) -> dict[str, Event]:
    """All events by code. Raises EventsError with the file and the row that is wrong."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    return {code: _event(path, code, row) for code, row in rows.items()}


def _event(path: Path, code: str, row: Any) -> Event:
    where = f'{path.name}, row ["{code}"]'
    if not CODE.fullmatch(code):
        raise EventsError(f'{where}: write the code in quotes, as in ["case.begin_triage"]')
    if not isinstance(row, dict) or set(row) != {"sentence", "kind"}:
        raise EventsError(f"{where}: needs sentence and kind and nothing else")
    if row["kind"] not in KINDS:
        raise EventsError(f"{where}: kind must be one of {', '.join(KINDS)}")
    _check_sentence(where, row["sentence"])
    return Event(code, row["sentence"], row["kind"])


def _check_sentence(where: str, sentence: str) -> None:
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]
    except ValueError as error:
        raise EventsError(f"{where}: the sentence cannot be read: {error}") from error
    if not sentence or not all(name.isidentifier() for name in names):
        raise EventsError(f"{where}: the sentence may hold only plain names in braces")


EVENTS = load()


def require(code: str) -> Event:
    """The event. Raises EventsError (a ValueError) for a code that is not in events.toml."""
    if code not in EVENTS:
        raise EventsError(f'unknown event "{code}": add it to {FILE.name}')
    return EVENTS[code]


def sentence(code: str, **labels: object) -> str:
    """The sentence of an event with its labels; a missing one reads "somebody" or "not recorded"."""
    known = {name: label for name, label in labels.items() if label not in (None, "")}
    return require(code).sentence.format_map(_Labels(known))
