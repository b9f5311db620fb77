"""Whoever takes the database and the files, and has not the keys, learns no name, no number and no sentence."""

import base64
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection

from tests.vault import dumping, overseen
from tests.vault.chance import Ours, whole_words_in
from tests.vault.conftest import Home, database, fill

pytestmark = pytest.mark.workers  # real commands in a home of their own

#: What says nothing of anybody: the school's own name, number and address, and the addresses people sign in with.
KNOWN = {"01632 960999", "Weir Lane, Riverbank RB1 1AA", "Riverbank Academy"}
DATABASE = "handrail.sqlite3"
WHO = ("first", "surname", "preferred", "other_names", "name", "handles", "person", "names")
HOW = ("phone", "email", "address", "postcode", "upn", "username", "request_reference")
SQLITE = pytest.param("sqlite", marks=pytest.mark.long)  # each takes half a minute and more
POSTGRESQL = pytest.param(
    "postgresql",
    marks=[
        pytest.mark.long,
        pytest.mark.skipif(
            connection.vendor != "postgresql", reason="PostgreSQL is not running in this group"
        ),
    ],
)


@dataclass(frozen=True)
class Dump:
    """Every cell of every table and every file, and the texts of each sealed column, opened with the keys."""

    cells: list[str | bytes]
    files: list[tuple[str, bytes]]
    opened: dict[str, list[str]]

    @property
    def texts(self) -> list[str]:
        return [cell for cell in self.cells if isinstance(cell, str)]

    @property
    def all(self) -> list[str | bytes]:
        return [*self.cells, *(content for _, content in self.files)]

    def found(self, words: set[str]) -> set[str]:
        """Those of the words that somebody could read in it. What chance and our own words beside it can spell is
        looked for as a whole word, and not in the bytes of the database, where cells have no gap between them."""
        ours = Ours(self.texts)
        chancy = {word for word in words if ours.leaves_to_chance(word)}
        apart = [*self.cells, *(content for name, content in self.files if not name.startswith(DATABASE))]
        readable = (text if isinstance(text, str) else text.decode("latin-1") for text in apart)
        return dumping.found_in(self.all, words - chancy) | whole_words_in(readable, chancy)

    def columns(self, names: tuple[str, ...]) -> set[str]:
        return {
            text for column, texts in self.opened.items() if column.split(".")[1] in names for text in texts
        }


@pytest.fixture(scope="session", params=[SQLITE, POSTGRESQL])
def dump(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dump]:
    """The demo school, as somebody has it who took everything but the keys."""
    if request.param == "sqlite":
        demo: Home = request.getfixturevalue("demo")
        yield dumped(demo, list(dumping.cells(demo.place / DATABASE)))
        return
    with database() as url:
        home = Home(tmp_path_factory.mktemp("dumped"), {"DATABASE_URL": url})
        fill(home)
        yield dumped(home, list(dumping.cells_on_postgresql(url)))


def dumped(home: Home, cells: list[str | bytes]) -> Dump:
    opened = dumping.opened(home.manage("shell", said=dumping.OPENED))
    return Dump(cells, list(dumping.files(home.place)), opened)


def test_the_dump_is_looked_through_as_it_should_be() -> None:
    inside = base64.b64encode(b"xx he told Ava about the station yy")
    for chunk in (
        "... about the station ...",
        b"\x00about the station\xff",
        b"about the station".hex(),
        inside,
    ):
        assert dumping.found_in([chunk, secrets.token_bytes(5000)], {"about the station"})
    assert not dumping.found_in([secrets.token_bytes(5000)], {"about the station"})
    assert dumping.words_of([b"\xff\x00Zo\xc3\xab said"]) == {"Zoë", "said"}


def test_a_digest_beside_a_word_of_ours_is_no_user_name() -> None:
    beside = b"91f0" + b"0a23d" + b"case.closed"  # two cells in the bytes of a database
    held = Dump(["91f00a23d", "case.closed"], [(DATABASE, beside), ("mail", b"91f00a23d case")], {})
    assert held.found({"23dcase"}) == set()
    for leak in ("23dcase", "about 23dcase.", '{"by":"23dcase"}', "23dcase@pupils.example"):
        assert Dump([*held.cells, leak], held.files, {}).found({"23dcase"}) == {"23dcase"}, leak
        assert Dump(held.cells, [("mail", leak.encode())], {}).found({"23dcase"}) == {"23dcase"}, leak
    assert Dump(held.cells, [(DATABASE, b"\x01\x0724zfarthing\x02")], {}).found({"24zfarthing"})


@pytest.mark.parametrize("word", ["23dcase", "closed99", "badcafe", "deadbeef", "2case3", "123456789"])
def test_what_digits_and_our_own_words_can_spell_is_left_to_chance(word: str) -> None:
    ours = Ours(["case.closed", "case", "secrets"])
    assert ours.leaves_to_chance(word)
    assert not ours.leaves_to_chance("24zfarthing") and not ours.leaves_to_chance("0a1b2c3d4e5f6")


def test_a_dump_holds_not_one_sentence_of_the_demo(dump: Dump) -> None:
    written = {
        sentence for texts in dump.opened.values() for text in texts for sentence in dumping.sentences(text)
    }
    told = set(dumping.told())
    assert len(told) > 600 and len(written) > 1500
    assert dumping.found_in(dump.all, written | told) <= KNOWN


def test_what_oversight_wrote_is_among_what_is_looked_for(dump: Dump) -> None:
    texts = "\n".join(text for texts in dump.opened.values() for text in texts)
    for typed in (*overseen.TYPED.values(), overseen.SOUGHT, overseen.REQUEST):
        assert typed in texts, typed


def test_a_dump_holds_not_one_name_handle_number_or_address(dump: Dump) -> None:
    people, ways = dump.columns(WHO), dump.columns(HOW) - KNOWN
    assert len(people) > 350 and len(ways) > 3000
    sign_ins = {address for address in ways if address.split("@")[0] in dumping.sign_ins()}
    assert len(sign_ins) >= 9
    whole = {text for text in people | ways if len(text.encode()) >= dumping.LONG}
    assert dump.found(whole - sign_ins) == set()
    names = {word for text in people for word in dumping.WORD.findall(text) if len(word) > 2}
    assert names & dumping.words_of(dump.texts) == set()


def test_it_would_have_been_found_where_it_is_opened(dump: Dump) -> None:
    texts = [text for column in dump.opened.values() for text in column]
    assert len(dumping.found_in(texts, set(dumping.told()))) > 500
    ways = {text for text in dump.columns(HOW) - KNOWN if len(text.encode()) >= dumping.LONG}
    assert Dump([*dump.cells, *texts], [], {}).found(ways) == ways
