"""What the school asked of one outside service, and what came of it."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import uuid4

from django.db import models
from django.utils import timezone

from people.models import User
from referrals.models.case import Case
from referrals.models.fsm import StateField, Stateful, known_states
from referrals.models.numbering import unused
from vault.fields import SealedCharField, SealedJSONField, SealedTextField
from workflows import referral as referral_rules
from workflows import routes
from workflows.facts import Fact
from workflows.steps import Step

TAGS = {"drafted": "soon", "made": "calm", "acknowledged": "calm", "accepted": "calm", "escalated": "alarm"}
WAITS_FOR_FORM = ("made", "acknowledged", "accepted", "escalated")


def referral_reference() -> str:
    """A new reference for a referral, such as "R-4F7K-2Q"."""
    return unused("Referral", "R")


class Referral(Stateful):
    """One referral of one case on one route. `facts` gathers the answers of its steps."""

    machine: ClassVar[str] = "referral"
    rules: ClassVar[dict[str, Step]] = referral_rules.BY_NAME

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=16, unique=True, default=referral_reference)
    case = models.ForeignKey(Case, models.PROTECT, related_name="referrals")
    route = models.CharField(max_length=24)
    state = StateField(choices=list(referral_rules.LABELS.items()), default=referral_rules.DRAFTED)
    drafted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    own_report = models.BooleanField(default=False)
    reason = SealedTextField(key_of="case", blank=True)
    consent = models.CharField(max_length=12, blank=True)
    aware = models.CharField(max_length=12, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    outside_reference = SealedCharField(key_of="case", max_length=200, blank=True)
    stage = models.PositiveSmallIntegerField(default=0)
    strategy_at = models.DateTimeField(null=True, blank=True)
    sheet_answers = SealedJSONField(key_of="case", default=dict, blank=True)
    facts = SealedJSONField(key_of="case", default=dict, blank=True)

    class Meta:
        ordering = ("drafted_at",)
        constraints = [known_states("referral", referral_rules.STATES)]

    def __str__(self) -> str:
        return self.reference

    @property
    def chain(self) -> Case:
        """The case, whose chain in the trail holds this referral's entries."""
        return self.case

    @property
    def label(self) -> str:
        """The route in words."""
        return routes.get(self.route).label

    @property
    def tag_kind(self) -> str:
        """How a page colours its state: somebody has to act, somebody else has to answer, or neither."""
        return TAGS.get(self.state, "done")

    @property
    def stage_words(self) -> str:
        """Where an escalation has come to, in words; empty before the first."""
        words = referral_rules.STAGES.get(self.stage, "")
        return f"stage {self.stage} ({words[:1].lower()}{words[1:]})" if words else ""

    @property
    def needs_written(self) -> bool:
        """Whether the call to social care was made and its written form is not yet recorded."""
        waiting = self.route == "social_care" and self.state in WAITS_FOR_FORM
        return waiting and "written_at" not in self.facts

    @property
    def is_open(self) -> bool:
        """Whether the referral keeps its case in the route's state."""
        return self.state in referral_rules.OPEN

    def needs_of(self, rule: Step) -> tuple[Fact, ...]:
        """What a step asks for: "made" asks for the facts of the route."""
        return routes.get(self.route).needs if rule.name == "make" else rule.needs

    def roles_of(self, user: User) -> frozenset[str]:
        """The person's roles on the case; a reporter acts only on a report they made themselves."""
        held = self.case.roles_of(user)
        return held if self.own_report and self.drafted_by_id == user.id else held - {"reporter"}

    def made_after(self, at: datetime) -> bool:
        """Whether it was made after this time; what is told to the minute may lie in the same one."""
        return bool(self.made_at and at < self.made_at.replace(second=0, microsecond=0))

    def on_make(self, *, actor: User | None, at: datetime, **facts: Any) -> None:
        self.made_by = actor
        self.made_at = facts.get("when") or facts.get("phoned_at") or facts.get("written_at") or at
        self.outside_reference = facts.get("outside_reference", "")
        self._keep(facts)

    def on_accept(self, **facts: Any) -> None:
        # When they accepted stands in the decision; "when" among the facts stays the moment it was made.
        self._keep({name: value for name, value in facts.items() if name != "when"})

    def next_state(self, rule: Step) -> str:
        return self.state  # what the other service does with it meanwhile changes nothing of where it stands

    def on_escalate(self, *, stage: str = "", **facts: Any) -> None:
        self.stage = int(stage) if stage else min(self.stage + 1, referral_rules.LAST_STAGE)

    def on_strategy(self, *, when: datetime, **facts: Any) -> None:
        self.strategy_at = when

    def _keep(self, facts: dict[str, Any]) -> None:
        words = {name: value for name, value in facts.items() if name not in ("actor", "at")}
        self.facts = {
            **self.facts,
            **{n: v.isoformat() if isinstance(v, datetime) else v for n, v in words.items()},
        }
