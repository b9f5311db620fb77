"""Replace keys. May be stopped at any time and started again: it goes on where it was."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from vault import rotating
from vault.errors import CannotUnseal
from vault.masters import masters
from vault.models import Key


class Command(BaseCommand):
    help = (
        "Wrap every key under the newest master key. --renew also makes new keys for schools, cases and concerns, and "
        "seals again what may be changed."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--status", action="store_true", help="say which master keys are in use, change nothing"
        )
        parser.add_argument(
            "--renew", action="store_true", help="new keys for schools, cases and concerns too"
        )
        parser.add_argument(
            "--before",
            metavar="TIME",
            help="with --renew: only keys made before this, as a stopped run printed it",
        )

    def handle(self, *args: Any, status: bool, renew: bool, before: str | None, **options: Any) -> None:
        try:
            if not status:
                self._rotate(renew, before)
        except CannotUnseal as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            raise CommandError("Stopped. Everything is readable; the same command goes on.") from None
        self._status()

    def _rotate(self, renew: bool, before: str | None) -> None:
        self.stdout.write(f"The newest master key is {masters().current()}.")
        rotating.rewrap(self._said("keys are under it"))
        if renew:
            moment = parse_datetime(before) if before else timezone.now()
            if moment is None or timezone.is_naive(moment):
                raise CommandError("Write --before as it was printed, like 2026-10-05T09:20:00+00:00.")
            self.stdout.write(f"If it is stopped: rotate_keys --renew --before {moment.isoformat()}")
            rotating.renew(moment, self._said("schools, cases and concerns have a new key"))
            rotating.reseal(self._resealed)

    def _said(self, words: str) -> rotating.Say:
        def say(done: int, total: int) -> None:
            if done == total or done % 25 == 0:
                self.stdout.write(f"{done} of {total} {words}.")

        return say

    def _resealed(self, told: rotating.Resealed) -> None:
        if told.again or told.stay:
            self.stdout.write(
                f"{told.table}: {told.again} sealed again, {told.stay} stay under their older key."
            )

    def _status(self) -> None:
        rows = rotating.under_masters()
        for key in sorted(set(rows.values_list("wrapped_by", flat=True))):
            newest = " (the newest)" if key == masters().current() else ""
            self.stdout.write(f"Master key {key}{newest} wraps {rows.filter(wrapped_by=key).count()} keys.")
        destroyed = Key.objects.exclude(destroyed=None).count()
        self.stdout.write(f"{Key.objects.count()} keys in all, {destroyed} of them destroyed.")
