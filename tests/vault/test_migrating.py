"""Columns that stood in plain words are sealed row by row, on both databases."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from vault.fields import SealedCharField, SealedDateField, SealedJSONField, SealedTextField
from vault.migrating import SealColumns

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]

WORDS = 'Zoë said: "C:\\new\\table" 👋\nand went.'
PLAIN = migrations.CreateModel(
    "Paper",
    [
        ("id", models.UUIDField(primary_key=True)),
        ("text", models.TextField()),
        ("by", models.CharField(max_length=40, blank=True, default="")),
        ("facts", models.JSONField(default=dict, null=True)),
        ("on", models.DateField()),
        ("number", models.IntegerField()),
    ],
)
SEALED = SealColumns(
    "paper",
    text=SealedTextField(key_of="installation"),
    by=SealedCharField(key_of="installation", max_length=40, blank=True),
    facts=SealedJSONField(key_of="installation", default=dict, null=True),
    on=SealedDateField(key_of="installation"),
)
ONE, OTHER = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def papers() -> Iterator[Any]:
    """papers(operation): the model after one more operation was carried out."""
    states = [ProjectState()]

    def carried_out(operation: Any) -> Any:
        after = states[-1].clone()
        operation.state_forwards("vault", after)
        with connection.schema_editor() as editor:
            operation.database_forwards("vault", editor, states[-1], after)
        states.append(after)
        return after.apps.get_model("vault", "Paper")

    yield carried_out
    with connection.schema_editor() as editor:
        editor.delete_model(states[-1].apps.get_model("vault", "Paper"))


def test_rows_come_out_as_they_went_in_and_no_word_stays(papers: Any) -> None:
    plain = papers(PLAIN)
    facts = {"to": "Mrs O’Brien", "n": 1}
    plain.objects.create(id=ONE, text=WORDS, by="Zoë", facts=facts, on=date(2026, 5, 3), number=7)
    plain.objects.create(id=OTHER, text="", by="", facts=None, on=date(2026, 5, 4), number=8)
    sealed = papers(SEALED)
    one, other = sealed.objects.get(pk=ONE), sealed.objects.get(pk=OTHER)
    assert (one.text, one.by, one.facts, one.on, one.number) == (WORDS, "Zoë", facts, date(2026, 5, 3), 7)
    assert (other.text, other.by, other.facts, other.on) == ("", "", None, date(2026, 5, 4))
    with connection.cursor() as cursor:
        cursor.execute('SELECT "text", "by", "facts", "on" FROM vault_paper ORDER BY "number"')
        held = b"".join(bytes(cell) for cell in cursor.fetchall()[0])
    assert not any(word in held for word in ("Zoë".encode(), b"table", b"Brien", b"2026"))
    assert sealed.objects.filter(text="").count() == 1
