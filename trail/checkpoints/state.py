"""Are checkpoints written, and do they arrive? For the health page: no name, no case."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, QuerySet

from trail.checkpoints.targets import BUCKET, FOLDER, MAIL
from trail.models import Checkpoint, Entry, Leaf, Sending

LATE = timedelta(hours=2)  # one is written each hour in which something was
TOLD_AFTER = timedelta(hours=1)  # until then a target that is away is asked again in silence
LABELS = {FOLDER: "The folder outside", BUCKET: "The bucket outside", MAIL: "The mail outside"}
OTHER = "OtherCheckpoint"
SET_BACK = "Another checkpoint lies in its place: the log was set back, or two logs share one place. Verify the trail."


@dataclass(frozen=True, slots=True)
class Stuck:
    """Checkpoints that a target has not taken for over an hour."""

    label: str
    number: int
    since: datetime
    next_try: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class State:
    """When the last checkpoint was written (None: never), whether one is overdue, and what did not go out."""

    at: datetime | None
    late: bool
    stuck: list[Stuck]


def state(now: datetime) -> State:
    """The state of checkpoints and targets."""
    last = Checkpoint.objects.order_by("-size").values_list("at", flat=True).first()
    waits_since = _uncovered().values_list("at", flat=True).first()
    late = waits_since is not None and now - waits_since > LATE
    return State(last, late, _stuck(now))


def _uncovered() -> QuerySet[Entry]:
    covered = Leaf.objects.filter(entry__isnull=False).order_by("-idx")
    return Entry.objects.filter(pk__gt=covered.values_list("entry_id", flat=True).first() or 0).order_by("pk")


def _stuck(now: datetime) -> list[Stuck]:
    waiting = Sending.objects.filter(sent_at__isnull=True, checkpoint__at__lte=now - TOLD_AFTER)
    rows = waiting.values("target", "failed_reason").annotate(
        number=Count("pk"), since=Min("checkpoint__at"), again=Min("next_try")
    )
    return [
        Stuck(LABELS[row["target"]], row["number"], row["since"], row["again"], _told(row["failed_reason"]))
        for row in rows.order_by("target")
    ]


def _told(reason: str) -> str:
    return SET_BACK if reason == OTHER else reason or "It was not tried to the end"
