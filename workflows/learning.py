"""From answers and ticked signs to what is known: what the signs answer, and which facts hold."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workflows.conditions import Known, Value, grounds_of
from workflows.indicators import Sign
from workflows.triage import Policy

PERSONS = frozenset({"unknown", "adult", "child", "staff", "family"})
TELLS_OF_A_CONTACT = "grooming"  # a sign with this fact speaks of somebody, known or not


def learn(
    policy: Policy, signs: Mapping[str, Sign], answers: Mapping[str, Any], ticked: frozenset[str]
) -> Known:
    """What is known. A sign adds to the answers and never takes one away, so a further sign makes no row vanish."""
    held: dict[str, set[Value]] = defaultdict(set)
    behind: dict[str, set[str]] = defaultdict(set)
    for question, answer in answers.items():
        if question != "child_age":
            held[question] |= set(answer) if isinstance(answer, list) else {answer}
            behind[question].add(question)
    given = set(held["contact"]) & PERSONS
    for sign in sorted(ticked):
        for question, value in _answered_by(signs[sign], somebody_named=bool(given)).items():
            held[question].add(value)
            behind[question].add(sign)
    known = Known(
        answers={question: frozenset(values) for question, values in held.items()},
        signs=ticked, age=answers.get("child_age"),
        behind={question: frozenset(names) for question, names in behind.items()},
    )  # fmt: skip
    return _with_facts(policy, signs, known)


def _answered_by(sign: Sign, *, somebody_named: bool) -> dict[str, Value]:
    told: dict[str, Value] = dict(sign.answers)
    if TELLS_OF_A_CONTACT in sign.facts and not somebody_named:
        told.setdefault("contact", "unknown")
    return told


def _with_facts(policy: Policy, signs: Mapping[str, Sign], known: Known) -> Known:
    facts = {
        fact: frozenset(sign for sign in known.signs if fact in signs[sign].facts) for fact in policy.facts
    }
    known = replace(known, facts={fact: names for fact, names in facts.items() if names})
    for _ in policy.facts:  # a fact may rest on another; policy_checks refuses a circle
        for fact, lines in policy.facts.items():
            grounds = grounds_of(lines, known)
            if grounds is not None:
                grounds |= known.facts.get(fact, frozenset())
                known = replace(known, facts={**known.facts, fact: grounds})
    return known
