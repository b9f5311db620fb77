"""Both rounds once, for a supervisor without Celery beat (cron each minute) and for a look by hand."""

from typing import Any

from django.core.management.base import BaseCommand

from referrals.tasks import send_notices, sweep_clocks


class Command(BaseCommand):
    """Climb the rungs that are due, then send the notices that wait."""

    help = "Climb the rungs that are due and send the notices that wait, once. Safe beside running workers."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"rungs climbed: {sweep_clocks()}")
        self.stdout.write(f"notices sent: {send_notices()}")
