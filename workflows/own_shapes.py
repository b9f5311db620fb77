"""Whether what a school wrote about an audience is of the right kind: a text, a list, a table. What it says is judged
in own_audiences.py."""

from collections.abc import Callable, Mapping
from typing import Any


def is_text(value: Any) -> bool:
    return isinstance(value, str)


def is_yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def is_table_of_texts(value: Any) -> bool:
    return isinstance(value, Mapping) and all(isinstance(one, str) for one in value.values())


def is_list_of_questions(value: Any) -> bool:
    return isinstance(value, list) and all(is_table_of_texts(one) for one in value)


SHAPES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "label": (is_text, "a text in quotation marks"),
    "hint": (is_text, "a text in quotation marks"),
    "based_on": (is_text, "the code of one audience in quotation marks"),
    "rows": (is_table_of_texts, 'a table, for example rows.staff = "label"'),
    "why": (is_table_of_texts, 'a table, for example why.staff = "..."'),
    "identifiers_of": (is_list_of_texts, 'a list of classes, for example ["subject"]'),
    "precondition": (is_list_of_questions, "questions as tables of texts, [[audience.CODE.precondition]]"),
    "needs_requester": (is_yes_or_no, "true or false, without quotation marks"),
    "narrative": (is_text, "keep or withhold in quotation marks"),
}


def check_shapes(row: Mapping[str, Any], where: str) -> None:
    """Raises ValueError that names the first key whose value is of another kind, or that nobody has defined."""
    for key, value in row.items():
        if key not in SHAPES:
            raise ValueError(f"{where}: unknown key {key!r}; known are {', '.join(sorted(SHAPES))}")
        fits, wanted = SHAPES[key]
        if not fits(value):
            raise ValueError(f"{where}: {key}: write {wanted}")
