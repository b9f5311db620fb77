"""Erase what two people have ordered. On PostgreSQL run it with DATABASE_URL of the role handrail_eraser."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from oversight.services.erasing import erase, may_erase_here
from referrals.models import Erasure
from workflows.steps import Refused


class Command(BaseCommand):
    """Nothing is decided here: it carries out what is proposed and confirmed, and no hold has stopped since."""

    help = "Erase the cases whose erasing two different people have ordered."

    def handle(self, *args: Any, **options: Any) -> None:
        if not may_erase_here():
            raise CommandError(
                "This database role may not erase. Run it as the eraser: set DATABASE_URL to "
                "postgres://handrail_eraser:POSTGRES_ERASER_PASSWORD@..., see docs/decisions/0021."
            )
        orders = list(Erasure.objects.to_do().select_related("case"))
        for order in orders:
            self.stdout.write(f"{order.case.reference}: {_done(order)}")
        self.stdout.write(f"{len(orders)} orders")


def _done(order: Erasure) -> str:
    try:
        erase(order)
    except Refused as refusal:
        return f"not erased. {refusal}"
    return "erased"
