"""Make the database roles of web, worker and eraser (PostgreSQL). Run as the owner, after every `migrate`."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from trail.roles import Role, set_up

SQLITE = (
    "SQLite knows no roles: whoever can write the file can change the trail. Use PostgreSQL for real data, "
    "and keep checkpoints elsewhere (docs/trail.md)."
)


class Command(BaseCommand):
    """Afterwards web and worker connect as the first role: they can add to the trail and change nothing of it.

    The passwords are read here and not in the settings: no other process has any need of them.
    """

    help = "Make the roles handrail_app (web, worker) and handrail_eraser, or set their rights anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--app", default="handrail_app", help="the role of web and worker")
        parser.add_argument("--eraser", default="handrail_eraser", help="the role that may erase payloads")

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError(SQLITE)
        app = Role(options["app"], os.environ.get("POSTGRES_APP_PASSWORD", ""))
        eraser = Role(options["eraser"], os.environ.get("POSTGRES_ERASER_PASSWORD", ""))
        if not app.password:
            raise CommandError("Set POSTGRES_APP_PASSWORD: the password that web and worker connect with.")
        with transaction.atomic():
            set_up(connection, app=app, eraser=eraser)
        signs_in = (
            "can sign in" if eraser.password else "cannot sign in (POSTGRES_ERASER_PASSWORD is not set)"
        )
        self.stdout.write(f"{app.name} is for web and worker. {eraser.name} {signs_in}.")
