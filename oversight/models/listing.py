"""In which year the end of each ended case comes to a person: kept, so that the yearly list need not open every file.

Nothing here is a record: every row can be made anew from the case, and is when the case has moved on. Decision 0042.
"""

from django.db import models

from people.models import School
from referrals.models import Case


class Listed(models.Model):
    """One ended case. `upto` and `host_upto` are the last entries of its trail, and of that of the case it was joined
    to, when this was worked out; `rules` the digest of the rules it was worked out by.

    The year alone is kept: a day would be a child's birthday in the clear.
    """

    NO_DAY = 0  # in the place of the year: no day can be worked out, and the page says why

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="listed")
    school = models.ForeignKey(School, models.CASCADE, related_name="+")
    upto = models.IntegerField()
    host_upto = models.IntegerField(default=0)
    rules = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField(
        null=True, help_text="empty while the case it was joined to is open"
    )

    class Meta:
        indexes = [models.Index(fields=["school", "year", "case"], name="listed_by_year")]

    def __str__(self) -> str:
        return f"{self.case_id} in {self.year}"


class ListedAt(models.Model):
    """Up to which entry of a school's trail its dates and choices are in the rows above, and when these were whole."""

    school = models.OneToOneField(School, models.CASCADE, primary_key=True, related_name="listed_at")
    upto = models.IntegerField()
    whole_at = models.DateTimeField(
        null=True, help_text="when last every ended case of the school was worked out"
    )
    rules = models.CharField(max_length=16, blank=True)

    def __str__(self) -> str:
        return f"{self.school_id} up to {self.upto}"
