"""One text of the case as it stood when the summary was prepared."""

from uuid import uuid4

from django.db import models

from vault.fields import SealedJSONField, SealedTextField


class SummaryEntry(models.Model):
    """`source` says which record and field it came from; `heading` is in Handrail's words and names nobody.
    `left_as` holds the text as it left, once it has: [stretch, whether something was taken out there], ..."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    summary = models.ForeignKey("evidence.Summary", models.CASCADE, related_name="entries")
    position = models.PositiveIntegerField()
    section = models.CharField(max_length=24)
    source = models.CharField(max_length=80)
    heading = models.CharField(max_length=200)
    text = SealedTextField(key_of="summary.case")
    left_as = SealedJSONField(key_of="summary.case", null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = [models.UniqueConstraint(fields=["summary", "source"], name="entry_once_a_summary")]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """The entry's neutral name, for errors and links."""
        return f"entry {self.position}"
