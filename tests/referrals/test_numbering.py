"""A reference that was drawn before is drawn again, and nobody sees an error."""

import pytest

from referrals.models import Case, Concern, numbering
from tests.factories import a_case, a_school
from workflows import references

pytestmark = pytest.mark.django_db


def test_a_reference_that_is_taken_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = a_case(a_school())
    taken = [first.reference, Concern.objects.get().reference]
    drawn: list[str] = []

    def new(prefix: str) -> str:
        again = next((one for one in taken if one.startswith(f"{prefix}-")), "")
        drawn.append(again if drawn.count(again) < 2 and again else references.new(prefix))
        return drawn[-1]

    monkeypatch.setattr(numbering, "references", type("Drawing", (), {"new": staticmethod(new)}))
    second = a_case(a_school())
    assert all(drawn.count(one) == 2 for one in taken)
    assert len({*Case.objects.values_list("reference", flat=True)}) == 2
    assert second.reference != first.reference
