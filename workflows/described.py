"""What is written down about a picture, video or message that nobody here takes, looks at or keeps (hard rules 5, 6).

Source: UKCIS, Sharing nudes and semi-nudes, March 2024: describe, do not view; who holds it, and who was told.
"""

from collections.abc import Mapping

#: Name, question, hint. Every answer may stay open.
QUESTIONS = (
    (
        "holder",
        "Who holds the device or the account now?",
        "Name, and where it is. Nobody at school searches it.",
    ),
    ("platform", "Which app, game or website?", "And the names used there."),
    ("when", "When was it sent, made or seen?", "As it was told; “not known” is an answer."),
    ("content", "What is it said to be?", "In the words that were told. Nobody looks at it to write this."),
    ("seen_by", "Has anybody seen it, and why?", "Name each person, and how it came about."),
    (
        "passed_on",
        "Was it passed on, and to whom?",
        "As far as it was told. Do not ask the child to show anything.",
    ),
    (
        "reported",
        "Who was told of it?",
        "Police, CEOP, Report Remove, the platform: when, and their reference.",
    ),
)


def as_text(answers: Mapping[str, str]) -> str:
    """The answers under their questions, without those that were left open."""
    told = [(asked, answers.get(name, "").strip()) for name, asked, _ in QUESTIONS]
    return "\n".join(f"{asked} {answer}" for asked, answer in told if answer)
