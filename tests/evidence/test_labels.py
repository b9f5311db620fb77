"""Labels: by first appearance in one release, with no trace of the name, and never those of another release."""

import re
from itertools import permutations
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from evidence.composing import compose
from evidence.models import Summary
from evidence.redaction.apply import Release, redact
from evidence.redaction.labels import Labels
from evidence.redaction.people import Person
from evidence.redaction.span import PERSON, Span
from tests.evidence.conftest import proposed
from tests.evidence.people import case, spans
from tests.factories import a_parent
from workflows import audiences
from workflows.audiences import PEOPLE

LABEL = re.compile(r"\[(?:Child|Pupil|Adult|Parent|Staff|Professional|Person) [^\]]+\]")


def read(texts: list[str], classes: dict[str, str], series: str = "417") -> list[str]:
    """The texts as a governor reads them: everybody is a label."""
    release = Release(audiences.get("governor"), classes, Labels(series))
    return [redact(text, spans(text, case("P2", "P3", "P5")), release).plain for text in texts]


def test_letters_follow_the_first_appearance_whatever_the_order_of_the_roll() -> None:
    text = "Will Sharrock sat by May Osei-Bonsu and Oluwadamilola van der Merwe. May Osei-Bonsu left."
    wanted = "[Pupil A/417] sat by [Pupil B/417] and [Pupil C/417]. [Pupil B/417] left."
    for order in permutations(["P2", "P3", "P5"]):
        assert read([text], dict.fromkeys(order, "other_pupil")) == [wanted]


def test_the_same_person_keeps_the_label_in_every_text_of_a_release() -> None:
    texts = ["May Osei-Bonsu wrote.", "Will Sharrock and May Osei-Bonsu met."]
    classes = {"P2": "other_pupil", "P3": "other_pupil"}
    assert read(texts, classes) == ["[Pupil A/417] wrote.", "[Pupil B/417] and [Pupil A/417] met."]
    assert read(texts[::-1], classes) == ["[Pupil A/417] and [Pupil B/417] met.", "[Pupil B/417] wrote."]


@pytest.mark.parametrize("kind", PEOPLE)
def test_a_label_depends_on_nothing_of_the_person_but_the_part_they_play(kind: str) -> None:
    """Swapped for anybody else, short or long, he or she, with or without a title: the reader gets the same bytes."""
    given = set()
    for who, name in (
        ("a", "Bo"),
        ("b", "Oluwadamilola van der Merwe"),
        ("c", "Mrs Ann Lee"),
        ("d", "Mr. Al Roe"),
    ):
        title = len(name) - len(re.sub(r"^Mrs?\.? ", "", name))
        text = f"Then {name} came."
        span = Span(5 + title, 5 + len(name), PERSON, who)
        release = Release(audiences.get("governor"), {who: kind}, Labels("417"))
        given.add(redact(text, [span], release).plain)
    assert len(given) == 1


def test_the_title_goes_with_the_name_it_would_tell_the_gender_of() -> None:
    text = "Rang Mrs Greenhalgh. I miss Will Sharrock. Sir Will Sharrock joked."
    assert "Mrs" not in read([text], {"C1": "subject_family", "P2": "other_pupil"})[0]
    assert read(["I miss Will Sharrock."], {"P2": "other_pupil"}) == ["I miss [Pupil A/417]."]


def labels_of(summary: Summary) -> set[str]:
    return {label for _, text in compose(summary).entries for label in LABEL.findall(text.plain)}


def test_two_recipients_never_share_a_label(town: SimpleNamespace) -> None:
    a_parent(town.child, first="Neil", kind="father")
    to_mother, to_father, to_police = (
        proposed(town, code) for code in ("governor", "governor", "police_ceop")
    )
    given = [labels_of(summary) for summary in (to_mother, to_father, to_police)]
    assert all(given)
    assert not given[0] & given[1]
    assert not given[0] & given[2]
    assert not given[1] & given[2]


def test_making_it_again_gives_the_same_labels(town: SimpleNamespace) -> None:
    summary = proposed(town, "governor")
    assert compose(summary).document == compose(summary).document


def test_the_database_refuses_a_series_that_the_case_has_used(town: SimpleNamespace) -> None:
    one, two = proposed(town), proposed(town)
    with pytest.raises(IntegrityError), transaction.atomic():
        Summary.objects.filter(pk=two.pk).update(series=one.series)


def test_a_reader_is_told_that_labels_hold_in_this_summary_alone(town: SimpleNamespace) -> None:
    summary = proposed(town, "governor")
    printed = " ".join(text.plain for fact in compose(summary).document.facts for text in fact)
    assert f"Labels: those that end in /{summary.series} are used in this summary and in no other" in printed


def test_somebody_nobody_knows_gets_a_label_by_the_words_written() -> None:
    people = {Person("x", "other", "Zed").id: "unknown_person"}
    release = Release(audiences.get("governor"), people, Labels("417"))
    text = "Zed wrote, zed rang, Kit left."
    found = [Span(0, 3, PERSON), Span(11, 14, PERSON), Span(21, 24, PERSON)]
    assert (
        redact(text, found, release).plain
        == "[Person 1/417] wrote, [Person 1/417] rang, [Person 2/417] left."
    )
