"""What the policy asks about a case, and answers as they come from a page or a file: checked, in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

KINDS = ("yes_no", "one", "many", "age")
OLDEST = 25  # years: more is a typing error


class BadAnswers(ValueError):
    """Answers that cannot be read; the message is one sentence that names the key."""


@dataclass(frozen=True)
class Question:
    """One question with the answers it takes."""

    code: str
    ask: str
    kind: str
    choices: Mapping[str, str]

    def read(self, given: Any) -> Any:
        """The answer as it is kept; None for "not known". Raises BadAnswers."""
        if given is None:
            return None
        if self.kind == "yes_no" and isinstance(given, bool):
            return given
        if self.kind == "age" and type(given) is int and 0 <= given <= OLDEST:
            return given
        if self.kind == "one" and isinstance(given, str) and given in self.choices:
            return given
        if self.kind == "many" and isinstance(given, list) and set(map(str, given)) <= set(self.choices):
            return sorted(given)
        raise BadAnswers(
            f"The answer {self.code!r} must be {self.wanted}, or left out where it is not known."
        )

    @property
    def wanted(self) -> str:
        """The answers it takes, in words."""
        named = ", ".join(self.choices)
        return {
            "yes_no": "true or false", "age": f"a whole number of years from 0 to {OLDEST}", "one": f"one of {named}",
            "many": f"a list of {named}",
        }[self.kind]  # fmt: skip


def read_answers(
    given: Any, questions: Mapping[str, Question], signs: Mapping[str, Any]
) -> tuple[dict[str, Any], frozenset[str]]:
    """The answers that are known, and the ticked signs. Raises BadAnswers that names the first wrong key."""
    if not isinstance(given, dict):
        raise BadAnswers('The answers must be one JSON object, such as {"child_age": 12}.')
    unknown = sorted(set(map(str, given)) - set(questions) - {"indicators"})
    if unknown:
        known = ", ".join(["indicators", *questions])
        raise BadAnswers(f"There is no answer {unknown[0]!r}; the answers are {known}.")
    read = {code: question.read(given.get(code)) for code, question in questions.items()}
    return {code: answer for code, answer in read.items() if answer is not None}, _ticked(given, signs)


def _ticked(given: dict[str, Any], signs: Mapping[str, Any]) -> frozenset[str]:
    ticked = given.get("indicators")
    if ticked is None:
        return frozenset()
    if not isinstance(ticked, list) or not all(isinstance(one, str) for one in ticked):
        raise BadAnswers('The answer \'indicators\' must be a list such as ["I08", "I13"].')
    unknown = sorted(set(ticked) - set(signs))
    if unknown:
        raise BadAnswers(
            f"The answer 'indicators' names {unknown[0]!r}; there are {min(signs)} to {max(signs)}."
        )
    return frozenset(ticked)
