"""The form of a referral as a PDF: what the sheet held when somebody asked for the file."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models import User
from referrals.models import Referral
from vault.fields import SealedJSONField


class ReferralForm(models.Model):
    """`sheet` is the filled sheet as data, so that the file shows what the person saw. A worker makes the file."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, models.PROTECT, related_name="forms")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    sheet = SealedJSONField(key_of="referral.case")
    wanted = models.BooleanField(default=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-asked_at",)
        indexes = [models.Index(fields=["asked_at"], condition=Q(wanted=True), name="form_wanted")]

    def __str__(self) -> str:
        return f"form of {self.referral_id}"
