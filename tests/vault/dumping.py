"""What somebody has who took the database and the files, and the words that must not be in it."""

import base64
import json
import re
import sqlite3
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import ahocorasick
import psycopg

DEMO = Path("config/demo")
GAP = re.compile(r"\{[^}]*\}|(?<=[.!?;:])\s+")
WORD = re.compile(r"[^\W\d_]+")
SENTENCE = 3  # words: what is shorter may be Handrail's own
LONG = 6  # bytes: what is shorter stands among millions of random bytes by chance

# In a process of its own, with the keys: everything that is sealed, opened.
OPENED = """
import json
from django.apps import apps
from vault.sealed import Sealed
def strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for one in value for text in strings(one)]
    return [value] if isinstance(value, str) else []
found = {}
for model in apps.get_models():
    names = [field.name for field in model._meta.concrete_fields if isinstance(field, Sealed)]
    for row in model._base_manager.all() if names else ():
        for name in names:
            found.setdefault(f"{model._meta.model_name}.{name}", []).extend(strings(getattr(row, name)))
print("OPENED" + json.dumps(found))
"""


#: One query for each table of PostgreSQL.
ALL = """
SELECT format('SELECT %s FROM %I', string_agg(
    format(CASE data_type WHEN 'bytea' THEN '%I' ELSE '%I::text' END, column_name), ', '), table_name)
FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name
"""


def opened(output: str) -> dict[str, list[str]]:
    """What OPENED printed: the texts of each sealed column."""
    found: dict[str, list[str]] = json.loads(output.split("OPENED", 1)[1])
    return found


def told() -> Iterator[str]:
    """Every stretch of every text that the stories of the demo tell, between the names they leave open."""
    for file in sorted((DEMO / "stories").glob("*.toml")):
        for act in tomllib.loads(file.read_text("utf-8"))["act"]:
            yield from sentences(act)


def sentences(value: Any) -> Iterator[str]:
    """The sentences of a text, of a list and of a table."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from sentences(one)
    elif isinstance(value, str):
        yield from (part.strip() for part in GAP.split(value) if len(part.split()) >= SENTENCE)


def cells(database: Path) -> Iterator[str | bytes]:
    """Every value of every row of every table."""
    with sqlite3.connect(database) as found:
        tables = [name for (name,) in found.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in found.execute(f'SELECT * FROM "{table}"'):
                yield from (cell for cell in row if isinstance(cell, str | bytes))


def cells_on_postgresql(url: str) -> Iterator[str | bytes]:
    """The same, of every table of a PostgreSQL database, as `COPY` writes them: bytes as bytes, all else as text."""
    with psycopg.connect(url.replace("postgres://", "postgresql://")) as found:
        for query in found.execute(ALL).fetchall():
            for row in found.execute(*query):
                yield from (cell for cell in row if cell is not None)


def files(home: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of an installation with its name, but its keys, which are kept elsewhere."""
    for file in sorted(home.rglob("*")):
        if file.is_file() and "keys" not in file.relative_to(home).parts:
            yield file.name, file.read_bytes()


def found_in(chunks: Iterable[str | bytes], words: Iterable[str]) -> set[str]:
    """Those of the words that stand in one of the chunks, as they are, in hexadecimal or in base64."""
    searched = ahocorasick.Automaton()
    for word in words:
        for form in forms(word):
            searched.add_word(form, word)
    if not len(searched):
        return set()
    searched.make_automaton()
    texts = (one.encode() if isinstance(one, str) else one for one in chunks)
    return {word for text in texts for _, word in searched.iter(text.decode("latin-1"))}


def forms(word: str) -> set[str]:
    """How the bytes of a word may stand in a file."""
    plain = word.encode()
    # In base64 a word begins at one of three places; its first and last letters depend on its neighbours.
    inside = {base64.b64encode(bytes(shift) + plain).decode()[4:-4] for shift in range(3)}
    return {plain.decode("latin-1"), plain.hex(), json.dumps(word)[1:-1]} | {
        one for one in inside if len(one) > LONG
    }


def words_of(chunks: Iterable[str | bytes]) -> set[str]:
    """Every word of what is text in it, for names that are too short to be looked for among encrypted bytes."""
    texts = (one if isinstance(one, str) else one.decode("utf-8", "ignore") for one in chunks)
    return {word for text in texts for word in WORD.findall(text)}


def sign_ins() -> set[str]:
    """The first parts of the addresses that people of the demo sign in with; they stay readable."""
    return {row["key"] for row in tomllib.loads((DEMO / "accounts.toml").read_text("utf-8"))["account"]}
