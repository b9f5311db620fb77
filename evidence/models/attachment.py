"""Files that came in from outside: kept sealed, never changed, never deleted; and the lock that nobody opens again.

Every table here may only be added to: the database refuses any change (evidence/apps.py). Decision 0014.
"""

from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from people.models import School, User
from referrals.models import Case
from vault.fields import SealedCharField, SealedTextField

KINDS = [("pdf", "PDF"), ("docx", "DOCX"), ("txt", "Plain text")]


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Attachments, with the question whether they are under lock."""

    def with_locks(self) -> "AttachmentQuerySet":
        """Each with `under_lock`: whether this file, or the same bytes on whatever case, was put under lock."""
        return self.annotate(under_lock=_lock_on_same_bytes()).select_related("added_by")

    def locked(self) -> "AttachmentQuerySet":
        """Those that are under lock."""
        return self.filter(_lock_on_same_bytes())

    def readable(self) -> "AttachmentQuerySet":
        """Those that are not."""
        return self.exclude(_lock_on_same_bytes())


def _lock_on_same_bytes() -> Exists:
    return Exists(Quarantine.objects.filter(attachment__sha256=OuterRef("sha256")))


class Attachment(models.Model):
    """What Handrail says of a file. Its own name is sealed and shown nowhere; here it has a number."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="attachments")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=4, choices=KINDS)
    description = SealedTextField(key_of="case")
    sealed_name = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    under_lock: bool  # of those that `with_locks` found

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        indexes = [models.Index(fields=["sha256"], name="attachment_same_bytes")]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="attachment_number_once"),
            models.UniqueConstraint(fields=["case", "sha256"], name="attachment_once_a_case"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind for kind, _ in KINDS]), name="attachment_kind_known"
            ),
            models.CheckConstraint(condition=~Q(description=""), name="attachment_described"),
        ]

    def __str__(self) -> str:
        return f"Attachment {self.number}"

    @property
    def source(self) -> str:
        """The name of its text among the texts of a summary."""
        return f"attachment:{self.pk}"


class AttachmentFile(models.Model):
    """The sealed bytes. Only evidence/held.py opens them."""

    attachment = models.OneToOneField(Attachment, models.PROTECT, primary_key=True, related_name="file")
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"file of {self.attachment_id}"


class Quarantine(models.Model):
    """The lock on an attachment. While the row is there nobody reads the file, and the row cannot go."""

    attachment = models.OneToOneField(Attachment, models.PROTECT, primary_key=True, related_name="quarantine")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"lock on {self.attachment_id}"


class PoliceAdvice(models.Model):
    """What the police said about a file under lock."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    quarantine = models.ForeignKey(Quarantine, models.PROTECT, related_name="advice")
    given_at = models.DateTimeField()
    officer = SealedCharField(key_of="quarantine.attachment.case", max_length=120)
    reference = SealedCharField(key_of="quarantine.attachment.case", max_length=60)
    advice = SealedTextField(key_of="quarantine.attachment.case")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("given_at",)
        constraints = [models.CheckConstraint(condition=~Q(advice=""), name="police_advice_says_something")]

    def __str__(self) -> str:
        return f"advice of {self.given_at:%d %B %Y}"


class AttachmentSwitch(models.Model):
    """A head's decision whether the school takes attachments. The newest counts; without one it takes none."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    on = models.BooleanField()
    reason = SealedTextField(key_of="school")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at",)
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="attachment_switch_has_reason")]

    def __str__(self) -> str:
        return "on" if self.on else "off"
