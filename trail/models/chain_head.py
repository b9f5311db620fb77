"""The row that a chain belongs to (a case, a school) carries the head of its chain."""

from uuid import UUID

from django.db import models

from trail.digests import GENESIS


class ChainHead(models.Model):
    """A record with a chain of its own. The chain's id is the primary key, a UUID."""

    head_seq = models.IntegerField(default=0, editable=False)
    head_hash = models.BinaryField(default=GENESIS, max_length=32, editable=False)

    class Meta:
        abstract = True

    @property
    def trail_school(self) -> UUID | None:
        """The school that the entries name: the record's school, or the record itself when it is one."""
        school: UUID | None = getattr(self, "school_id", self.pk)
        return school

    @classmethod
    def own_fields(cls) -> tuple[str, ...]:
        """The names of all fields beside the key and the head: what `append` saves of a record as a whole."""
        head = {"head_seq", "head_hash"}
        return tuple(
            field.name for field in cls._meta.concrete_fields if not (field.primary_key or field.name in head)
        )
