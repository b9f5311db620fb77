import uuid

from django.db import models

from people.dates import said
from people.fields import SearchWords
from people.models.school import School
from people.ordering import ByName, by
from vault.fields import SealedCharField, SealedDateField, SealedJSONField, SealedTextField
from vault.marks import MarkField


class Pupil(models.Model):
    """A child on the school's roll. Leavers stay, with the day they left: cases outlive a school place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="pupils")
    first = SealedCharField(key_of="school", max_length=80)
    surname = SealedCharField(key_of="school", max_length=80)
    preferred = SealedCharField(key_of="school", max_length=80, blank=True)
    other_names = SealedJSONField(key_of="school", default=list, blank=True)
    date_of_birth = SealedDateField(key_of="school")
    year = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=10)
    sex = models.CharField(max_length=20, blank=True)
    address = SealedCharField(key_of="school", max_length=200, blank=True)
    postcode = SealedCharField(key_of="school", max_length=10, blank=True)
    home_authority = models.CharField(max_length=60, blank=True)
    upn = SealedCharField(key_of="school", max_length=13, blank=True)
    username = SealedCharField(key_of="school", max_length=40, blank=True)
    email = SealedCharField(key_of="school", max_length=200, blank=True)
    phone = SealedCharField(key_of="school", max_length=30, blank=True)
    first_language = SealedCharField(key_of="school", max_length=60, blank=True)
    needs = SealedTextField(key_of="school", blank=True)
    left_on = models.DateField(null=True, blank=True)
    search = SearchWords()
    upn_mark = MarkField(of="upn", within="school_id")

    objects = ByName["Pupil"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "upn_mark"], name="pupil_upn_once_a_school"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def in_order(self) -> tuple[str, ...]:
        return (*by(self.surname, self.first), str(self.date_of_birth))

    @property
    def full_name(self) -> str:
        """Return first name and surname as on the roll."""
        return f"{self.first} {self.surname}"

    @property
    def label(self) -> str:
        """Return name, form and date of birth, so that two children of one name are told apart."""
        return f"{self.full_name}, {self.form}, born {said(self.date_of_birth)}"

    def search_parts(self) -> list[str]:
        """Return every name this child goes by, and the form, for the search column."""
        return [self.first, self.surname, self.preferred, *self.other_names, self.form]
