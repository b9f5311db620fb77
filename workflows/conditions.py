"""One line of a policy file, and whether it holds for what is known of a case. See the head of triage.toml."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Value = str | bool
NEAR_GROWN = 15  # how old a child of unknown age counts: 13 to 17 are treated alike


@dataclass(frozen=True)
class Known:
    """What is known: answers and what ticked signs answer, the signs, the facts that hold with what they rest on."""

    answers: Mapping[str, frozenset[Value]]
    signs: frozenset[str]
    age: int | None = None
    facts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: What stands behind an answer: the question itself, the signs that answered it, or both.
    behind: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def has(self, question: str, values: frozenset[Value]) -> bool:
        """Whether one of the values is an answer to the question."""
        return bool(self.answers.get(question, frozenset()) & values)

    def grounds(self, question: str) -> frozenset[str]:
        """What to name as the reason: the question, or the signs that answered it."""
        return self.behind.get(question, frozenset({question}))


@dataclass(frozen=True)
class Line:
    """Everything that has to hold together."""

    answers: tuple[tuple[str, frozenset[Value]], ...] = ()
    unless: tuple[tuple[str, frozenset[Value]], ...] = ()
    signs: frozenset[str] = frozenset()
    any_sign: bool = False
    facts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    under: int | None = None
    at_least: int | None = None

    def grounds(self, known: Known) -> frozenset[str] | None:
        """The signs, questions and "child_age" that make it hold; None where it does not hold."""
        if not self._holds(known):
            return None
        ticked = known.signs if self.any_sign else known.signs & self.signs
        asked = (known.grounds(question) for question, _ in self.answers)
        aged = {"child_age"} if self.under or self.at_least else set()
        return frozenset(ticked).union(*asked, *(known.facts[fact] for fact in self.facts), aged)

    def _holds(self, known: Known) -> bool:
        age = NEAR_GROWN if known.age is None else known.age
        return (
            all(known.has(*one) for one in self.answers)
            and not any(known.has(*one) for one in self.unless)
            and (not self.signs or bool(known.signs & self.signs))
            and (not self.any_sign or bool(known.signs))
            and all(fact in known.facts for fact in self.facts)
            and not any(known.answers.get(question) for question in self.missing)
            and (self.under is None or age < self.under)
            and (self.at_least is None or age >= self.at_least)
        )


def grounds_of(lines: Iterable[Line], known: Known) -> frozenset[str] | None:
    """The grounds of all lines that hold, together; None where none does."""
    held = [found for line in lines if (found := line.grounds(known)) is not None]
    return frozenset().union(*held) if held else None


def line(row: Mapping[str, Any]) -> Line:
    """A line from its row of the file. What the words mean is checked by policy_checks."""
    row = dict(row)
    signs = row.pop("signs", [])
    return Line(
        any_sign=signs == "*", signs=frozenset() if signs == "*" else frozenset(signs),
        facts=tuple(row.pop("facts", ())), missing=tuple(row.pop("missing", ())),
        under=row.pop("under", None), at_least=row.pop("from", None),
        unless=_wanted(row.pop("not", {})), answers=_wanted(row),
    )  # fmt: skip


def _wanted(row: Mapping[str, Any]) -> tuple[tuple[str, frozenset[Value]], ...]:
    return tuple(
        (key, frozenset(value if isinstance(value, list) else [value])) for key, value in row.items()
    )
