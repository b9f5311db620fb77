"""The case: one matter about one child."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models import Pupil, School, StaffMember, User
from referrals.models.fsm import StateField, Stateful, known_states
from referrals.models.visibility import CaseQuerySet
from trail.models import ChainHead
from vault.fields import SealedCharField
from workflows import access, references
from workflows import case as case_rules
from workflows import referral as referral_rules
from workflows.facts import OUTCOMES
from workflows.routes import state_of
from workflows.steps import Step

URGENCIES = [("U0", "Soft sign"), ("U1", "Same day"), ("U2", "Within the hour"), ("U3", "Act now")]


class Case(Stateful, ChainHead):
    """Its chain in the trail has the case's own id. Steps only through services.steps.take_step."""

    machine: ClassVar[str] = "case"
    rules: ClassVar[dict[str, Step]] = case_rules.BY_NAME

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=16, unique=True, default=references.new)
    school = models.ForeignKey(School, models.PROTECT, related_name="cases")
    kind = models.CharField(max_length=8, choices=list(access.KINDS.items()), default=access.CHILD)
    pupil = models.ForeignKey(Pupil, models.PROTECT, null=True, blank=True, related_name="cases")
    child_text = SealedCharField(key_of="self", max_length=300, blank=True)
    about_staff = models.ForeignKey(StaffMember, models.PROTECT, null=True, blank=True, related_name="+")
    about_text = SealedCharField(key_of="self", max_length=200, blank=True)
    about_head = models.BooleanField(default=False)
    state = StateField(choices=list(case_rules.LABELS.items()), default=case_rules.OBSERVATION)
    urgency = models.CharField(max_length=2, choices=URGENCIES, default="U1")
    opened_at = models.DateTimeField(default=timezone.now)
    first_read_at = models.DateTimeField(null=True, blank=True)
    first_read_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="owned_cases")
    review_on = models.DateField(null=True, blank=True)
    advice_before_parents = models.BooleanField(default=False)
    joined_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="joined")
    state_before_join = models.CharField(max_length=24, blank=True)
    close_proposed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    close_outcome = models.CharField(max_length=24, blank=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_at",)
        indexes = [
            models.Index(fields=["school", "state", "opened_at"], name="case_desk"),
            models.Index(fields=["id"], condition=~Q(state__in=sorted(case_rules.ENDED)), name="case_open"),
        ]
        constraints = [
            known_states("case", case_rules.STATES),
            models.CheckConstraint(condition=Q(kind__in=list(access.KINDS)), name="case_kind_known"),
            models.CheckConstraint(
                name="case_closed_by_two_or_outside",
                condition=~Q(state=case_rules.CLOSED)
                | Q(close_outcome__in=sorted(case_rules.OUTSIDE_OUTCOMES), closed_by__isnull=False)
                | (
                    Q(closed_by__isnull=False, close_proposed_by__isnull=False)
                    & ~Q(closed_by=models.F("close_proposed_by"))
                ),
            ),
            models.CheckConstraint(
                name="case_erased_when_ended",
                condition=Q(erased_at__isnull=True) | Q(state__in=sorted(case_rules.ENDED)),
            ),
            models.CheckConstraint(
                name="case_joined_names_its_host",
                condition=~Q(state=case_rules.JOINED)
                | Q(joined_to__isnull=False) & ~Q(joined_to=models.F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def chain(self) -> "Case":
        """The record whose chain in the trail holds this one's entries."""
        return self

    @property
    def child_name(self) -> str:
        """The child's name as the roll has it, else what the reporter wrote."""
        return self.pupil.full_name if self.pupil else self.child_text or "Child not known"

    @property
    def added_by_id(self) -> Any:
        """Who of those who raised it was the last to add something; None where nobody did."""
        added = self.notes.filter(by_reporter=True).order_by("written_at")
        return added.values_list("author_id", flat=True).last()

    @property
    def route(self) -> str:
        """A case has no route of its own."""
        return ""

    @property
    def outcome_words(self) -> str:
        """The outcome that was proposed or decided, in words; "" before either."""
        return dict(OUTCOMES).get(self.close_outcome, "")

    def roles_of(self, user: User) -> frozenset[str]:
        """The person's roles on this case; empty for whoever it is about, and for whoever can no longer sign in.

        Nobody has a role on a case that was erased: nothing is read or added there any more.
        """
        if not user.is_active or self.erased_at:
            return frozenset()
        return access.case_roles(
            kind=self.kind,
            about_head=self.about_head,
            held=user.roles_at(self.school),
            granted=frozenset(self.grants.current().filter(user=user).values_list("role", flat=True)),
            reported=self.concern_children.filter(concern__reporter=user).exists(),
            shut_out=self.shut_out.filter(user=user).exists(),
        )

    def open_referrals(self) -> "models.QuerySet[Any]":
        """Referrals that keep the case in a referral state."""
        return self.referrals.filter(state__in=referral_rules.OPEN)

    def next_state(self, rule: Step) -> str:
        if rule.name in ("correct_child", "propose_close"):
            return self.state
        if rule.name == "unjoin":
            return self.state_before_join
        return case_rules.most_urgent(state_of(r.route) for r in self.open_referrals())

    def on_raise_immediate_risk(self, **facts: Any) -> None:
        self.urgency, self.joined_to, self.state_before_join = "U3", None, ""
        self._forget_closing()

    def on_record_own_report(self, **facts: Any) -> None:
        self.joined_to, self.state_before_join = None, ""
        self._forget_closing()

    def on_begin_triage(self, *, actor: User, **facts: Any) -> None:
        self.owner = self.owner or actor

    def on_monitor(self, *, owner: User, review_on: Any, **facts: Any) -> None:
        self.owner, self.review_on = owner, review_on
        self._forget_closing()

    def on_refer(self, **facts: Any) -> None:
        self._forget_closing()

    def on_return_to_triage(self, **facts: Any) -> None:
        self._forget_closing()

    def on_join(self, *, into: "Case", **facts: Any) -> None:
        self.state_before_join, self.joined_to = self.state, into

    def on_unjoin(self, **facts: Any) -> None:
        self.joined_to = None

    def on_correct_child(self, *, pupil: Pupil, **facts: Any) -> None:
        self.pupil = pupil

    def on_propose_close(self, *, actor: User, outcome: str, **facts: Any) -> None:
        self.close_proposed_by, self.close_outcome = actor, outcome

    def on_close(self, *, actor: User, outcome: str, at: datetime, **facts: Any) -> None:
        self.closed_by, self.close_outcome, self.closed_at = actor, outcome, at

    def on_reopen(self, **facts: Any) -> None:
        self._forget_closing()

    def _forget_closing(self) -> None:
        self.close_proposed_by = self.closed_by = self.closed_at = None
        self.close_outcome = ""
