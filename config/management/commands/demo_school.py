"""`manage.py demo_school`: Riverbank Academy and what happened there."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from config.demo.school import SHORT
from config.demo.telling.tale import CannotBeTold, Told, tell
from people.models import School
from trail import checkpoints

ENDS = (15, 30)  # the clock time at which a telling for a given day ends
THERE = "Riverbank Academy is already there. Nothing was changed."


class Command(BaseCommand):
    help = "Makes the demo school: 420 invented pupils, 60 staff, and cases in every state."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--today", help="tell it as on this day, such as 2026-10-05 (or 2026-10-05T09:20)"
        )

    def handle(self, *args: Any, today: str | None, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo's passwords are public: it is not made in production.")
        if School.objects.filter(short=SHORT).exists():
            self.stdout.write(THERE)
            return
        try:
            told = tell(now=moment_of(today) if today else timezone.now(), say=self.say)
        except CannotBeTold as act:
            raise CommandError(f"{act}. Nothing was written.") from act
        checkpoints.write()  # so that an auditor has one to compare with from the first minute
        self.say("")
        for line in table(told):
            self.say(line)

    def say(self, line: str) -> None:
        """One line, at once: somebody is waiting for it."""
        self.stdout.write(line)
        self.stdout.flush()


def moment_of(today: str) -> datetime:
    """The moment at which the telling ends. Raises CommandError for one that cannot be read or has not come."""
    try:
        day, moment = parse_date(today), parse_datetime(today) if "T" in today else None
    except ValueError as error:
        raise CommandError(f"--today {today}: {error}.") from None
    if moment is None and day:
        moment = datetime.combine(day, datetime.min.time()).replace(hour=ENDS[0], minute=ENDS[1])
    if moment is None:
        raise CommandError(f"--today {today} is no day: write it like 2026-10-05.")
    aware = timezone.make_aware(moment) if timezone.is_naive(moment) else moment
    if aware > timezone.now():
        raise CommandError(f"--today {today} lies in the future: nothing can have happened yet.")
    return aware


def table(told: list[Told]) -> list[str]:
    """One line for each case: reference, state, what it shows."""
    width = max(len(one.case.get_state_display()) for one in told)
    return [f"{one.case.reference}  {one.case.get_state_display():{width}}  {one.shows}" for one in told]
