"""A signature holds for what was signed: another text, roll, policy or recogniser voids it, each by itself."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest

from evidence import digests
from evidence.models import CasePerson, Redaction, Summary
from evidence.services import deciding, signing
from evidence.services.naming import name_person
from evidence.services.proposing import propose
from evidence.services.releasing import NoFile, make_file
from referrals.services.cases import add_note
from tests.evidence.conftest import proposed
from tests.evidence.released import answer_all
from tests.evidence.test_pages import signed_in
from tests.factories import a_pupil, rewritten
from trail.models import Entry
from workflows import audiences
from workflows.steps import NotAllowed, Refused, SomeoneWasFirst

Change = Callable[[SimpleNamespace, pytest.MonkeyPatch], object]


def stricter(town: SimpleNamespace, patch: pytest.MonkeyPatch) -> None:
    """The school's own file, as on the next start: the same version, another row."""
    default = audiences.get("social_care")
    own = audiences.read(
        "social_care", {"label": default.label, "hint": default.hint, "rows": {}}, "mask", "ours"
    )
    audiences.use({"social_care": own}, "")
    patch.setitem(audiences._in_use, "version", audiences._file()["version"])


CHANGES: dict[str, Change] = {
    "a text": lambda town, _: add_note(town.case, author=town.lead, text="It rained."),
    "the roll: somebody new": lambda town, _: a_pupil(town.school, "Kit", "Marsh", form="9B", year=9),
    "the roll: a name": lambda town, _: rewritten(town.friend, preferred="Wilf"),
    "the people of the case": lambda town, _: name_person(town.case, part="suspect", name="Kay", actor=town.lead),
    "the policy": stricter,
    "a recogniser": lambda town, patch: patch.setattr(digests, "version", lambda: "another"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def defaults_again() -> Iterator[None]:
    yield
    audiences.forget_own()


def approved(town: SimpleNamespace) -> Summary:
    summary = proposed(town)
    rows = Redaction.objects.filter(entry__summary=summary)
    deciding.accept(summary, redactions=[row.pk for row in rows], actor=town.lead)
    signing.finish_review(summary, actor=town.lead)
    return signing.approve(Summary.objects.get(pk=summary.pk), actor=town.deputy)


@pytest.mark.parametrize("changed", CHANGES)
def test_both_signatures_are_void_after_a_change_of(
    changed: str, town: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = approved(town)
    assert not signing.void_if_stale(summary)
    CHANGES[changed](town, monkeypatch)
    with pytest.raises(SomeoneWasFirst):
        signing.ask_release(Summary.objects.get(pk=summary.pk), actor=town.deputy)
    assert signing.void_if_stale(Summary.objects.get(pk=summary.pk))
    void = Summary.objects.get(pk=summary.pk)
    assert (void.state, void.reviewed_by, void.approved_by) == ("proposed", None, None)
    assert Entry.objects.filter(event="summary.void").count() == 1
    assert propose(void).state == "proposed"
    assert not signing.void_if_stale(Summary.objects.get(pk=summary.pk))


def test_the_page_says_that_what_was_signed_holds_no_more_until_somebody_signs_again(
    town: SimpleNamespace,
) -> None:
    summary, said = approved(town), "What was signed holds no more, and nothing was released"
    client, path = signed_in(town.deputy), f"/evidence/summaries/{summary.pk}/"
    assert said not in client.get(path).content.decode()
    add_note(town.case, author=town.lead, text="It rained.")
    assert said in client.get(path).content.decode()
    void = propose(Summary.objects.get(pk=summary.pk))
    assert said in client.get(path).content.decode()
    answer_all(void, town)
    signing.finish_review(void, actor=town.lead)
    assert said not in client.get(path).content.decode()


@pytest.mark.parametrize("changed", CHANGES)
def test_no_file_is_made_when_it_changes_after_the_release_was_asked_for(
    changed: str, town: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = signing.ask_release(approved(town), actor=town.deputy)
    CHANGES[changed](town, monkeypatch)
    with pytest.raises(NoFile, match="changed"):
        make_file(summary)
    assert not hasattr(Summary.objects.get(pk=summary.pk), "file")


def test_somebody_taken_off_the_list_voids_too(town: SimpleNamespace) -> None:
    name_person(town.case, part="suspect", name="Kay", actor=town.lead)
    summary = approved(town)
    CasePerson.objects.update(removed_at=town.case.opened_at)
    assert signing.void_if_stale(summary)


def test_another_audience_may_change_without_voiding_this_one(town: SimpleNamespace) -> None:
    summary = approved(town)
    governor = audiences.get("governor")
    own = audiences.read("governor", {"label": governor.label, "hint": "", "rows": {}}, "mask", "ours")
    audiences.use({"governor": own}, "")
    audiences._in_use["version"] = audiences._file()["version"]
    assert not signing.void_if_stale(summary)


def test_neither_drafter_nor_reviewer_signs_second(town: SimpleNamespace) -> None:
    summary = proposed(town)  # drafted by the lead
    rows = Redaction.objects.filter(entry__summary=summary)
    deciding.accept(summary, redactions=[row.pk for row in rows], actor=town.deputy)
    signing.finish_review(summary, actor=town.deputy)
    for user in (town.lead, town.deputy):
        assert not signing.may_approve(Summary.objects.get(pk=summary.pk), user)
        with pytest.raises(NotAllowed, match="somebody else"):
            signing.approve(summary, actor=user)
    assert signing.approve(summary, actor=town.head).approved_by == town.head


def test_a_question_that_the_policy_asks_anew_bars_the_way(town: SimpleNamespace) -> None:
    summary = proposed(town)
    Summary.objects.filter(pk=summary.pk).update(answers={})
    rows = Redaction.objects.filter(entry__summary=summary)
    deciding.accept(summary, redactions=[row.pk for row in rows], actor=town.lead)
    with pytest.raises(Refused, match="questions for this audience have changed"):
        signing.finish_review(summary, actor=town.lead)


def test_an_audience_that_is_gone_from_the_policy_ends_in_words(town: SimpleNamespace) -> None:
    summary = approved(town)
    Summary.objects.filter(pk=summary.pk).update(audience="lado")
    gone = Summary.objects.get(pk=summary.pk)
    assert signing.void_if_stale(gone)
    assert Summary.objects.get(pk=summary.pk).state == "proposed"
    with pytest.raises(NoFile, match="no longer knows this audience"):
        propose(Summary.objects.get(pk=summary.pk))
