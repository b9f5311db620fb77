import uuid

from django.db import models


class Trust(models.Model):
    """A group of schools run together (a multi-academy trust)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)

    def __str__(self) -> str:
        return self.name
