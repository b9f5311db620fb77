"""The two summaries of the demo, read back from their files by two programs."""

import re
from types import SimpleNamespace

import pytest

from evidence.models import Summary
from evidence.pdf.extract import EXTRACTORS
from people.models import Contact, Pupil

pytestmark = pytest.mark.django_db  # on SQLite the tale is told by tests/config/test_serve_demo.py

#: People of the texts whom no roll holds, and whatever leads to somebody.
STRANGERS = (
    "Demir", "Yusuf", "Terry", "Holt", "Prentice", "Dale", "DJ Dan", "djdan", "aisha_bestie", "900987", "900988",
    "mailbox.example", "RB4 2QT", "did not want to be named",
)  # fmt: skip


def texts(audience: str) -> list[str]:
    """The text of the released file by each extractor, with single spaces."""
    pdf = Summary.objects.get(audience=audience, state="released").file.read()
    return [re.sub(r"\s+", " ", " ".join(read(pdf))) for read in EXTRACTORS.values()]


def test_the_copy_for_the_mother_names_nobody_else(tale: SimpleNamespace) -> None:
    case = tale.cases["voice"]
    mother = case.pupil.relations.get(kind="mother").contact
    others = [*Pupil.objects.exclude(pk=case.pupil_id), *Contact.objects.exclude(pk=mother.pk)]
    named = [child for child in others if child.full_name in " ".join(written(case))]
    assert len(named) > 7  # the case does name them
    for text in texts("parent_sar"):
        assert case.pupil.full_name in text
        assert mother.full_name in text
        assert not [person.full_name for person in others if f"{person.first} {person.surname}" in text]
        for person in named:
            assert not re.search(rf"\b{person.first}\b(?! Young)", text)  # the reporter is Grace Young
            assert person.surname == case.pupil.surname or not re.search(rf"\b{person.surname}\b", text)
            assert not person.phone or person.phone not in text
            assert not person.email or person.email not in text
        assert not [stranger for stranger in STRANGERS if stranger in text]


def test_the_copy_for_the_police_keeps_whom_they_look_for(tale: SimpleNamespace) -> None:
    for text in texts("police_ceop"):
        for kept in (
            "DJ Dan",
            "djdan_uk",
            "djdan@mailbox.example",
            "07700 900988",
            "aisha_2013x",
            "Aisha Hussain",
        ):
            assert kept in text
        assert re.search(r"\[Pupil A/\d+\]", text)
        for gone in ("Zuzanna", "Nowak", "Holly", "Demir", "Vaughan"):
            assert gone not in text


def written(case) -> list[str]:  # type: ignore[no-untyped-def]
    """What people wrote on the case."""
    concerns = [one.concern for one in case.concern_children.select_related("concern")]
    return [f"{one.saw} {one.told} {one.think} {one.did}" for one in concerns] + [
        n.text for n in case.notes.all()
    ]
