"""Finished files. One for each released summary and each form that was asked for, never changed."""

import hashlib
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils import timezone

from evidence.models.signing_key import SigningKey
from vault import sealing, whose
from vault.fields import SealedJSONField


class SealedPdf(models.Model):
    """`sealed` holds the PDF, encrypted; `sha256` is that of the PDF itself, as the recipient has it."""

    kind: ClassVar[str]
    key_of: ClassVar[str]
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
        self.sealed = sealing.seal(pdf, context=self.context, key=whose.key(self, self.key_of))
        self.sha256, self.size = hashlib.sha256(pdf).hexdigest(), len(pdf)

    def read(self) -> bytes:
        """The PDF. Raises the vault's error where the stored bytes were changed."""
        return sealing.unseal(bytes(self.sealed), context=self.context)

    @property
    def context(self) -> str:
        return f"{self.kind}:{self.pk}"


class SummaryFile(SealedPdf):
    """The file of a released summary, signed with `key`. Its first `checked_size` bytes are the file that the gate
    checked. `manifest` says what it is (evidence/manifest.py) and stays here: the file holds nothing but the approved
    text and the signature. `seq` is the entry of the case's trail that names file and manifest by their digests, `mark`
    the identifier that every copy of the file carries."""

    kind: ClassVar[str] = "summary-file"
    key_of: ClassVar[str] = "summary.case"
    summary = models.OneToOneField("evidence.Summary", models.PROTECT, related_name="file")
    key = models.ForeignKey(SigningKey, models.PROTECT, null=True, related_name="files")
    checked_size = models.PositiveIntegerField(default=0)
    manifest = SealedJSONField(key_of="summary.case", default=dict)
    seq = models.PositiveIntegerField(default=0)
    mark = models.CharField(max_length=32, db_index=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["sha256"], name="summary_file_sha256")]

    def checked(self) -> bytes:
        """The file as the gate checked it: without the signature, which stands behind it."""
        return self.read()[: self.checked_size]


class FormFile(SealedPdf):
    """The file of a referral form, as it was when somebody asked for it."""

    kind: ClassVar[str] = "form-file"
    key_of: ClassVar[str] = "form.referral.case"
    form = models.OneToOneField("evidence.ReferralForm", models.PROTECT, related_name="file")
