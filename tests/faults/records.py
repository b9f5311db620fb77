"""Is every concern and step there that was acknowledged, and is everything that is there whole?"""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from io import StringIO
from typing import Any
from uuid import UUID

from django.core.management import call_command

from referrals.models import Case, Clock, Concern, Decision, Notice, Referral
from tests.faults.visitors import Ledger
from trail.models import Entry
from workflows import case as c

#: The clock that runs from a step on; for a referral that from its draft on (deadlines.toml).
STARTS = {c.BEGIN_TRIAGE.name: "triage_decision", c.MONITOR.name: "monitor_review"}
DRAFTS = {
    "social_care": "social_care_phone",
    "police_101": "police_101",
    "early_help": "referral_draft_unsent",
}
SUBMITTED = {"concern_triage", "reporter_feedback"}
RED_FLAG = {"red_flag_open", "red_flag_triage"}

Log = dict[tuple[UUID, int], tuple[str, str]]
Span = tuple[datetime, datetime]


def lost(ledger: Ledger) -> Iterator[str]:
    """What somebody was told is kept and is not."""
    kept = {concern.pk: concern for concern in Concern.objects.prefetch_related("children__case")}
    for pk, words in ledger.words.items():
        if pk not in kept or kept[pk].saw != words:
            yield f"concern {pk}: the words that were kept are gone"
    for pk in ledger.sent:
        if pk not in kept or not kept[pk].submitted_at or not cases_of(kept[pk]):
            yield f"concern {pk}: it was sent, and no case is open"
    taken = Counter(Decision.objects.values_list("case_id", "step", "by_id"))
    for step, times in Counter(taken_from[:3] for taken_from in ledger.steps).items():
        if taken[step] < times:
            yield f"step {step[1]} of case {step[0]}: it was acknowledged, and is not there"


def half(now: datetime, wrong: Collection[Span] = ()) -> Iterator[str]:
    """What was begun and not done to its end. `wrong`: when the processes had a clock that went back afterwards."""
    log: Log = {(e.case_id, e.seq): (e.event, str(e.says["subject"])) for e in Entry.objects.all()}
    said = Counter(log.values())
    running = set(Clock.objects.filter(stopped=None).values_list("rule", "subject"))
    begun = set(Clock.objects.values_list("rule", "subject", "started"))
    for concern in Concern.objects.prefetch_related("children__case"):
        yield from half_a_concern(concern, said, running, begun)
    for decision in Decision.objects.all():
        unsure = any(since <= decision.at <= until for since, until in wrong)
        yield from half_a_step(decision, log, begun, unsure)
    yield from half_answered(running)
    yield from ahead(now)
    yield from half_told(said)


def cases_of(concern: Concern) -> list[Case]:
    return [child.case for child in concern.children.all() if child.case]


def half_a_concern(concern: Concern, said: Counter[Any], running: Any, begun: Any) -> Iterator[str]:
    """A draft has its clock and no case; a concern that was sent has its case, its entries and its clocks."""
    drafted, cases = ("concern_draft", concern.pk) in running, cases_of(concern)
    if drafted == bool(concern.submitted_at) or bool(cases) != bool(concern.submitted_at):
        yield f"concern {concern.pk}: neither a draft nor sent"
    for event, wanted in (("concern.started", 1), ("concern.submitted", int(bool(cases)))):
        if said[event, str(concern.pk)] != wanted:
            yield f"concern {concern.pk}: {event} stands in the trail {said[event, str(concern.pk)]} times"
    if said["case.open", str(concern.pk)] != len(cases):
        yield f"concern {concern.pk}: {len(cases)} cases, and another number in the trail"
    for case in cases:
        rules = {rule for rule, subject, _ in begun if subject == case.pk}
        if missing := (SUBMITTED | (RED_FLAG if concern.red_flag else set())) - rules:
            yield f"case {case.reference}: no clock {', '.join(sorted(missing))}"


def half_a_step(decision: Decision, log: Log, begun: Any, unsure: bool) -> Iterator[str]:
    """A step has its entry, and the clock or the referral it brings. `unsure`: the clock may have begun again since."""
    name = f"{decision.machine}.{decision.step} of case {decision.case_id}"
    if log.get((decision.case_id, decision.trail_seq)) != (
        f"{decision.machine}.{decision.step}", str(decision.subject),
    ):  # fmt: skip
        yield f"{name}: not in the trail"
    rule = STARTS.get(decision.step)
    starts = {at for code, subject, at in begun if (code, subject) == (rule, decision.subject)}
    if rule and decision.at not in starts and not (unsure and starts):
        yield f"{name}: its clock {rule} was not started at {decision.at}, but {sorted(starts) or 'never'}"
    if decision.step == c.REFER.name:
        drafts = Referral.objects.filter(case=decision.case_id, drafted_at=decision.at)
        clocks = {(code, subject) for code, subject, _ in begun}
        if [(DRAFTS[one.route], one.pk) in clocks for one in drafts] != [True]:
            yield f"{name}: its referral or its clock is missing"


def half_answered(running: Any) -> Iterator[str]:
    """A case on which somebody decided has no clock left that waits for a decision to begin."""
    moved = set(Case.objects.exclude(state=c.OBSERVATION).values_list("pk", flat=True))
    for rule, subject in running:
        if subject in moved and rule in SUBMITTED | RED_FLAG:
            yield f"clock {rule} of case {subject} runs on"


def ahead(now: datetime) -> Iterator[str]:
    """No clock waits for a day on which the processes only seemed to be; here none counts from a date written down."""
    for clock in Clock.objects.filter(stopped=None, started__gt=now + timedelta(minutes=1)):
        yield f"clock {clock.rule} of {clock.subject} begins at {clock.started}"


def half_told(said: Counter[Any]) -> Iterator[str]:
    """A notice that counts as sent stands in the trail once, and no other does."""
    for notice in Notice.objects.filter(clock__case__isnull=False):
        if said["notice.sent", str(notice.pk)] != int(notice.sent_at is not None):
            yield f"notice {notice.pk}: sent {notice.sent_at}, trail {said['notice.sent', str(notice.pk)]} times"


def trail_findings() -> list[str]:
    """What `manage.py verify_trail` finds."""
    out = StringIO()
    try:
        call_command("verify_trail", stdout=out, stderr=StringIO())
    except SystemExit:
        return out.getvalue().splitlines()[:-1]
    return []
