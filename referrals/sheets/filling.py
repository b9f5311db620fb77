"""A sheet filled from one referral: each question with an answer, or plainly not known."""

from dataclasses import dataclass
from datetime import date, datetime

from people.models import User
from referrals.models import Referral
from referrals.sheets.material import Material
from referrals.sheets.sources import SOURCES
from workflows import sheets
from workflows.sheets import Question

NOT_KNOWN = "Not known"
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
    form = sheets.load(NAMES[referral.route])
    material = Material(referral, by, at)
    parts = tuple(
        FilledSection(section.title, tuple(answer(question, material) for question in section.answers))
        for section in form.sections
    )
    return FilledSheet(form.title, form.source, form.last_checked, at, referral.reference, parts)


def answer(question: Question, material: Material) -> Answer:
    """What the case holds for one question."""
    text = SOURCES[question.source](material) if question.source else question.value
    return Answer(question.label, text.strip(), question.hint)
