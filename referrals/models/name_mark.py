"""Names, numbers and payment names a contact uses, as marks of a blind index: comparable, not readable."""

from django.db import models


class NameMark(models.Model):
    """One mark of one case."""

    case = models.ForeignKey("referrals.Case", models.PROTECT, related_name="name_marks")
    mark = models.BinaryField(max_length=32, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mark", "case"], name="name_mark_once")]

    def __str__(self) -> str:
        return f"a name in {self.case}"
