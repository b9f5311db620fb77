"""Whether this installation is well, and what to do where it is not. Exit status: 0, or 1 if something is bad."""

from typing import Any

from django.core.management.base import BaseCommand

from config.doctor import machine, records, schools, work
from config.doctor.finding import BAD, Check, findings_of

CHECKS: dict[str, Check] = {
    "database": records.migrations,
    "database role": records.guard,
    "trail key": records.trail_key,
    "master key": records.master_keys,
    "erasures": records.erasures,
    "clock": records.clock,
    "disk": machine.disk,
    "PDF library": machine.libraries,
    "certificate": machine.certificate,
    "worker": work.worker,
    "sweep and sender": work.beat,
    "mail": work.mail,
    "waiting mail": work.unsent,
    "checkpoints": work.checkpoints,
    "backups": work.backups,
    "people on duty": schools.duty,
    "second factor": schools.second_factor,
    "contacts": schools.numbers,
}


class Command(BaseCommand):
    """Changes nothing, sends nothing, names no child."""

    help = "Look at keys, mail, broker, beat, clock, certificate, backups and people on duty, and say what to do."
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        bad = sum(self._look(name, check) for name, check in CHECKS.items())
        self.stdout.write(f"{len(CHECKS)} checks, {bad} bad")
        if bad:
            raise SystemExit(1)

    def _look(self, name: str, check: Check) -> bool:
        found = findings_of(name, check)
        if not found:
            self.stdout.write(f"ok    {name}")
        for one in found:
            self.stdout.write(f"{one.weight:<5} {name}: {one.says}.\n      {one.todo}.")
        return any(one.weight == BAD for one in found)
