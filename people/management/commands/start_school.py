"""The first school and its headteacher: everybody else is added from the pages."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from people.models import School
from people.services.members import add_member
from people.services.trail_of import tell
from workflows import contacts, roles
from workflows.steps import NotAllowed, Refused


class Command(BaseCommand):
    help = "Make a school with its headteacher and IT administrator, who set their passwords by mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help='name of the school, such as "Weir Lane Academy"')
        parser.add_argument("--short", required=True, help="short name for references, such as weir-lane")
        parser.add_argument(
            "--authority", required=True, help="code of the council in workflows/contacts.toml"
        )
        parser.add_argument("--head", required=True, nargs=2, metavar=("EMAIL", "NAME"))
        parser.add_argument("--it", required=True, nargs=2, metavar=("EMAIL", "NAME"))

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        known = contacts.book().authorities
        if options["authority"] not in known:
            raise CommandError(
                f"No council {options['authority']!r} in contacts.toml. Known: {', '.join(known)}"
            )
        if School.objects.filter(short=options["short"]).exists():
            raise CommandError(f"There is a school {options['short']!r} already.")
        school = School.objects.create(
            name=options["name"], short=options["short"], local_authority=options["authority"]
        )
        tell(school, "school.started", actor=None)
        for role, (email, name) in ((roles.HEAD, options["head"]), (roles.IT, options["it"])):
            self.let_in(school, role, email, name)
        self.stdout.write(f"{school.name} is ready. Head and IT ask for a password on the sign-in page.")

    def let_in(self, school: School, role: str, email: str, name: str) -> None:
        """Gives the role, or says in one sentence why not."""
        try:
            add_member(school=school, email=email, name=name, role=role, actor=None)
        except (NotAllowed, Refused) as refused:
            raise CommandError(f"{email}: {refused}") from None
