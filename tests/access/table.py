"""The table of who may open which page, read from pages/*.toml, and what follows from a row for one person.

Read a row aloud: "The case file is the page `case` of each case. It opens for its readers, with GET 200 and
POST 405, and leaves `reading.case` in the trail. A person who may know of the case, and not do this, is
refused; for everybody else there is no such page."

    url     the name of the page in the URLconf, or several of one kind; `with` fills in the rest of the address
    of      the record in the address, by its name or its kind (people.toml); nothing where there is none
    door    a circle of roles: everybody else is refused before anything is looked up; "everybody" if left out
    opens   the circle of the record for whom it opens
    get     what an opened page answers; `post` what it answers to an empty form
    leaves  the entry that opening it writes; `writes` the one that the empty form writes
    shut    what somebody signed out gets (GET, POST), where that is not the way to sign-in
    few     the page is the same for everybody: three people ask for it instead of all

Everybody asks for every page, with the first of its records and words. With the others those ask who have
anything to do with the record, and the strangers who come nearest to it.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent / "pages"
PEOPLE = tomllib.loads((PAGES / "people.toml").read_text())
SIGNED_IN: list[str] = PEOPLE["people"]
FEW = ["staff", "lead", "it"]
NEAR = {"reporter", "lead", "head", "subject", "lead_elsewhere", "expired"}
ANONYMOUS = "anonymous"


@dataclass(frozen=True)
class Row:
    """One page of one record, and who may do what with it."""

    title: str
    url: str
    get: frozenset[int]
    post: frozenset[int]
    door: frozenset[str]
    opens: frozenset[str]
    knows: frozenset[str]
    record: str = ""
    key: str = ""
    words: dict[str, str] = field(default_factory=dict)
    leaves: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    shut: tuple[int, int] | None = None
    asked_by: tuple[str, ...] = ()

    def __str__(self) -> str:
        words = "-".join(self.words.values())
        return " ".join(part for part in (self.url, words, self.record) if part)

    def answer(self, person: str, method: str) -> frozenset[int]:
        """The statuses this person may get; one, but for pages that say so."""
        opened = self.get if method == "GET" else self.post
        if person == ANONYMOUS:
            return frozenset({302}) if self.shut is None else frozenset({self.shut[method == "POST"]})
        if person not in self.door:
            return frozenset({403})
        if opened == {405} or person in self.opens:
            return opened
        return frozenset({403 if person in self.knows else 404})

    def kept(self, person: str, method: str, status: int) -> tuple[str, ...]:
        """The entries that the request has to leave in the trail."""
        if person == ANONYMOUS:
            return ()
        if status == 403 or (status == 404 and (self.record or self.words)):
            return ("access.refused",)
        if person not in self.opens or (status in (302, 405) and method == "GET"):
            return ()
        return self.leaves if method == "GET" else self.writes


def circle(name: str) -> frozenset[str]:
    """The people of a circle of roles."""
    return frozenset(SIGNED_IN if name == "everybody" else PEOPLE["circles"][name])


def rows() -> Iterator[Row]:
    """Every row of every room's file, spread over its addresses and records."""
    seen: set[str] = set()
    for file in sorted(PAGES.glob("*.toml")):
        if file.name == "people.toml":
            continue
        for title, says in tomllib.loads(file.read_text()).items():
            for row in spread(title, says):
                yield replace(row, asked_by=(*who_asks(row, says, first=row.url not in seen), ANONYMOUS))
                seen.add(row.url)


def who_asks(row: Row, says: dict[str, Any], *, first: bool) -> list[str]:
    """The people whose answers are looked at."""
    if says.get("few"):
        return FEW
    told = PEOPLE["record"].get(row.record, {})
    concerned = NEAR.union(*(people for people in told.values() if isinstance(people, list)))
    return SIGNED_IN if first or not row.record else [person for person in SIGNED_IN if person in concerned]


def spread(title: str, says: dict[str, Any]) -> Iterator[Row]:
    """One row for each address and each record that it stands for."""
    fields = says.get("with", {})
    for url in _list(says["url"]):
        for record in records_named(says.get("of", "")):
            for chosen in product(*(_list(value) for value in fields.values())):
                yield _row(title, url, record, says, dict(zip(fields, chosen, strict=True)))


def records_named(of: Any) -> list[str]:
    """The records that a row speaks of: by their names, or all of a kind; "" where the page has none."""
    known: dict[str, Any] = PEOPLE["record"]
    kinds = {
        says["kind"]: [name for name in known if known[name]["kind"] == says["kind"]]
        for says in known.values()
    }
    return [name for word in _list(of) for name in kinds.get(word, [word])]


def _row(title: str, url: str, record: str, says: dict[str, Any], words: dict[str, str]) -> Row:
    told = PEOPLE["record"].get(record, {})
    door = circle(says.get("door", "everybody"))
    return Row(
        title=title, url=url, record=record, key=says.get("pk", told.get("kind", "")), words=words, door=door,
        get=frozenset(_list(says["get"])), post=frozenset(_list(says["post"])),
        opens=frozenset(told.get(says.get("opens", ""), [])) & door if record else door,
        knows=frozenset(told.get("readers", [])),
        leaves=tuple(_list(says.get("leaves", []))), writes=tuple(_list(says.get("writes", []))),
        shut=tuple(says["shut"]) if "shut" in says else None,
    )  # fmt: skip


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
