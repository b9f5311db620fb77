"""Erase what two people have ordered. On PostgreSQL run it with DATABASE_URL of the role handrail_eraser."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from oversight.services.erasing import erase, may_erase_here
from oversight.services.replaying import replay
from referrals.models import Erasure
from trail.checkpoints import ledger
from trail.checkpoints.notes import NoNote
from workflows.steps import Refused


class Command(BaseCommand):
    """Nothing is decided here: it carries out what is proposed and confirmed, and no hold has stopped since."""

    help = "Erase the cases whose erasing two different people have ordered."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--again",
            metavar="PLACE",
            type=Path,
            nargs="*",
            help="erase again what the ledgers in these folders of checkpoints say was erased, after a restore; "
            "without a folder the one that CHECKPOINT_FOLDER names",
        )

    def handle(self, *args: Any, again: list[Path] | None, **options: Any) -> None:
        if not may_erase_here():
            raise CommandError(
                "This database role may not erase. Run it as the eraser: set DATABASE_URL to "
                "postgres://handrail_eraser:POSTGRES_ERASER_PASSWORD@..., see docs/decisions/0021."
            )
        if again is not None:
            self._again(again or [Path(settings.TRAIL_CHECKPOINT_FOLDER)])
            return
        orders = list(Erasure.objects.to_do().select_related("case"))
        for order in orders:
            self.stdout.write(f"{order.case.reference}: {_done(order)}")
        self.stdout.write(f"{len(orders)} orders")

    def _again(self, places: list[Path]) -> None:
        try:
            done = replay(says for place in places for says in ledger.load(place))
        except (OSError, NoNote) as error:
            raise CommandError(f"Not everything was read, and not everything erased: {error}") from error
        for reference in done.again:
            self.stdout.write(f"{reference}: erased again")
        self.stdout.write(f"{len(done.again)} erased again")
        if done.waits:
            raise CommandError("Still here, and must not be:\n" + "\n".join(done.waits))


def _done(order: Erasure) -> str:
    try:
        erase(order)
    except Refused as refusal:
        return f"not erased. {refusal}"
    return "erased"
