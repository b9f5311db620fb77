"""One request by one person, undone afterwards: its status, the text that came back, the entries it left."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import URLPattern, get_resolver, reverse

from tests.access.table import Row
from tests.access.world import World
from trail.models import Entry, Reading


@dataclass(frozen=True)
class Answer:
    """What came back. `kept` are the events of the entries and readings the request left, `chains` their chains."""

    status: int
    text: str
    where: str
    kept: tuple[str, ...]
    chains: tuple[str, ...]
    actors: tuple[str, ...]


def every_url() -> set[str]:
    """The name of every page of the URLconf; the path where it has none."""
    return set(_names(get_resolver(), ""))


def _names(resolver: Any, space: str) -> list[str]:
    found: list[str] = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            found.append(f"{space}{pattern.name}" if pattern.name else str(pattern.pattern))
        else:
            found += _names(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
    return found


def address(world: World, row: Row) -> str:
    """The path of a row's page."""
    if "/" in row.url:
        return f"/{row.url}"
    keys = world.keys.get(row.record, {})
    more = {name: keys.get(word, word) for name, word in row.words.items()}
    return reverse(row.url, kwargs={"pk": keys[row.key], **more} if row.record else more)


def ask(world: World, row: Row, person: str, method: str, **headers: str) -> Answer:
    """The answer to this person's request; whatever it changed is undone."""
    entries, readings = _last(Entry, world), _last(Reading, world)
    with transaction.atomic():
        send = getattr(world.client(person), method.lower())
        # A browser posts its token with an empty form; these tests are not about the token.
        typed = {"csrfmiddlewaretoken": "x"} if method == "POST" else {}
        response = send(address(world, row), typed, headers=headers)
        text = b"".join(response.streaming_content) if response.streaming else response.content
        left = [*Entry.objects.filter(pk__gt=entries), *Reading.objects.filter(pk__gt=readings)]
        transaction.set_rollback(True)
    return Answer(
        status=response.status_code, text=text.decode(), where=response.get("Location", ""),
        kept=tuple(one.event for one in left), actors=tuple(one.says["actor"] for one in left),
        chains=tuple(str(getattr(one, "chain_id", None) or getattr(one, "case_id", "")) for one in left),
    )  # fmt: skip


_seen: dict[tuple[int, Any], int] = {}


def _last(model: Any, world: World) -> int:
    """The number of the last row that was there before the walk."""
    key = (id(world), model)
    if key not in _seen:
        _seen[key] = model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return _seen[key]
