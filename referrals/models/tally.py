"""How many deadlines run, as last counted: to count a million takes too long for a page that is asked each minute."""

from django.db import models


class Tally(models.Model):
    """One rule at one moment. No school, no case."""

    rule = models.CharField(max_length=40, primary_key=True)
    running = models.PositiveIntegerField()
    overdue = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"{self.running} of {self.rule}"
