"""The second log: who read, searched, signed in, was refused."""

from typing import Any

from django.db import models

from trail import headers


class Reading(models.Model):
    """One reading. It follows nothing, so that readers never queue for a case's row."""

    header = models.BinaryField()
    hash = models.BinaryField(max_length=32, unique=True)
    mac = models.BinaryField(max_length=32)
    key_id = models.CharField(max_length=16)
    event = models.CharField(max_length=64)
    actor = models.CharField(max_length=64)
    school_id = models.UUIDField(null=True)
    chain_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "trail_reading"
        indexes = [
            models.Index(fields=["chain_id", "at"], name="trail_reading_chain"),
            models.Index(fields=["school_id", "at"], name="trail_reading_school"),
        ]

    def __str__(self) -> str:
        return f"{self.event} ({self.chain_id})"

    @property
    def says(self) -> dict[str, Any]:
        """What the header says."""
        return headers.parse(bytes(self.header))
