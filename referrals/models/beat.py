"""Which of several Celery beats wakes the workers: one row, held for a minute at a time."""

from django.db import models


class BeatLease(models.Model):
    """Beside Heartbeat, which says that a round ended, this says who may begin one."""

    name = models.CharField(max_length=20, primary_key=True)
    holder = models.UUIDField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} until {self.until:%Y-%m-%d %H:%M:%S}"
