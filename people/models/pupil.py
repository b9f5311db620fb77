import uuid

from django.db import models

from people.dates import said
from people.fields import SearchWords
from people.models.school import School


class Pupil(models.Model):
    """A child on the school's roll. Leavers stay, with the day they left: cases outlive a school place."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="pupils")
    first = models.CharField(max_length=80)
    surname = models.CharField(max_length=80)
    preferred = models.CharField(max_length=80, blank=True)
    other_names = models.JSONField(default=list, blank=True)
    date_of_birth = models.DateField()
    year = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=10)
    sex = models.CharField(max_length=20, blank=True)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    home_authority = models.CharField(max_length=60, blank=True)
    upn = models.CharField(max_length=13, blank=True)
    username = models.CharField(max_length=40, blank=True)
    email = models.EmailField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    first_language = models.CharField(max_length=60, blank=True)
    needs = models.TextField(blank=True)
    left_on = models.DateField(null=True, blank=True)
    search = SearchWords()

    class Meta:
        ordering = ["surname", "first", "date_of_birth"]
        indexes = [models.Index(fields=["school", "surname", "first"], name="pupil_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "upn"], condition=~models.Q(upn=""), name="pupil_upn_once_a_school"
            )
        ]

    def __str__(self) -> str:
        return self.full_name

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
