"""The key that a school signs its files with."""

from datetime import datetime
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from evidence.seal.certificates import Identity, ends, fingerprint, grouped
from people.models import School
from vault import sealing, whose


class SigningKey(models.Model):
    """`sealed` holds the private key, encrypted by the vault. A key that was replaced stays: files signed with it are
    still recognised. One key of a school is in use at a time."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="signing_keys")
    sealed = models.BinaryField()
    certificate = models.BinaryField()
    fingerprint = models.CharField(max_length=64, unique=True)
    brought = models.BooleanField(default=False, help_text="made elsewhere and brought by the school")
    made_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)
        constraints = [
            models.UniqueConstraint(
                fields=["school"], condition=Q(retired_at__isnull=True), name="signing_key_one_in_use"
            )
        ]

    def __str__(self) -> str:
        return self.spoken

    def keep(self, identity: Identity) -> None:
        """Takes over key and certificate; the caller saves."""
        self.sealed = sealing.seal(identity.key, context=self.context, key=whose.key(self, "school"))
        self.certificate, self.fingerprint = identity.certificate, fingerprint(identity.certificate)

    def identity(self) -> Identity:
        """What signing needs. Raises the vault's error where the stored bytes were changed."""
        return Identity(sealing.unseal(bytes(self.sealed), context=self.context), bytes(self.certificate))

    @property
    def context(self) -> str:
        return f"signing-key:{self.pk}"

    @property
    def spoken(self) -> str:
        """What is read out on the telephone: the first 32 digits and letters of the fingerprint, in groups."""
        return grouped(self.fingerprint)

    @property
    def ends(self) -> datetime:
        """Until when the certificate says it may be used; readers of PDF files ask it, `/verify` does not."""
        return ends(bytes(self.certificate))
