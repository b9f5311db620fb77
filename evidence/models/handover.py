"""How a released file left: one row for each time that it was handed over to its recipient."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from evidence.models.file import SummaryFile
from people.models import User
from vault import sealing, whose
from vault.fields import SealedCharField

PLAIN, LOCKED, LINK = "plain", "locked", "link"
WAYS = {
    PLAIN: "Downloaded by the school",
    LOCKED: "Downloaded by the school, locked with a passphrase",
    LINK: "One-time link, locked with a passphrase",
}


class Handover(models.Model):
    """Given once: `collected_at` is set by whoever comes first, and the locked copy is gone from here then.

    Neither the passphrase nor the token of a link is stored: `token` is its SHA-256. `seq` is the entry of the case's
    trail that names the file's `sha256`; `mark` is the identifier in the file. A later handover needs a reason.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    file = models.ForeignKey(SummaryFile, models.PROTECT, related_name="handovers")
    way = models.CharField(max_length=8, choices=list(WAYS.items()))
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    reason = SealedCharField(key_of="file.summary.case", max_length=300, blank=True)
    copy = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    mark = models.CharField(max_length=32, db_index=True)
    seq = models.PositiveIntegerField()
    token = models.CharField(max_length=64, unique=True, null=True)
    expires_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    collected_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("made_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["file"], condition=Q(reason=""), name="handover_again_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(way=LINK, token__isnull=False, expires_at__isnull=False)
                | (~Q(way=LINK) & Q(token__isnull=True, expires_at__isnull=True)),
                name="handover_link_has_token_and_end",
            ),
            models.CheckConstraint(
                condition=Q(collected_at__isnull=True) | Q(revoked_at__isnull=True),
                name="handover_collected_or_revoked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} of {self.file_id}"

    def keep(self, copy: bytes) -> None:
        """Takes over the locked copy, sealed once more; the caller saves."""
        key = whose.key(self, "file.summary.case")
        self.copy = sealing.seal(copy, context=self.context, key=key)

    def give(self) -> bytes:
        """The locked copy, which is gone from here now. The caller holds the row and has seen that it waits."""
        copy = sealing.unseal(bytes(self.copy or b""), context=self.context)
        self.copy, self.collected_at = None, timezone.now()
        self.save(update_fields=["copy", "collected_at"])
        return copy

    @property
    def context(self) -> str:
        return f"handover:{self.pk}"

    @property
    def waits(self) -> bool:
        """Whether the file can still be had by it."""
        over = self.expires_at is not None and self.expires_at <= timezone.now()
        return not (over or self.collected_at or self.revoked_at)

    @property
    def expired(self) -> bool:
        """Whether its time is over without anybody having had the file."""
        return not (self.waits or self.collected_at or self.revoked_at)
