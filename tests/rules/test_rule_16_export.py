"""Rule 16: a summary is made from the redacted text, and the finished file is read back before anybody has it."""

import pytest

from evidence.composing import compose
from evidence.models import Redaction
from tests.evidence.conftest import drafted, proposed, town
from tests.rules.house import HERE

pytestmark = pytest.mark.django_db
__all__ = ["town"]


def test_rule_16_what_is_taken_out_is_not_in_what_is_laid_out(town) -> None:  # type: ignore[no-untyped-def]
    summary = proposed(town, "parent_sar")
    text = repr(compose(summary).document)
    for name in ("Okonkwo", "07700 900456"):
        assert name not in text


def test_rule_16_every_redaction_is_a_row_with_its_reason_to_be(town) -> None:  # type: ignore[no-untyped-def]
    summary = proposed(town, "parent_sar")
    rows = Redaction.objects.filter(entry__summary=summary)
    assert rows.exists()
    assert all(row.recogniser and row.type for row in rows)


def test_rule_16_nothing_is_drawn_over_text() -> None:
    page = (HERE / "templates/evidence/summary_pdf.html").read_text() + (
        HERE / "static/evidence.css"
    ).read_text()
    assert "<svg" not in page and "<img" not in page and "position: absolute" not in page


def test_rule_16_no_proposal_no_text(town) -> None:  # type: ignore[no-untyped-def]
    """A summary whose names were not looked for yet has no entries to lay out."""
    assert not drafted(town).entries.exists()
