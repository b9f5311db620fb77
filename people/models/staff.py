import uuid

from django.conf import settings
from django.db import models

from people.fields import SearchWords
from people.models.school import School
from people.ordering import ByName, by
from vault.fields import SealedCharField, SealedJSONField


class StaffMember(models.Model):
    """An adult who works or volunteers at the school, with or without a sign-in of their own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="staff")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="staff_member"
    )
    title = SealedCharField(key_of="school", max_length=20, blank=True)
    first = SealedCharField(key_of="school", max_length=80)
    surname = SealedCharField(key_of="school", max_length=80)
    other_names = SealedJSONField(key_of="school", default=list, blank=True)
    job = SealedCharField(key_of="school", max_length=120, blank=True)
    email = SealedCharField(key_of="school", max_length=200, blank=True)
    phone = SealedCharField(key_of="school", max_length=30, blank=True)
    left_on = models.DateField(null=True, blank=True)
    search = SearchWords()

    objects = ByName["StaffMember"].as_manager()

    def __str__(self) -> str:
        return self.full_name

    def in_order(self) -> tuple[str, ...]:
        return by(self.surname, self.first)

    @property
    def full_name(self) -> str:
        """Return title, first name and surname, without gaps where one is missing."""
        return " ".join(part for part in (self.title, self.first, self.surname) if part)

    @property
    def label(self) -> str:
        """Return name and job, so that two colleagues of one name are told apart."""
        return f"{self.full_name}, {self.job}" if self.job else self.full_name

    def search_parts(self) -> list[str]:
        """Return every name this adult goes by, for the search column."""
        return [self.first, self.surname, *self.other_names]
