"""An evidence summary of one case for one recipient."""

import secrets
from datetime import datetime
from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from people.models import Contact, User
from referrals.models import Case
from referrals.models.fsm import StateField, Stateful, known_states
from vault.fields import SealedCharField
from workflows import audiences, references
from workflows import summary as summary_rules
from workflows.steps import Step

PROPOSE, RELEASE = "propose", "release"
WAITING = "Waiting for a worker"
WORK = [("", "Nothing"), (PROPOSE, "Find names"), (RELEASE, "Make the file")]


def summary_reference() -> str:
    """A new reference for a summary, such as "S-4F7K-2Q"."""
    return references.new("S")


def summary_series() -> str:
    """Three digits that end the labels of one summary: no letters, which would read like initials."""
    return f"{secrets.randbelow(900) + 100}"


class Summary(Stateful):
    """`wants` is the work a worker still has to do, since `wanted_at`; `progress` and `problem` are what the page says
    about it.

    `sources_digest` covers the texts, the roll, the people of the case, the policy and the recognisers that the
    proposals were made from: when it differs, the review no longer holds. `attachments` are those whose text the
    drafter let in; all others are withheld.
    """

    machine: ClassVar[str] = "summary"
    rules: ClassVar[dict[str, Step]] = summary_rules.BY_NAME

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=16, unique=True, default=summary_reference)
    case = models.ForeignKey(Case, models.PROTECT, related_name="summaries")
    series = models.CharField(max_length=3, default=summary_series, editable=False)
    audience = models.CharField(max_length=24)
    recipient = SealedCharField(key_of="case", max_length=200)
    requester = models.ForeignKey(Contact, models.PROTECT, null=True, blank=True, related_name="+")
    answers = models.JSONField(default=dict)
    policy = models.CharField(max_length=32)
    state = StateField(choices=list(summary_rules.LABELS.items()), default=summary_rules.DRAFTED)
    drafted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    sources_digest = models.CharField(max_length=64, blank=True)
    reviewed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    release_asked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    wants = models.CharField(max_length=8, choices=WORK, blank=True)
    attachments = models.ManyToManyField("evidence.Attachment", related_name="summaries", blank=True)
    wanted_at = models.DateTimeField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    progress = models.CharField(max_length=120, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-drafted_at",)
        indexes = [models.Index(fields=["wants", "claimed_until"], name="summary_work")]
        constraints = [
            known_states("summary", summary_rules.STATES),
            models.UniqueConstraint(
                fields=["case", "series"], condition=~Q(series=""), name="summary_series_once_a_case"
            ),
            models.CheckConstraint(
                name="summary_approved_by_another",
                condition=~Q(state__in=[summary_rules.APPROVED, summary_rules.RELEASED])
                | (Q(approved_by__isnull=False) & ~Q(approved_by=F("drafted_by"))),
            ),
            models.CheckConstraint(
                name="summary_approved_by_no_reviewer",
                condition=~Q(state__in=[summary_rules.APPROVED, summary_rules.RELEASED])
                | ~Q(approved_by=F("reviewed_by")),
            ),
            models.CheckConstraint(
                name="summary_released_has_its_time",
                condition=~Q(state=summary_rules.RELEASED) | Q(released_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def chain(self) -> Case:
        """The case, whose chain in the trail holds this summary's entries."""
        return self.case

    @property
    def route(self) -> str:
        """A summary has no route of its own."""
        return ""

    @property
    def for_whom(self) -> audiences.Audience:
        """The audience with its policy."""
        return audiences.get(self.audience)

    @property
    def audience_gone(self) -> bool:
        """Whether the policy no longer knows the audience: a row of the school's own that was taken away."""
        return self.audience not in audiences.table()

    @property
    def audience_label(self) -> str:
        """The audience in words; its code where the policy no longer knows it."""
        return self.audience if self.audience_gone else self.for_whom.label

    @property
    def failed(self) -> bool:
        """Whether the search for names ended without a result, so that there is nothing to review."""
        return (
            self.state in (summary_rules.DRAFTED, summary_rules.PROPOSED)
            and bool(self.problem)
            and not self.wants
        )

    @property
    def under_review(self) -> bool:
        """Whether there are proposals that anything can be decided on."""
        settled = not (self.wants or self.failed or self.audience_gone)
        return self.state == summary_rules.PROPOSED and settled

    def want(self, work: str, progress: str) -> None:
        """Puts it where a worker finds it; the caller saves and wakes one."""
        self.wants, self.wanted_at, self.progress, self.problem = work, timezone.now(), progress, ""

    def roles_of(self, user: User) -> frozenset[str]:
        """The person's roles on the case."""
        return self.case.roles_of(user)

    def on_review(self, *, actor: User, at: datetime, **facts: Any) -> None:
        self.reviewed_by, self.reviewed_at = actor, at

    def on_approve(self, *, actor: User, at: datetime, **facts: Any) -> None:
        self.approved_by, self.approved_at = actor, at

    def on_send_back(self, **facts: Any) -> None:
        self._forget_signatures()

    def on_void(self, **facts: Any) -> None:
        self._forget_signatures()

    def on_withdraw(self, **facts: Any) -> None:
        self.wants = self.progress = self.problem = ""

    def on_release(self, *, at: datetime, **facts: Any) -> None:
        self.released_at, self.wants, self.progress, self.problem = at, "", "", ""

    def _forget_signatures(self) -> None:
        self.reviewed_by = self.reviewed_at = self.approved_by = self.approved_at = None
        self.release_asked_by = None
        self.wants = self.progress = self.problem = ""
