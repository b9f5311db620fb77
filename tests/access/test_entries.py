"""Whatever opens or changes a record leaves exactly one entry: the table says which, the walk holds each page to it."""

import pytest

from tests.access.table import Row, rows

#: What is looked at here was counted when its page was opened: a line of progress, a question put to the policy.
TELLS_NOTHING_NEW = {
    "summary_progress": "whether the worker has finished",
    "referral_form_progress": "whether the worker has finished",
    "oversight:report_progress": "whether the worker has finished",
    "case_suggestion": "suggestions for answers that are not kept",
    "concern_sent_status": "whether somebody has read one's own concern",
}
#: Kinds of records that tell of no case: one's own words before and after they are sent, accounts, absences.
TELLS_OF_NO_CASE = {"draft", "concern", "absence", "user", "membership"}
RECORDS = [row for row in rows() if row.record and row.opens and row.key not in TELLS_OF_NO_CASE]


@pytest.mark.parametrize("row", [row for row in RECORDS if 200 in row.get], ids=str)
def test_every_reading_of_a_case_leaves_one_entry(row: Row) -> None:
    assert len(row.leaves) == (0 if row.url in TELLS_NOTHING_NEW else 1)


@pytest.mark.parametrize("row", [row for row in RECORDS if 200 in row.post], ids=str)
def test_every_answer_to_a_form_of_a_case_leaves_one_entry(row: Row) -> None:
    assert len(row.writes) == (0 if row.url in TELLS_NOTHING_NEW else 1)


def test_what_is_let_off_is_on_the_list_by_name() -> None:
    assert set(TELLS_NOTHING_NEW) <= {row.url for row in rows()}
