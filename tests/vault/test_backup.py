"""A backup is sealed, goes back into an empty database, and is refused where one byte of it differs."""

import base64
import io
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests.vault import dumping
from tests.vault.conftest import Home, database
from vault.errors import CannotUnseal, KeyMissing
from vault.streams import PIECE, Sealing, pieces

SMALL_SCHOOL = """
from tests.factories import a_case, a_pupil, a_school
school = a_school()
a_case(school, a_pupil(school, upn="A999000000001"), saw="He asked her to keep it a secret.")
"""
ANOTHER_SCHOOL = f"""
from itertools import count
from tests import factories
factories.number = count(100)
{SMALL_SCHOOL}
"""
SAYS = """
from people.models import Pupil
from referrals.models import Concern
print([pupil.full_name for pupil in Pupil.objects.all()], Concern.objects.get().saw)
"""


def sealed(plain: bytes) -> bytes:
    file = io.BytesIO()
    stream = Sealing(file, context="x")
    stream.write(plain[:7])
    stream.write(plain[7:])
    stream.end()
    return file.getvalue()


def opened(file: bytes, context: str = "x") -> bytes:
    return b"".join(pieces(io.BytesIO(file), context=context))


@pytest.mark.parametrize("size", [0, 1, PIECE, 2 * PIECE + 5])
def test_a_long_file_comes_back(size: int) -> None:
    plain = secrets.token_bytes(size)
    assert opened(sealed(plain)) == plain


def test_a_file_that_was_changed_cut_joined_or_meant_for_else_does_not_open() -> None:
    file = sealed(secrets.token_bytes(3 * PIECE))
    piece = 4 + PIECE + 16
    first = len(file) - 3 * piece
    changed = bytearray(file)
    changed[first + 4 + PIECE] ^= 1
    swapped = file[:first] + file[first + piece : first + 2 * piece] + file[first : first + piece]
    for broken in (bytes(changed), file[:-piece], file[:-1], file + b"\0", swapped, b"", b"PK"):
        with pytest.raises(CannotUnseal):
            opened(broken)
    with pytest.raises(CannotUnseal):
        opened(file, context="y")


def test_a_file_under_a_missing_master_key_names_it(settings) -> None:  # type: ignore[no-untyped-def]
    file = sealed(b"abc")
    settings.HANDRAIL_KEYS = {"master": [secrets.token_bytes(32)]}
    with pytest.raises(KeyMissing, match="is missing"):
        opened(file)


@pytest.fixture(scope="module")
def small(home: Callable[[str], Home]) -> Home:
    """A school with one case, on SQLite."""
    made = home("small")
    made.manage("migrate", "-v0")
    made.manage("shell", said=SMALL_SCHOOL)
    return made


@pytest.fixture(scope="module")
def kept(small: Home, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Its backup and what the command said."""
    file = tmp_path_factory.mktemp("kept") / "small.backup"
    return file, small.manage("backup", str(file))


def ids_of(home: Home, name: str) -> list[str]:
    """The ids of the keys of this name."""
    asked = f"from vault import keys; print('ids', *(key.hex() for key in keys.ring({name!r})))"
    said = home.manage("shell", said=asked)
    return next(line for line in said.splitlines() if line.startswith("ids ")).split()[1:]


@pytest.fixture
def url() -> Iterator[str]:
    """An empty PostgreSQL database."""
    with database() as made:
        yield made


@pytest.mark.workers
@pytest.mark.long
def test_it_is_verified_in_a_scratch_database_and_holds_no_name(kept: tuple[Path, str]) -> None:
    file, said = kept
    assert "Restored." in said and "no finding" in said
    assert file.stat().st_mode & 0o077 == 0
    assert dumping.found_in([file.read_bytes()], {"keep it a secret", "CREATE TABLE", "trail_entry"}) == set()


@pytest.mark.workers
@pytest.mark.long
def test_it_goes_into_an_empty_database_and_into_no_other(kept: tuple[Path, str], small: Home, home) -> None:  # type: ignore[no-untyped-def]
    said = small.manage("restore", str(kept[0]), "--without-erasures", code=1)
    assert "The database is not empty. Nothing was changed" in said
    there: Home = home("other")
    (there.place / "keys").symlink_to(small.place / "keys")
    there.manage("restore", str(kept[0]), "--without-erasures")
    assert "['Ava Bell'] He asked her to keep it a secret." in there.manage("shell", said=SAYS)


@pytest.mark.workers
@pytest.mark.long
def test_without_the_master_key_it_says_which_one_and_changes_nothing(
    kept: tuple[Path, str], small: Home, home: Callable[[str], Home]
) -> None:
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    stranger = home("stranger")
    (stranger.place / "keys").symlink_to(small.place / "keys")
    said = stranger.manage("restore", str(kept[0]), "--without-erasures", code=1, HANDRAIL_MASTER_KEY=key)
    gone = ids_of(small, "master")
    assert f"was not restored: The master key {gone[0]} is missing. Nothing was changed" in said


@pytest.mark.workers
@pytest.mark.long
def test_with_every_key_missing_it_names_them_all_and_changes_nothing(
    kept: tuple[Path, str], small: Home, home: Callable[[str], Home]
) -> None:
    stranger = home("without keys")
    said = stranger.manage("restore", str(kept[0]), code=1)
    for name in ("master", "trail"):
        assert f"he {name} key {ids_of(small, name)[0]}" in said
    assert "he checkpoint key " in said and "are missing. Nothing was changed. Put them back" in said
    assert not list(stranger.place.glob("*.sqlite3*"))


@pytest.mark.workers
@pytest.mark.long
def test_without_the_keys_of_the_trail_somebody_has_to_say_so(
    kept: tuple[Path, str], small: Home, home: Callable[[str], Home]
) -> None:
    there = home("trail key lost")
    shutil.copytree(small.place / "keys", there.place / "keys")
    key = base64.b64encode(secrets.token_bytes(32)).decode()
    restore = ("restore", str(kept[0]), "--without-erasures")
    said = there.manage(*restore, code=1, HANDRAIL_TRAIL_KEY=key)
    assert f"The trail key {ids_of(small, 'trail')[0]} is missing. Nothing was changed" in said
    said = there.manage(*restore, "--without-trail-keys", code=1, HANDRAIL_TRAIL_KEY=key)
    assert "Restored." in said and ids_of(small, "trail")[0] in said


@pytest.mark.workers
@pytest.mark.long
def test_under_another_master_key_no_backup_is_made(small: Home, tmp_path: Path) -> None:
    file, key = tmp_path / "new.backup", base64.b64encode(secrets.token_bytes(32)).decode()
    said = small.manage("backup", "--unverified", str(file), code=1, HANDRAIL_MASTER_KEY=key)
    assert "No backup was made: The master key" in said and list(tmp_path.iterdir()) == []


@pytest.mark.workers
@pytest.mark.long
def test_a_file_that_is_there_is_not_replaced(kept: tuple[Path, str], small: Home) -> None:
    assert "is there already" in small.manage("backup", str(kept[0]), code=1)


@pytest.mark.workers
@pytest.mark.long
@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="PostgreSQL is not running in this group of tests"
)
def test_postgresql_comes_back_with_its_guards_and_goes_on(url: str, home, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    there: Home = home("postgres")
    there.manage("migrate", "-v0", DATABASE_URL=url)
    there.manage("shell", said=SMALL_SCHOOL, DATABASE_URL=url)
    file = tmp_path / "small.backup"
    said = there.manage("backup", str(file), DATABASE_URL=url)
    assert "Restored." in said and "no finding" in said
    with psycopg.connect(url.replace("postgres://", "postgresql://"), autocommit=True) as at:
        at.execute("DROP SCHEMA public CASCADE")
        at.execute("CREATE SCHEMA public")
        there.manage("restore", str(file), "--without-erasures", DATABASE_URL=url)
        with pytest.raises(psycopg.errors.RestrictViolation):
            at.execute("UPDATE trail_entry SET event = 'x'")
    assert "['Ava Bell'] He asked her to keep it a secret." in there.manage(
        "shell", said=SAYS, DATABASE_URL=url
    )
    there.manage("shell", said=ANOTHER_SCHOOL, DATABASE_URL=url)  # numbers go on where they were
