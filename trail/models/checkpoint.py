"""The tree over all entries and readings, its signed checkpoints, and their way outside."""

from django.db import models
from django.db.models import Q

from trail.models.entry import Entry
from trail.models.reading import Reading


class Leaf(models.Model):
    """The place of an entry or a reading in the tree. Its hash is kept too, so that a change names its entry."""

    idx = models.BigIntegerField(primary_key=True, help_text="from 0, without a gap")
    hash = models.BinaryField(max_length=32)
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="leaf")
    reading = models.OneToOneField(Reading, models.PROTECT, null=True, related_name="leaf")

    class Meta:
        db_table = "trail_leaf"
        constraints = [
            models.CheckConstraint(
                name="trail_leaf_of_one",
                condition=Q(entry__isnull=False, reading__isnull=True)
                | Q(entry__isnull=True, reading__isnull=False),
            ),
        ]


class Checkpoint(models.Model):
    """The signed root of the first `size` leaves. `frontier` lets the tree grow without reading them again."""

    size = models.BigIntegerField(unique=True)
    root = models.BinaryField(max_length=32)
    frontier = models.BinaryField()
    note = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "trail_checkpoint"

    def __str__(self) -> str:
        return f"checkpoint of {self.size} on {self.at:%Y-%m-%d %H:%M}"


class Sending(models.Model):
    """One checkpoint on its way to one target outside. The only rows of the trail that change."""

    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="sendings")
    target = models.CharField(max_length=16)
    tries = models.IntegerField(default=0)
    next_try = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    failed_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "trail_sending"
        constraints = [models.UniqueConstraint(fields=["checkpoint", "target"], name="trail_sending_once")]
        indexes = [
            models.Index(fields=["next_try"], condition=Q(sent_at__isnull=True), name="trail_sending_waits")
        ]

    def __str__(self) -> str:
        return f"{self.checkpoint_id} to {self.target}"
