"""A database that is restarted while a mail goes out."""

import pytest
from django.db import OperationalError

from referrals.services import outlasting


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlasting, "PAUSES", (0, 0))
    monkeypatch.setattr(outlasting.connection, "close", lambda: None)


def acts(failures: int):
    """Something that fails this often, then says "done"."""
    left = iter([OperationalError("the database system is starting up")] * failures)

    def act() -> str:
        if error := next(left, None):
            raise error
        return "done"

    return act


def test_it_is_tried_again_until_the_database_is_back() -> None:
    assert outlasting.outlast(acts(2)) == "done"


def test_a_database_that_stays_away_is_an_error() -> None:
    with pytest.raises(OperationalError):
        outlasting.outlast(acts(3))
