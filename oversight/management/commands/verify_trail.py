"""Verify the trail. Exit status: 0 nothing found, 1 findings, 2 could not run."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from oversight.services.verifying import Check
from referrals.models import Case
from trail.checkpoints import anchors
from trail.checkpoints.notes import NoNote, Note
from trail.verify import Counts


class Command(BaseCommand):
    """Reads every entry again; names each finding with the case and the entry."""

    help = (
        "Verify the trail: chains, heads, payloads or their erasure, readings, the tree and its checkpoints, "
        "and the state of every record."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--case", metavar="REFERENCE", help="only this case, for instance HR-4F7K-2Q")
        parser.add_argument(
            "--anchors", metavar="PLACE", type=Path, help="checkpoints kept outside: a folder, or one file"
        )
        parser.add_argument(
            "--since", metavar="FILE", type=Path, help="only what came after this checkpoint, verified before"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = self._run(options["case"], options["anchors"], options["since"])
        except (DatabaseError, OSError, NoNote) as error:
            raise CommandError(f"Could not verify: {error}", returncode=2) from error
        if found:
            sys.exit(1)

    def _run(self, reference: str | None, held: Path | None, since: Path | None) -> int:
        check = Check(
            [_chain_of(reference)] if reference else None,
            progress=self._progress,
            anchors=anchors.load(held) if held else (),
            since=_note(since) if since else None,
        )
        found = 0
        for finding in check.findings():
            found += 1
            self.stdout.write(str(finding))
        for sentence in check.erased:
            self.stdout.write(sentence)
        self.stdout.write(_summary(check.counts, found))
        return found

    def _progress(self, entries: int) -> None:
        self.stderr.write(f"{entries} entries so far")


def _summary(counts: Counts, found: int) -> str:
    outside = f", {counts.anchors} kept outside" if counts.anchors else ", none kept outside"
    return (
        f"{counts.chains} chains, {counts.entries} entries, {counts.payloads} payloads ({counts.erased} erased), "
        f"{counts.readings} readings; {counts.checkpoints} checkpoints{outside}, {counts.fresh} entries and readings "
        "that none covers yet: " + (f"{found} findings" if found else "no finding")
    )


def _note(place: Path) -> Note:
    note = anchors.load(place)[0].note
    if note is None:
        raise NoNote(f"{place} is no checkpoint")
    return note


def _chain_of(reference: str) -> UUID:
    chain = Case.objects.filter(reference__iexact=reference).values_list("pk", flat=True).first()
    if chain is None:
        raise CommandError(f"There is no case {reference}.", returncode=2)
    return chain
