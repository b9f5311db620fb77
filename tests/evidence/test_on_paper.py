"""The printed case names the files that are held for it: number, kind, when, by whom, locked or not. No more."""

from types import SimpleNamespace

import pytest

from evidence.services.attaching import attach
from evidence.services.locking import put_under_lock
from referrals.words import moment
from tests.evidence.attachments import LETTER, SAID, attached, signed_in
from tests.factories import a_case

pytestmark = pytest.mark.django_db


def paper(town: SimpleNamespace) -> str:
    return signed_in(town.head).get(f"/cases/{town.case.pk}/print/").content.decode()


def test_each_file_is_named_with_when_and_by_whom_it_came(town: SimpleNamespace) -> None:
    first, second = attached(town), attached(town, b"The club meets on Mondays.")
    page = paper(town)
    assert ">Attachments</h2>" in page
    for one in (first, second):
        said = f"{one} (Plain text), added at {moment(one.added_at)} by {town.lead.name}. Not under lock."
        assert said in page
    assert page.index("Attachment 1") < page.index("Attachment 2")


def test_a_file_under_lock_says_since_when_and_by_whom(town: SimpleNamespace) -> None:
    lock = put_under_lock(attached(town), actor=town.deputy)
    assert f"Under lock since {moment(lock.at)}, put there by {town.deputy.name}." in paper(town)


def test_a_copy_locked_on_another_case_names_nobody_of_that_case(town: SimpleNamespace) -> None:
    attached(town)
    other = a_case(town.school, town.friend, town.teacher)
    put_under_lock(attach(other, content=LETTER, actor=town.lead, **SAID), actor=town.deputy)
    page = paper(town)
    assert "Under lock." in page and "put there by" not in page


def test_neither_its_words_nor_its_own_name_are_printed(town: SimpleNamespace) -> None:
    attached(town)
    page = paper(town)
    assert "club" not in page and "Wilfred Okonkwo wrote" not in page


def test_a_case_without_files_has_no_such_heading(town: SimpleNamespace) -> None:
    assert ">Attachments</h2>" not in paper(town)
