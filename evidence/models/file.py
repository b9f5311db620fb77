"""Finished files. One for each released summary and each form that was asked for, never changed."""

import hashlib
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils import timezone

from vault import sealing


class SealedPdf(models.Model):
    """`sealed` holds the PDF, encrypted; `sha256` is that of the PDF itself, as the recipient has it."""

    kind: ClassVar[str]
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sealed = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.sha256[:12]}, {self.pages} pages"

    def keep(self, pdf: bytes) -> None:
        """Takes over the bytes; the caller saves."""
        self.sealed = sealing.seal(pdf, context=self.context)
        self.sha256, self.size = hashlib.sha256(pdf).hexdigest(), len(pdf)

    def read(self) -> bytes:
        """The PDF. Raises the vault's error where the stored bytes were changed."""
        return sealing.unseal(bytes(self.sealed), context=self.context)

    @property
    def context(self) -> str:
        return f"{self.kind}:{self.pk}"


class SummaryFile(SealedPdf):
    """The file of a released summary."""

    kind: ClassVar[str] = "summary-file"
    summary = models.OneToOneField("evidence.Summary", models.PROTECT, related_name="file")


class FormFile(SealedPdf):
    """The file of a referral form, as it was when somebody asked for it."""

    kind: ClassVar[str] = "form-file"
    form = models.OneToOneField("evidence.ReferralForm", models.PROTECT, related_name="file")
