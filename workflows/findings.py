"""What an auditor should ask about, found in the trail of one case. A finding is a question and no accusation.

Source: hard rules 3, 12, 13 and 20 (a named person decides and says why; nobody closes alone; readings are logged;
no clock is stopped by absence); the limits are product defaults.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from workflows.acts import Act, Overrun, Reason
from workflows.case import OUTSIDE_OUTCOMES
from workflows.deadlines import RULES
from workflows.hours import at_night, night_of
from workflows.measuring import in_words

NO_REASON, OVERRUN, ALONE, NO_TASK, NIGHT = "no_reason", "overrun", "alone", "no_task", "night"
#: Each finding: its name, and what to ask.
ASKS = {
    NO_REASON: (
        "Decision without a reason",
        "Why was this decided? Ask the person to add the reason as a note.",
    ),
    OVERRUN: ("Deadline overrun", "Why was it late, and did the child wait?"),
    ALONE: ("Closed by one person", "Did anybody else look at the case before it was closed?"),
    NO_TASK: ("Reading without a task", "Why did this person open the case?"),
    NIGHT: ("Reading at night", "Was there a reason to open the case at this hour?"),
}
FEWEST_WORDS = 3  # of a reason: "done" or "as discussed" says nothing to whoever reads it later

#: The steps of a case for which somebody has to say why.
DECIDED = frozenset({"refer", "monitor", "return_to_triage", "propose_close", "close", "reopen", "join"})
WORKS = frozenset({"step", "change"})  # kinds of acts that are work on a case: to take a file away is none
READS = frozenset({
    "reading.case", "reading.referral", "reading.summary", "reading.attachment", "export.attachment",
    "export.summary", "export.form", "case.print",
})  # fmt: skip
#: They look on by their office, and their readings are told by name elsewhere.
LOOKERS_ON = frozenset({"auditor"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One question about one case. `actor` is a number, never a name."""

    code: str
    at: datetime
    actor: str = ""
    role: str = ""
    seq: int | None = None
    about: str = ""

    @property
    def label(self) -> str:
        """What it is called."""
        return ASKS[self.code][0]

    @property
    def asks(self) -> str:
        """What to ask."""
        return ASKS[self.code][1]


def findings(
    acts: Sequence[Act], *, reasons: Sequence[Reason], overruns: Sequence[Overrun], now: datetime
) -> list[Finding]:
    """Everything to ask about one case, the oldest first. `acts` are in the order of time."""
    found = [
        *_without_reason(acts, reasons), *_overrun(overruns, now), *_closed_alone(acts), *_read_without_task(acts),
        *_read_at_night(acts),
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.at)


def _without_reason(acts: Sequence[Act], reasons: Sequence[Reason]) -> Iterator[Finding]:
    steps = {act.seq: act for act in acts if act.seq is not None}
    for reason in reasons:
        act = steps.get(reason.seq)
        if act and reason.step in DECIDED and reason.words < FEWEST_WORDS:
            said = (
                "no reason"
                if not reason.words
                else f"a reason of {reason.words} word{'s'[: reason.words - 1]}"
            )
            yield Finding(NO_REASON, act.at, act.actor, act.role, act.seq, said)


def _overrun(overruns: Sequence[Overrun], now: datetime) -> Iterator[Finding]:
    for clock in overruns:
        title = RULES[clock.rule].title if clock.rule in RULES else clock.rule
        state = "late by" if clock.stopped else "still open, late by"
        why = ", with a reason written down" if clock.reasoned else ""
        yield Finding(OVERRUN, clock.due, about=f"“{title}”: {state} {in_words(clock.late_by(now))}{why}")


def _closed_alone(acts: Sequence[Act]) -> Iterator[Finding]:
    proposers: set[str] = set()
    for act in acts:
        if act.event == "case.propose_close":
            proposers.add(act.actor)
        elif act.event == "case.reopen":
            proposers.clear()
        elif act.event == "case.close" and not proposers - {act.actor}:
            outside = act.data.get("outcome") in OUTSIDE_OUTCOMES
            why = (
                "allowed, for an outside service gave the outcome"
                if outside
                else "nobody else had proposed it"
            )
            yield Finding(ALONE, act.at, act.actor, act.role, act.seq, why)


def _read_without_task(acts: Sequence[Act]) -> Iterator[Finding]:
    """The first reading of everybody who never worked on the case, was not let in by name and was not reminded."""
    busy = {act.actor for act in acts if act.kind in WORKS}
    busy |= {act.subject for act in acts if act.event == "case.grant"}
    busy |= {str(act.data.get("to")) for act in acts if act.event == "notice.sent"}
    for act in acts:
        if act.event in READS and act.actor not in busy and act.role not in LOOKERS_ON:
            busy.add(act.actor)
            yield Finding(
                NO_TASK, act.at, act.actor, act.role, act.seq, "no work on it, not let in, not reminded"
            )


def _read_at_night(acts: Sequence[Act]) -> Iterator[Finding]:
    """One finding for each person and night, whatever the number of pages."""
    seen: set[tuple[str, object]] = set()
    for act in acts:
        night = (act.actor, night_of(act.at))
        if act.event in READS and at_night(act.at) and night not in seen:
            seen.add(night)
            yield Finding(NIGHT, act.at, act.actor, act.role, act.seq)
