"""Which reminders of a case will go to whom if nobody acts."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from referrals.models import Case
from referrals.queries.foreseeing import LONGEST, Foreseen, Way, foresee


class Command(BaseCommand):
    """Names the people of the ladder, never the child. Changes nothing."""

    help = "Print which reminders of a case will go to whom if nobody acts. Changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--case", required=True, metavar="REFERENCE", help="for instance HR-4F7K-2Q")
        parser.add_argument("--days", type=int, default=30, help=f"how far ahead to look: 1 to {LONGEST}")

    def handle(self, *, case: str, days: int, **options: Any) -> None:
        found = Case.objects.select_related("school").filter(reference=case.strip().upper()).first()
        if found is None:
            raise CommandError(f"There is no case {case!r}. A reference looks like HR-4F7K-2Q.")
        if not 1 <= days <= LONGEST:
            raise CommandError(f"Look 1 to {LONGEST} days ahead, not {days}.")
        now = timezone.now()
        reminders = foresee(found, now, now + timedelta(days=days))
        for reminder in reminders:
            self.stdout.write(_line(reminder))
        number = f"{len(reminders)} reminder{'' if len(reminders) == 1 else 's'}"
        self.stdout.write(f"{found.reference}: {number} in the next {days} days if nobody acts")


def _line(reminder: Foreseen) -> str:
    when = timezone.localtime(reminder.at)
    who = ", ".join(map(_told, reminder.ways)) or "NOBODY CAN BE TOLD"
    every = f", {reminder.every}" if reminder.every else ""
    return f"{when:%a %d %b %Y %H:%M}{every}  {reminder.rule.title}: {who}\n    {reminder.says}"


def _told(way: Way) -> str:
    held = f"sent {timezone.localtime(way.held):%a %d %b %H:%M}, after quiet hours" if way.held else ""
    how = ", ".join(filter(None, [way.by, held]))
    return f"{way.person.name} ({how})" if how else way.person.name
