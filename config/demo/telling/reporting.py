"""What the reporter of a concern does: writes it, leaves it, adds to it, reports outside in their own name."""

from typing import Any

from config.demo.telling.answers import answers, day_and_time
from config.demo.telling.stage import Stage
from config.demo.telling.stories import TOOK, Act
from referrals.models import Concern
from referrals.services import concerns, reporting
from workflows.case import RECORD_OWN_REPORT

SPOKEN = (
    "happened_text", "place", "child_words", "saw", "told", "think", "platform", "contact_names", "did", "adult_text"
)  # fmt: skip
CHOSEN = ("safe_now", "about_adult", "told_dsl", "adult_is_head")


def concern(stage: Stage, act: Act) -> None:
    """A concern, begun some minutes before it is sent. It opens a case for each child."""
    written = begin(stage, act)
    stage.pause(act.facts.get("took", TOOK) * 60)
    opened = concerns.submit(written, actor=stage.user(act.by))
    for key, case in zip(keys(act), opened, strict=True):
        stage.cases[key], stage.concerns[key] = case.pk, written.pk


def draft(stage: Stage, act: Act) -> None:
    """A concern that was begun and not sent."""
    begin(stage, act)


def begin(stage: Stage, act: Act) -> Concern:
    """The draft, with what was typed so far."""
    begun = concerns.start(school=stage.riverbank.school, reporter=stage.user(act.by))
    for child in act.facts.get("about", []):
        name_child(stage, begun, child)
    return concerns.save_draft(begun, **typed(stage, act))


def name_child(stage: Stage, begun: Concern, child: str) -> None:
    """The child of the roll with this key is named, else one in the words that describe them."""
    if child in stage.riverbank.pupils:
        concerns.name_child(begun, pupil=stage.pupil(child))
    else:
        concerns.name_child(begun, description=stage.say(child))


def typed(stage: Stage, act: Act) -> dict[str, Any]:
    """The answers of a concern."""
    said = {name: stage.say(act.facts[name]) for name in SPOKEN if name in act.facts}
    chosen = {name: act.facts[name] for name in CHOSEN if name in act.facts}
    adult = stage.user(act.facts["adult"]).staff_member if "adult" in act.facts else None
    return {**said, **chosen, **day_and_time(stage, act), "adult": adult}


def keys(act: Act) -> list[str]:
    """The keys of the cases a concern opens: one for each child where several are named."""
    about = act.facts.get("about", [])
    return [f"{act.case}/{child}" for child in about] if len(about) > 1 else [act.case]


def correction(stage: Stage, act: Act) -> None:
    """The reporter adds to what they sent; nothing that was sent is changed."""
    text, by = stage.say(act.facts["text"]), stage.user(act.by)
    reporting.add(
        stage.concern(act.case), author=by, text=text, correction=act.facts.get("correction", True), seen=0
    )


def own_report(stage: Stage, act: Act) -> None:
    """The reporter rang or wrote to somebody outside and says so afterwards."""
    case = stage.case(act.case)
    facts = answers(stage, act, case, RECORD_OWN_REPORT)
    reporting.take_as_reporter([case], RECORD_OWN_REPORT, actor=stage.user(act.by), seen={}, **facts)
