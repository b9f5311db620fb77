"""The answers of a concern as rows: for the check before sending and for the reader afterwards."""

from dataclasses import dataclass
from datetime import date, time

from referrals.models import Concern
from referrals.models.concern import SAFE_NOW, YES_NO
from referrals.queries.concerns import children_in_order
from referrals.views.concerns import journey


@dataclass(frozen=True)
class Row:
    """One question with its answer in words, and where to change it. `long` answers keep their lines."""

    label: str
    answer: str
    page: str
    change: str
    long: bool = False
    initials: str = ""


def rows_of(concern: Concern, initials: dict[str, list[str]]) -> list[Row]:
    """The answers in the order of the journey; questions left open are there with an empty answer."""
    return [row(concern, initials, *one) for one in (*first(concern), *story(concern))]


def needed_of(concern: Concern) -> list[Row]:
    """The pages without which the concern cannot be sent, and that hold nothing yet."""
    missing = []
    if not concern.children.exists() and concern.about_adult != "yes":
        missing.append(("", "Which child", "", "child"))
    if not concern.says_what_happened:
        missing.append(("", "What happened", "", "what"))
    return [row(concern, {}, *one) for one in missing]


Line = tuple[str, str, str, str]  # name of the field or "", label, answer, page


def row(
    concern: Concern, initials: dict[str, list[str]], name: str, label: str, answer: str, page: str
) -> Row:
    """One row; `name` is the field where initials may stand."""
    change = journey.url(concern, page, back="check")
    return Row(label, answer, page, change, long=bool(name), initials=", ".join(initials.get(name, [])))


def first(concern: Concern) -> list[Line]:
    """Safe, adult, children, when and where."""
    return [
        ("", "Safe right now", dict(SAFE_NOW).get(concern.safe_now, ""), "safe"),
        ("", "About an adult here", dict(YES_NO).get(concern.about_adult, ""), "adult"),
        *([("", "The adult", adult_of(concern), "who")] if concern.about_adult == "yes" else []),
        ("", "Child", children_of(concern), "child"),
        ("", "When", when_of(concern), "when"),
        ("", "Where", concern.place, "when"),
    ]


def story(concern: Concern) -> list[Line]:
    """What happened, online contact, what was done."""
    return [
        ("child_words", "The child’s own words", concern.child_words, "what"),
        ("saw", "What I saw or heard", concern.saw, "what"),
        ("told", "What others told me", concern.told, "what"),
        ("think", "What I think", concern.think, "what"),
        ("", "App, game or website", concern.platform, "online"),
        ("contact_names", "Names the other person used", concern.contact_names, "online"),
        ("", "Told in person", dict(YES_NO).get(concern.told_dsl, ""), "done"),
        ("did", "What I did", concern.did, "done"),
    ]


def adult_of(concern: Concern) -> str:
    """The adult as chosen and as written."""
    parts = [concern.adult.label if concern.adult else "", concern.adult_text]
    parts.append("it is, or may be, about the headteacher" if concern.adult_is_head else "")
    return "; ".join(part for part in parts if part)


def children_of(concern: Concern) -> str:
    """Each child with form and date of birth, one a line."""
    named = children_in_order().filter(concern=concern)
    return "\n".join(child.pupil.label if child.pupil else child.description for child in named)


def when_of(concern: Concern) -> str:
    """Date, time and words, as far as they were given."""
    day, clock = concern.happened_on, concern.happened_time
    return ", ".join(part for part in (on(day), at(clock), concern.happened_text) if part)


def on(day: date | None) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}" if day else ""


def at(clock: time | None) -> str:
    return f"{clock:%H:%M}" if clock else ""
