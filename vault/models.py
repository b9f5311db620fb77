"""The wrapped data keys."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone


class Key(models.Model):
    """A key of 32 bytes for one school, case or concern, wrapped by its `parent` or, without one, by a master key.

    `retired` keys still open what they sealed. A destroyed one leaves its row with its times, and no bytes.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=16)
    scope = models.UUIDField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    wrapped = models.BinaryField(null=True)
    wrapped_by = models.CharField(
        max_length=200, blank=True, help_text="the id of the master key, if one did"
    )
    made = models.DateTimeField(default=timezone.now)
    retired = models.DateTimeField(null=True)
    destroyed = models.DateTimeField(null=True)

    class Meta:
        ordering = ("made",)
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "scope"], condition=Q(retired__isnull=True), name="vault_key_once_in_use"
            ),
            models.CheckConstraint(
                condition=Q(wrapped__isnull=False, destroyed__isnull=True)
                | Q(wrapped__isnull=True, destroyed__isnull=False),
                name="vault_key_destroyed_has_no_bytes",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(wrapped_by=""), name="vault_key_wrapped_once"
            ),
        ]

    def __str__(self) -> str:
        return f"key {self.pk} of {self.kind} {self.scope}"

    @property
    def context(self) -> bytes:
        """What its wrapping is bound to: no row opens with the bytes of another."""
        return f"vault_key:{self.pk}:{self.kind}:{self.scope}".encode()
