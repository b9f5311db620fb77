"""The house itself as something to be read: every word a person may be shown, every import, every call."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
ROOMS = ("config", "oversight", "evidence", "referrals", "people", "trail", "vault", "workflows")
TAGS = re.compile(r"{[%#].*?[%#]}|{{.*?}}|<script.*?</script>", re.S)
COMMENTS = re.compile(r"^\s*#.*$", re.M)
SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n|</?\w+[^>]*>")


@cache
def python_files() -> tuple[Path, ...]:
    """Every Python file of the product, without migrations."""
    files = [path for room in ROOMS for path in sorted((HERE / room).glob("**/*.py"))]
    return tuple(path for path in files if "migrations" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    """The file, parsed."""
    return ast.parse(path.read_text())


@cache
def templates() -> tuple[Path, ...]:
    """Every template."""
    return tuple(
        sorted(path for path in (HERE / "templates").glob("**/*") if path.suffix in (".html", ".txt", ".js"))
    )


@cache
def spoken() -> dict[str, str]:
    """What a person may be shown, by file: templates and tables without comments, the texts of the code."""
    said = {_name(path): TAGS.sub(" ", path.read_text()) for path in templates()}
    tables = sorted(
        path
        for room in ROOMS
        for path in (HERE / room).glob("**/*.toml")
        if not {"demo", "data"} & set(path.parts)
    )
    said |= {_name(path): COMMENTS.sub("", path.read_text()) for path in tables}
    return said | {_name(path): "\n".join(_texts(path)) for path in python_files()}


def sentences(about: str) -> Iterator[tuple[str, str]]:
    """Each sentence that speaks of this (a pattern), with its file."""
    wanted = re.compile(about, re.I)
    for name, text in spoken().items():
        for sentence in SENTENCE.split(text):
            if wanted.search(sentence):
                yield name, " ".join(sentence.split())


def _texts(path: Path) -> Iterator[str]:
    documents = {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            yield node.value


def imports() -> Iterator[tuple[str, str]]:
    """Each module that each file imports."""
    for path in python_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                yield from ((_name(path), alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield _name(path), node.module


def calls(method: str) -> set[str]:
    """The files in which a method of this name is called."""
    return {
        _name(path) for path in python_files() for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == method
    }  # fmt: skip


def _name(path: Path) -> str:
    return str(path.relative_to(HERE))
