"""Which letter stands for whom in the trail of a school: given once, kept, so that a page need not read the whole of
it to know. Who is behind one is a number, as in the entries themselves. Decision 0043."""

from uuid import uuid4

from django.db import models


class Letter(models.Model):
    """One person in one chain. `place` 0 is A; `role` is the one they acted in when the letter was given."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    chain = models.UUIDField()
    actor = models.CharField(max_length=64)
    place = models.PositiveIntegerField()
    role = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ("place",)
        constraints = [
            models.UniqueConstraint(fields=["chain", "actor"], name="letter_once_a_person"),
            models.UniqueConstraint(fields=["chain", "place"], name="letter_of_one_person"),
        ]

    def __str__(self) -> str:
        return f"{self.place} of {self.chain}"
