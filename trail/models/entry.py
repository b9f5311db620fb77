"""The entries of the chains."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from trail import headers


class Entry(models.Model):
    """One act. `header` is what was hashed; `event` and `at` repeat it for reading (verify compares them)."""

    case_id = models.UUIDField(help_text="the chain: a case, or a school for what has no case")
    seq = models.IntegerField()
    prev_seq = models.IntegerField(null=True, help_text="empty for the first entry of a chain")
    header = models.BinaryField()
    prev = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)
    mac = models.BinaryField(max_length=32)
    key_id = models.CharField(max_length=16)
    event = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        db_table = "trail_entry"
        constraints = [
            models.UniqueConstraint(fields=["case_id", "seq"], name="trail_entry_no_fork"),
            models.CheckConstraint(
                name="trail_entry_no_gap",
                condition=Q(seq=1, prev_seq__isnull=True) | Q(seq__gt=1, prev_seq=F("seq") - 1),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} ({self.case_id} {self.seq})"

    @property
    def says(self) -> dict[str, Any]:
        """What the header says: event, actor, role, school, at, subject, data and the rest."""
        return headers.parse(bytes(self.header))
