"""`make demo`: a whole school on this machine, made when it is missing, served until Ctrl-C."""

import http.client
import socket
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from config.supervisor import Child, ChildGaveUp, Supervisor
from people.models import School
from trail.checkpoints.sequencing import write as write_checkpoint

PASSWORD = "handrail-demo"  # an invented school, on this machine only
SIGN_INS = {
    "teacher": "logs a concern",
    "dsl": "triages, refers, prepares summaries",
    "deputy": "the DSL's deputy, the second person",
    "head": "told when nobody answers; concerns about staff",
    "governor": "counts only",
    "trust": "counts only, cases by grant",
    "auditor": "the trail, without names",
    "dpo": "one person in all records; who saw what; a case whose day has come",
    "it": "users; no cases",
}
STARTS_WITHIN = 120  # seconds


class Command(BaseCommand):
    help = "Serves the demo school: web, worker and beat in one go. Started by `make demo`."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        if not settings.HANDRAIL_DEMO:
            raise CommandError("serve_demo is started by `make demo`, which sets HANDRAIL_DEMO=1.")
        if not port_is_free(port):
            raise CommandError(f"Port {port} is in use: choose another with `make demo PORT=8123`.")
        self.prepare()
        with Supervisor(children(port, logs=settings.HANDRAIL_HOME)) as supervisor:
            try:
                if supervisor.wait_for(lambda: answers(port), seconds=STARTS_WITHIN):
                    self.welcome()
                    supervisor.run()
                elif not supervisor.stopped.is_set():
                    raise CommandError(f"The demo did not start: see {settings.HANDRAIL_HOME / 'web.log'}.")
            except ChildGaveUp as sentence:
                raise CommandError(str(sentence)) from None

    def prepare(self) -> None:
        """Tables, static files and, where it is not there yet, the demo school."""
        whole = settings.HANDRAIL_HOME / "demo-school-made"
        if connection.vendor == "sqlite" and not whole.exists():
            forget_half_a_school()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        if not School.objects.exists():
            self.stdout.write("Making the demo school (a minute, once) ...")
            self.stdout.flush()
            call_command("demo_school")
        whole.touch()
        self.catch_up()

    def catch_up(self) -> None:
        """The first rounds, before anybody looks: beat starts its own a minute later."""
        call_command("sweep", stdout=StringIO())
        write_checkpoint()

    def welcome(self) -> None:
        """Who can sign in, and the address on a line of its own."""
        lines = [f"  {name + '@riverbank.example':28} {what}" for name, what in SIGN_INS.items()]
        text = "\n".join(["", "Sign in as", *lines, f"with the password {PASSWORD}. Ctrl-C ends it.", ""])
        self.stdout.write(text)
        self.stdout.write(settings.BASE_URL)
        self.stdout.flush()


def forget_half_a_school() -> None:
    """Removes what an interrupted first start left behind: the demo begins whole or not at all."""
    connection.close()
    for file in settings.HANDRAIL_HOME.glob("handrail.sqlite3*"):
        file.unlink()


def children(port: int, *, logs: Path) -> list[Child]:
    """Web, worker and beat, as any supervisor would run them."""
    web = ["-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "8"]
    worker = ["-m", "celery", "-A", "celery_app", "worker", "--loglevel", "INFO", "--concurrency", "1"]
    beat = ["-m", "celery", "-A", "celery_app", "beat", "--loglevel", "INFO"]
    beat += ["--pidfile", "", "--schedule", str(logs / "celerybeat-schedule")]
    return [
        Child("web", [*web, "--graceful-timeout", "5"], logs / "web.log"),
        Child("worker", worker, logs / "worker.log"),
        Child("beat", beat, logs / "beat.log"),
    ]


def port_is_free(port: int) -> bool:
    """Whether the web process can listen on this port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def answers(port: int) -> bool:
    """Whether /healthz says that the web process reaches its database."""
    ask = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        ask.request("GET", "/healthz", headers={"Host": f"localhost:{port}"})
        return ask.getresponse().status == 200
    except OSError:
        return False
    finally:
        ask.close()
