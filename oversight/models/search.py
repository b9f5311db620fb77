"""The log of a search for one person: for whom, for which request, and what was found where."""

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models import School, User
from vault.fields import SealedCharField, SealedJSONField, SealedTextField


class PersonSearch(models.Model):
    """`found` lists record, field and number of places, never the words that stand there."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    request_reference = SealedCharField(key_of="school", max_length=60)
    reason = SealedTextField(key_of="school")
    person = SealedTextField(key_of="school")
    names = SealedTextField(key_of="school")
    found: Any = SealedJSONField(key_of="school", default=list)
    attachments = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-at",)
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="person_search_reason_given")]

    def __str__(self) -> str:
        return f"search of {self.at:%d %B %Y}"
