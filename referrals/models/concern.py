"""What a member of staff saw, heard or was told. After it is submitted nobody can change it."""

from datetime import datetime
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models import Pupil, School, StaffMember, User
from people.ordering import ByName
from referrals.models.numbering import unused
from vault.fields import SealedCharField, SealedTextField

SAFE_NOW = [("yes", "Yes"), ("no", "No"), ("not_sure", "Not sure")]
YES_NO = [("yes", "Yes"), ("no", "No")]


def concern_reference() -> str:
    """A new reference for a concern, such as "C-4F7K-2Q"."""
    return unused("Concern", "C")


class Concern(models.Model):
    """A concern: a draft until `submitted_at` is set, frozen by the database from then on."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=16, unique=True, default=concern_reference)
    school = models.ForeignKey(School, models.PROTECT, related_name="concerns")
    reporter = models.ForeignKey(User, models.PROTECT, related_name="concerns")
    started_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    discarded_at = models.DateTimeField(null=True, blank=True)

    safe_now = models.CharField(max_length=8, choices=SAFE_NOW, blank=True)
    about_adult = models.CharField(max_length=3, choices=YES_NO, blank=True)
    adult = models.ForeignKey(StaffMember, models.PROTECT, null=True, blank=True, related_name="+")
    adult_text = SealedCharField(key_of="self", max_length=200, blank=True)
    adult_is_head = models.BooleanField(default=False)

    happened_on = models.DateField(null=True, blank=True)
    happened_time = models.TimeField(null=True, blank=True)
    happened_text = SealedCharField(key_of="self", max_length=200, blank=True)
    place = SealedCharField(key_of="self", max_length=200, blank=True)
    child_words = SealedTextField(key_of="self", blank=True)
    saw = SealedTextField(key_of="self", blank=True)
    told = SealedTextField(key_of="self", blank=True)
    think = SealedTextField(key_of="self", blank=True)
    platform = SealedCharField(key_of="self", max_length=200, blank=True)
    contact_names = SealedTextField(key_of="self", blank=True)
    told_dsl = models.CharField(max_length=3, choices=YES_NO, blank=True)
    did = SealedTextField(key_of="self", blank=True)

    class Meta:
        ordering = ("-submitted_at", "-started_at")
        indexes = [models.Index(fields=["school", "reporter", "submitted_at"], name="concern_of_reporter")]

    def __str__(self) -> str:
        return self.reference

    @property
    def red_flag(self) -> bool:
        """Whether the reporter said that the child is not, or may not be, safe right now."""
        return self.safe_now in ("no", "not_sure")

    @property
    def says_what_happened(self) -> bool:
        """Whether any of the free answers holds something: the one thing a concern cannot do without."""
        return any((self.child_words, self.saw, self.told, self.think))

    @property
    def happened(self) -> datetime | None:
        """When it happened, where a date was given; midnight stands for a day without a time."""
        if self.happened_on is None:
            return None
        at = self.happened_time or datetime.min.time()
        return timezone.make_aware(datetime.combine(self.happened_on, at))


class ConcernChild(models.Model):
    """A child a concern is about, and the case it opened for that child."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    concern = models.ForeignKey(Concern, models.CASCADE, related_name="children")
    pupil = models.ForeignKey(Pupil, models.PROTECT, null=True, blank=True, related_name="+")
    description = SealedCharField(key_of="concern", max_length=300, blank=True)
    case = models.ForeignKey(
        "referrals.Case", models.PROTECT, null=True, blank=True, related_name="concern_children"
    )

    objects = ByName["ConcernChild"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(pupil__isnull=False) | ~Q(description=""), name="child_pointed_to"
            ),
            models.UniqueConstraint(fields=["concern", "pupil"], name="child_once_per_concern"),
        ]

    def __str__(self) -> str:
        return self.pupil.full_name if self.pupil else self.description

    def in_order(self) -> tuple[str, ...]:
        """Children of the list by name, then the others as they were described."""
        named = self.pupil.in_order() if self.pupil else ("\uffff", "", "")
        return (*named, self.description, str(self.pk))
