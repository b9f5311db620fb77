"""Say whether a PDF was released by Handrail and is unchanged. Exit status: 0 it is, 1 it is not, 2 could not look."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from evidence.seal.certificates import READ_OUT, fingerprint, grouped
from evidence.verifying import signature_of, verdict_on


class Command(BaseCommand):
    """The same answer as the page /verify. With --fingerprint it needs no database: the signature alone is checked."""

    help = "Whether a file is one that Handrail released, unchanged, for whom, what was withheld, and by which entry."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the PDF")
        parser.add_argument(
            "--fingerprint", metavar="KEY",
            help="the school's key as it was read to you: checks the signature alone, also at another installation",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        pdf = read(options["file"])
        wanted = options["fingerprint"]
        if not (self.by_key(pdf, digits(wanted)) if wanted else self.by_record(pdf)):
            sys.exit(1)

    def by_record(self, pdf: bytes) -> bool:
        try:
            verdict = verdict_on(pdf)
        except DatabaseError as error:
            raise CommandError(f"Could not look it up: {error}", returncode=2) from error
        self.stdout.write(f"{verdict.title}. {verdict.text}")
        for name, value in verdict.facts:
            self.stdout.write(f"  {name}: {value}")
        return verdict.genuine

    def by_key(self, pdf: bytes, wanted: str) -> bool:
        certificate = signature_of(pdf)
        if certificate is None:
            self.stdout.write("No signature of the whole file that holds: it was changed, or never signed.")
            return False
        found = fingerprint(certificate)
        if not found.startswith(wanted):
            self.stdout.write(f"The signature holds, but was made with another key: {grouped(found)}.")
            return False
        self.stdout.write(f"Signed with the key {grouped(found)}, and unchanged since.")
        return True


def read(path: Path) -> bytes:
    """The bytes. Raises CommandError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=2) from error


def digits(key: str) -> str:
    """The key without spaces and colons. Raises CommandError where it is too short to tell keys apart."""
    plain = key.replace(" ", "").replace(":", "").lower()
    if len(plain) < READ_OUT or not all(char in "0123456789abcdef" for char in plain):
        raise CommandError(
            f"The key must have {READ_OUT} digits and letters (A to F), or more.", returncode=2
        )
    return plain
