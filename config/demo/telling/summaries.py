"""Evidence summaries and forms in the stories: who else is in the case, draft, review, two signatures, file."""

from config.demo.telling.stage import Stage
from config.demo.telling.stories import Act
from evidence.models import Redaction, Summary, SummaryEntry
from evidence.models.redaction import OPEN
from evidence.redaction.retyping import NOBODY
from evidence.services import deciding, signing
from evidence.services.drafting import draft_summary
from evidence.services.forms import ask_form
from evidence.services.marking import mark
from evidence.services.naming import name_person
from evidence.tasks import make_forms, work_on_summaries
from people.models import Contact

READING = 20 * 60  # seconds that a review takes


def person(stage: Stage, act: Act) -> None:
    """Somebody whom the roll does not hold, or who plays a part in this case, is written down."""
    said = {name: stage.say(act.facts[name]) for name in ("name", "phone") if name in act.facts}
    lists = {name: act.facts[name] for name in ("other_names", "handles") if name in act.facts}
    pupil = stage.riverbank.pupils[act.facts["pupil"]] if "pupil" in act.facts else None
    by = stage.user(act.by)
    name_person(stage.case(act.case), part=act.facts["part"], actor=by, pupil=pupil, **said, **lists)


def draft(stage: Stage, act: Act) -> None:
    """The summary is begun, and the worker looks for names."""
    summary = draft_summary(
        stage.case(act.case),
        audience=act.facts["audience"],
        recipient=stage.say(act.facts["recipient"]),
        answers=act.facts["answers"],
        actor=stage.user(act.by),
        requester=relative(stage, act),
    )
    stage.summaries[key(act)] = summary.pk
    let_work(stage, summary)


def relative(stage: Stage, act: Act) -> Contact | None:
    """The adult of the child's family who asked, where the story names one."""
    kind, pupil = act.facts.get("requester"), stage.case(act.case).pupil
    return pupil.relations.get(kind=kind).contact if kind and pupil else None


def review(stage: Stage, act: Act) -> None:
    """Each question is answered, words are marked, read as nobody's or left in with a reason; then it is finished."""
    summary, by = found(stage, act), stage.user(act.by)
    stage.pause(READING)
    for words, kind in act.facts.get("mark", {}).items():
        mark(summary, words=stage.say(words), actor=by, kind=kind)
    for words, reason in act.facts.get("ordinary", {}).items():
        if row := proposal(summary, stage.say(words)):
            deciding.retype(
                summary, redaction=row.pk, read_as=NOBODY, reason=reason, actor=by, everywhere=True
            )
    for words, reason in act.facts.get("leave_in", {}).items():
        if row := proposal(summary, stage.say(words)):
            deciding.leave_in(summary, redaction=row.pk, reason=reason, actor=by, everywhere=True)
    for entry in SummaryEntry.objects.filter(summary=summary):
        rows = [row.pk for row in entry.redactions.filter(decision=OPEN) if row.question]
        if rows:
            deciding.accept(summary, redactions=rows, actor=by)
            stage.pause(10)
    signing.finish_review(summary, actor=by)


def proposal(summary: Summary, words: str) -> Redaction | None:
    """One proposal on these words; None where the recognisers saw at once that they are nobody's."""
    rows = Redaction.objects.filter(entry__summary=summary).select_related("entry")
    return next((row for row in rows if row.quote.casefold() == words.casefold()), None)


def approve(stage: Stage, act: Act) -> None:
    """The second person signs."""
    signing.approve(found(stage, act), actor=stage.user(act.by))


def release(stage: Stage, act: Act) -> None:
    """The file is asked for; the worker makes and checks it."""
    summary = signing.ask_release(found(stage, act), actor=stage.user(act.by))
    let_work(stage, summary)


def let_work(stage: Stage, summary: Summary) -> None:
    """A worker takes it up a little later. Raises RuntimeError with what the page would say where it fails."""
    stage.pause(4)
    work_on_summaries()
    if problem := Summary.objects.get(pk=summary.pk).problem:
        raise RuntimeError(problem)


def form(stage: Stage, act: Act) -> None:
    """The form of a referral as a PDF, for the council's own mailbox."""
    ask_form(stage.referral(act), by=stage.user(act.by))
    stage.pause(4)
    make_forms()


def found(stage: Stage, act: Act) -> Summary:
    """The summary of the case for the act's audience."""
    return Summary.objects.get(pk=stage.summaries[key(act)])


def key(act: Act) -> str:
    """A case has one summary for each audience in these stories."""
    return f"{act.case} {act.facts['audience']}"
