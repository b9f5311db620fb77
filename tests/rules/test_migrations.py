"""A migration after the last release locks no large table, and the released version goes on beside it."""

import tomllib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.rules.locking import LARGE, dangers

RELEASED = tomllib.loads((Path(__file__).parent / "released.toml").read_text(encoding="utf-8"))


def since_release() -> Iterator[tuple[str, str]]:
    """App and name of each migration that no release holds."""
    graph = MigrationLoader(None).graph
    released = {node for key in RELEASED.items() for node in graph.forwards_plan(key)}
    yield from (key for key in sorted(graph.nodes) if key[0] in RELEASED and key not in released)


@pytest.mark.django_db(transaction=True)  # what is built beside all writing stands in no transaction
def test_none_locks_a_large_table_and_the_released_version_goes_on_working() -> None:
    assert connection.vendor == "postgresql"
    assert {key: found for key in since_release() if (found := list(dangers(_sql(*key))))} == {}


def _sql(app: str, name: str) -> str:
    said = StringIO()
    call_command("sqlmigrate", app, name, stdout=said)
    return said.getvalue()


def test_every_app_with_tables_has_its_line() -> None:
    ours = {one.label for one in apps.get_app_configs() if (Path(one.path) / "migrations").is_dir()}
    assert {label for label in ours if Path(apps.get_app_config(label).path).parent == HERE} == set(RELEASED)


@pytest.mark.django_db
def test_the_large_tables_are_there() -> None:
    assert set(connection.introspection.table_names()) >= LARGE


HERE = Path(__file__).resolve().parents[2]
SAFE = (
    "ALTER TABLE referrals_notice ADD COLUMN clock_month date NULL",
    "CREATE INDEX CONCURRENTLY x ON referrals_clock (due)",
    "CREATE INDEX x ON people_school (name)",
    "ALTER TABLE referrals_case ADD CONSTRAINT c CHECK (a > 0) NOT VALID",
    "ALTER TABLE referrals_notice ADD COLUMN why varchar(12) DEFAULT '' NOT NULL",
)
DANGEROUS = (
    "CREATE INDEX x ON referrals_clock (due)",
    'ALTER TABLE "referrals_case" ADD CONSTRAINT "c" CHECK ("a" > 0)',
    "ALTER TABLE trail_entry ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES b (c)",
    "ALTER TABLE trail_entry ADD CONSTRAINT u UNIQUE (a)",
    "ALTER TABLE referrals_note ALTER COLUMN kind TYPE varchar(20)",
    "ALTER TABLE referrals_note ALTER COLUMN kind SET NOT NULL",
    "ALTER TABLE referrals_note ADD COLUMN kind varchar(9) NOT NULL",
    "ALTER TABLE referrals_note ALTER COLUMN kind DROP DEFAULT",
    "ALTER TABLE referrals_note DROP COLUMN kind CASCADE",
    "ALTER TABLE referrals_note RENAME COLUMN kind TO sort",
    "UPDATE referrals_note SET kind = ''",
)


@pytest.mark.parametrize("sql", SAFE)
def test_what_may_be_done_at_any_time(sql: str) -> None:
    assert list(dangers(sql)) == []


@pytest.mark.parametrize("sql", DANGEROUS)
def test_what_must_wait_or_be_done_otherwise(sql: str) -> None:
    assert len(list(dangers(f"BEGIN; {sql}; COMMIT;"))) == 1
