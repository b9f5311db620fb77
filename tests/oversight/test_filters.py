"""A trail is sifted by kind, person, day and night; nothing is searched for."""

from datetime import UTC, date, datetime

from django.http import QueryDict

from oversight.filters import filter_of, people_of
from oversight.queries.trails import Line

LINES = [
    Line(datetime(2026, 12, 1, 9, 0, tzinfo=UTC), 1, "Teacher A", "wrote", "step"),
    Line(datetime(2026, 12, 1, 22, 30, tzinfo=UTC), None, "DSL B", "opened the case", "reading"),
    Line(datetime(2026, 12, 2, 9, 0, tzinfo=UTC), 2, "Teacher B", "wrote", "change"),
    Line(datetime(2026, 12, 2, 9, 1, tzinfo=UTC), 3, "Handrail", "sent a reminder", "system"),
]


def kept(query: str) -> list[int]:
    chosen = filter_of(QueryDict(query))
    return [place for place, line in enumerate(LINES) if chosen.keeps(line)]


def test_without_a_question_everything_is_shown() -> None:
    assert kept("") == [0, 1, 2, 3]


def test_by_kind_person_day_and_night() -> None:
    assert kept("kind=step&kind=system") == [0, 3]
    assert kept("who=B") == [1, 2]
    assert kept("since=2026-12-02") == [2, 3] and kept("until=2026-12-01") == [0, 1]
    assert kept("night=yes") == [1]
    assert kept("who=B&night=yes&since=2026-12-02") == []


def test_what_cannot_be_read_keeps_everything() -> None:
    assert kept("kind=%3Cb%3E&since=2026-99-99&until=soon") == [0, 1, 2, 3]
    assert filter_of(QueryDict("since=2026-12-02")).since == date(2026, 12, 2)


def test_a_person_is_offered_once_with_every_label() -> None:
    assert people_of(LINES) == [("A", "Teacher A"), ("B", "DSL B or Teacher B"), ("Handrail", "Handrail")]


def test_the_next_page_keeps_the_filter() -> None:
    assert filter_of(QueryDict("kind=step&page=2")).query == "kind=step&"
