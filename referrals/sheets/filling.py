"""A sheet filled from one referral: each question with an answer, or plainly not known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from people.models import Pupil, User
from referrals.models import Referral
from referrals.sheets.material import Material, OfChild
from referrals.sheets.of_child import OF_CHILD
from referrals.sheets.sources import SOURCES
from workflows import sheets
from workflows.sheets import Question, Sheet

Known = TypeVar("Known", bound=OfChild)
NOT_KNOWN = "Not known"
NOTHING: Mapping[str, str] = {}
NAMES = {
    "police_999": "operator_card",
    "ceop": "ceop_sheet",
    "social_care": "social_care_form",
    "prevent": "prevent_sheet",
}


@dataclass(frozen=True)
class Answer:
    """A question of the form with what the case holds for it."""

    label: str
    text: str
    hint: str
    name: str = ""
    held: bool = False  # by the case itself, not written for this form
    kept: str = ""  # what a person wrote for this form

    @property
    def known(self) -> bool:
        """Whether the case holds an answer."""
        return bool(self.text)

    @property
    def shown(self) -> str:
        """The answer, or "Not known", which every form of these accepts."""
        return self.text or NOT_KNOWN


@dataclass(frozen=True)
class FilledSection:
    """A part of the form."""

    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class FilledSheet:
    """The whole form as it stands at `made`."""

    title: str
    source: str
    last_checked: date
    made: datetime
    reference: str
    sections: tuple[FilledSection, ...]

    @property
    def gaps(self) -> list[str]:
        """The questions that nothing in the case answers yet."""
        return [answer.label for part in self.sections for answer in part.answers if not answer.known]

    @property
    def open_questions(self) -> list[tuple[str, list[Answer]]]:
        """Part by part, the questions that the case itself does not answer: a person may."""
        parts = [(part.title, [one for one in part.answers if not one.held]) for part in self.sections]
        return [(title, answers) for title, answers in parts if answers]

    @property
    def plain(self) -> str:
        """The form as plain text, to paste into a council's web form."""
        parts = [f"{self.title} ({self.reference})"]
        for part in self.sections:
            parts.append(f"\n{part.title.upper()}")
            parts += [f"{answer.label}: {answer.shown}" for answer in part.answers]
        return "\n".join(parts) + "\n"


def sheet_name(route: str) -> str:
    """The sheet that goes with a route, "" where the route has none."""
    return NAMES.get(route, "")


def fill(referral: Referral, *, by: User, at: datetime) -> FilledSheet:
    """The sheet of the referral's route, in the order of the outside form. Raises KeyError for a route without one."""
    form, material = sheets.load(NAMES[referral.route]), Material(referral, by, at)
    return filled(form, SOURCES, material, referral.reference, referral.sheet_answers)


def danger_card(pupil: Pupil, *, by: User, at: datetime) -> FilledSheet:
    """What a 999 operator asks, with what is known of the child and what this person may read of concerns."""
    known = OfChild(school=pupil.school, pupil=pupil, by=by, at=at)
    return filled(sheets.load(NAMES["police_999"]), OF_CHILD, known)


def filled(
    form: Sheet, sources: Mapping[str, Callable[[Known], str]], known: Known, reference: str = "",
    written: Mapping[str, str] = NOTHING,
) -> FilledSheet:  # fmt: skip
    """A form, each question answered from what is known, else by what a person wrote for it, else by the assessment."""

    def answer(question: Question) -> Answer:
        held = sources[question.source](known).strip() if question.source else question.value
        kept = written.get(question.name, "")
        text = held or kept or known.assessed(question.assessed)
        return Answer(question.label, text, question.hint, question.name, bool(held), kept)

    parts = tuple(FilledSection(part.title, tuple(map(answer, part.answers))) for part in form.sections)
    return FilledSheet(form.title, form.source, form.last_checked, known.at, reference, parts)


def written_for(referral: Referral) -> list[tuple[str, str]]:
    """Label and text of each answer that a person wrote into the form, in the order of the form."""
    if not referral.sheet_answers:
        return []
    asked = [question for part in sheets.load(NAMES[referral.route]).sections for question in part.answers]
    texts = [(question.label, referral.sheet_answers.get(question.name, "")) for question in asked]
    return [(label, text) for label, text in texts if text]
