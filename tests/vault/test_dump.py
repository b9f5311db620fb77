"""Whoever takes the database and the files, and has not the keys, learns no name, no number and no sentence."""

import base64
import secrets

import pytest

from tests.vault import dumping
from tests.vault.conftest import Home

pytestmark = pytest.mark.workers  # real commands in a home of their own

#: What says nothing of anybody: the school's own name, number and address, and the addresses people sign in with.
KNOWN = {"01632 960999", "Weir Lane, Riverbank RB1 1AA", "Riverbank Academy"}
DATABASE = "handrail.sqlite3"
WHO = ("first", "surname", "preferred", "other_names", "name", "handles")
HOW = ("phone", "email", "address", "postcode", "upn", "username")


@pytest.fixture(scope="session")
def opened(demo: Home) -> dict[str, list[str]]:
    """The texts of each sealed column, opened with the keys."""
    return dumping.opened(demo.manage("shell", said=dumping.OPENED))


@pytest.fixture(scope="session")
def dump(demo: Home) -> list[str | bytes]:
    """Every cell of every table, and every file, the database's own bytes among them."""
    return [*dumping.cells(demo.place / DATABASE), *dumping.files(demo.place)]


def columns(opened: dict[str, list[str]], names: tuple[str, ...]) -> set[str]:
    return {text for column, texts in opened.items() if column.split(".")[1] in names for text in texts}


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


def test_a_dump_holds_not_one_sentence_of_the_demo(
    dump: list[str | bytes], opened: dict[str, list[str]]
) -> None:
    written = {
        sentence for texts in opened.values() for text in texts for sentence in dumping.sentences(text)
    }
    told = set(dumping.told())
    assert len(told) > 600 and len(written) > 1500
    assert dumping.found_in(dump, written | told) <= KNOWN


def test_a_dump_holds_not_one_name_handle_number_or_address(
    dump: list[str | bytes], opened: dict[str, list[str]]
) -> None:
    people, ways = columns(opened, WHO), columns(opened, HOW) - KNOWN
    assert len(people) > 350 and len(ways) > 3000
    sign_ins = {address for address in ways if address.split("@")[0] in dumping.sign_ins()}
    assert len(sign_ins) >= 9
    whole = {text for text in people | ways if len(text.encode()) >= dumping.LONG}
    assert dumping.found_in(dump, whole - sign_ins) == set()
    names = {word for text in people for word in dumping.WORD.findall(text) if len(word) > 2}
    assert names & dumping.words_of(text for text in dump if isinstance(text, str)) == set()


def test_it_would_have_been_found_where_it_is_opened(opened: dict[str, list[str]]) -> None:
    texts = [text for column in opened.values() for text in column]
    assert len(dumping.found_in(texts, set(dumping.told()))) > 500
