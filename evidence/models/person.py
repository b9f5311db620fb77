"""People of a case whom the roll does not hold, or whom it holds and this case sees in a special part."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models import Pupil, User
from referrals.models import Case
from vault.fields import SealedCharField, SealedJSONField
from workflows.audiences import TYPED_CLASSES


class CasePerson(models.Model):
    """Typed in by the safeguarding lead. Every name and online name is looked for in all texts of the case."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="people")
    part = models.CharField(max_length=24, choices=list(TYPED_CLASSES.items()))
    name = SealedCharField(key_of="case", max_length=160, blank=True)
    other_names = SealedJSONField(key_of="case", default=list, blank=True)
    handles = SealedJSONField(key_of="case", default=list, blank=True)
    phone = SealedCharField(key_of="case", max_length=30, blank=True)
    pupil = models.ForeignKey(Pupil, models.PROTECT, null=True, blank=True, related_name="+")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("added_at",)
        constraints = [
            models.CheckConstraint(condition=Q(part__in=list(TYPED_CLASSES)), name="case_person_part_known"),
        ]

    def __str__(self) -> str:
        return self.name or ", ".join(self.handles) or "Somebody"
