"""Verify the trail. Exit status: 0 nothing found, 1 findings, 2 could not run."""

import sys
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from oversight.services.verifying import Check
from referrals.models import Case


class Command(BaseCommand):
    """Reads every entry again; names each finding with the case and the entry."""

    help = (
        "Verify the trail: chains, heads, payloads or their erasure, readings, and the state of every record."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--case", metavar="REFERENCE", help="only this case, for instance HR-4F7K-2Q")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = self._run(options["case"])
        except DatabaseError as error:
            raise CommandError(f"Could not verify: {error}", returncode=2) from error
        if found:
            sys.exit(1)

    def _run(self, reference: str | None) -> int:
        check = Check([_chain_of(reference)] if reference else None, progress=self._progress)
        found = 0
        for finding in check.findings():
            found += 1
            self.stdout.write(str(finding))
        counts = check.counts
        self.stdout.write(
            f"{counts.chains} chains, {counts.entries} entries, {counts.payloads} payloads "
            f"({counts.erased} erased), {counts.readings} readings: "
            + (f"{found} findings" if found else "no finding")
        )
        return found

    def _progress(self, entries: int) -> None:
        self.stderr.write(f"{entries} entries so far")


def _chain_of(reference: str) -> UUID:
    chain = Case.objects.filter(reference__iexact=reference).values_list("pk", flat=True).first()
    if chain is None:
        raise CommandError(f"There is no case {reference}.", returncode=2)
    return chain
