import uuid

from django.db import models

from people.models.pupil import Pupil
from people.models.school import School
from people.ordering import ByName, by
from vault.fields import SealedCharField, SealedJSONField


class Contact(models.Model):
    """An adult the school knows for one or more children: a parent, carer or other relative."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="contacts")
    title = SealedCharField(key_of="school", max_length=20, blank=True)
    first = SealedCharField(key_of="school", max_length=80)
    surname = SealedCharField(key_of="school", max_length=80)
    other_names = SealedJSONField(key_of="school", default=list, blank=True)
    phone = SealedCharField(key_of="school", max_length=30, blank=True)
    email = SealedCharField(key_of="school", max_length=200, blank=True)
    address = SealedCharField(key_of="school", max_length=200, blank=True)
    postcode = SealedCharField(key_of="school", max_length=10, blank=True)

    objects = ByName["Contact"].as_manager()

    def __str__(self) -> str:
        return self.full_name

    def in_order(self) -> tuple[str, ...]:
        return by(self.surname, self.first)

    @property
    def full_name(self) -> str:
        """Return title, first name and surname, without gaps where one is missing."""
        return " ".join(part for part in (self.title, self.first, self.surname) if part)


class Relation(models.Model):
    """What a contact is to a pupil. `kind` is a plain word: mother, father, grandmother, carer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="relations")
    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=40)
    parental_responsibility = models.BooleanField(default=False)
    lives_with = models.BooleanField(default=False)

    class Meta:
        ordering = ["kind"]
        constraints = [models.UniqueConstraint(fields=["pupil", "contact"], name="relation_once")]

    def __str__(self) -> str:
        return self.kind
