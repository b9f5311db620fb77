"""Show the key that a school signs its files with, make a new one, or bring in the school's own."""

import getpass
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from evidence.models import SigningKey
from evidence.seal import certificates
from evidence.seal.certificates import Identity, WrongKey
from evidence.services.signing_keys import current_key, replace_key
from people.models import School

ENCRYPTED = b"ENCRYPTED"


class Command(BaseCommand):
    """Files signed with an earlier key are still recognised."""

    help = "Show, renew or bring in the key that a school signs its files with."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("school", metavar="SHORT", help="the school by its short name")
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--make", action="store_true", help="make the first key now, so that it can be published"
        )
        what.add_argument(
            "--renew", action="store_true", help="a new key from now on, for instance after a theft"
        )
        what.add_argument(
            "--bring",
            nargs=2,
            type=Path,
            metavar=("KEY.pem", "CERTIFICATE.pem"),
            help="a key of the school's own",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        school = School.objects.filter(short=options["school"]).first()
        if school is None:
            raise CommandError(f"There is no school {options['school']}.")
        if options["make"]:
            current_key(school)
        elif options["renew"]:
            replace_key(school)
        elif options["bring"]:
            replace_key(school, brought(*options["bring"]))
        self.show(school)

    def show(self, school: School) -> None:
        keys = list(SigningKey.objects.filter(school=school).defer("sealed"))
        for key in keys:
            until = f"until {key.retired_at:%Y-%m-%d}" if key.retired_at else "in use"
            self.stdout.write(f"{key.spoken}  since {key.made_at:%Y-%m-%d}, {until}")
        if not keys:
            self.stdout.write("No key yet: it is made when the first file is released, or now with --make.")


def brought(key: Path, certificate: Path) -> Identity:
    """The key with its certificate; asks for the key's password where it has one. Raises CommandError."""
    try:
        pem, shown = key.read_bytes(), certificate.read_bytes()
        password = getpass.getpass("Password of the key: ").encode() if ENCRYPTED in pem else None
        return certificates.read(pem, shown, password, timezone.now())
    except OSError as error:
        raise CommandError(f"{error.filename} cannot be read: {error.strerror}.") from error
    except WrongKey as error:
        raise CommandError(str(error)) from error
