"""All faults one after another, a check after each, and the report."""

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path

from referrals.models import Notice
from tests.faults.faults import FAULTS
from tests.faults.surroundings import Servers
from tests.faults.trial import Findings, Trial

SHOWN = 20  # findings of one check


@dataclass
class Report:
    """What is said at the end."""

    findings: list[str]
    missing: int
    doubled: int
    smtp: int

    def last_lines(self) -> list[str]:
        """The two lines everybody looks for."""
        return [f"missing {self.missing}", f"doubled {self.doubled} (smtp: {self.smtp})"]


def try_all(servers: Servers, folder: Path, wish: argparse.Namespace) -> Report:
    """Tries each fault that is wished for and prints what came of it."""
    whole = sum(FAULTS[name][1] for name in wish.only)
    with Trial(servers, folder, random.Random(wish.seed)) as trial:
        with trial.open():
            trial.pause(6)
        found = told("calm", trial, time.monotonic() - 6)
        for name in wish.only:
            fault, share = FAULTS[name]
            begun = time.monotonic()
            with trial.open():
                fault(trial, -(-wish.kills * share // whole))
            found = told(name, trial, begun)
        return summed_up(trial, found)


def told(name: str, trial: Trial, begun: float) -> Findings:
    """The check after a fault, in a line, and its findings below."""
    found = trial.check()
    kills = sum(trial.site.kills.values())
    print(
        f"{name:9} {time.monotonic() - begun:4.0f} s, {kills} kills so far, {len(trial.ledger.sent)} concerns, "
        f"{len(trial.ledger.steps)} steps, {found.due} notices due, {len(trial.mails())} mails, "
        f"{len(found.all())} findings",
        flush=True,
    )
    for text in found.all()[:SHOWN]:
        print(f"  {text}", flush=True)
    return found


def summed_up(trial: Trial, found: Findings) -> Report:
    """The whole run in a few lines. What was found once is found by every later check as well: rows and mails stay."""
    by = ", ".join(f"{kind} {number}" for kind, number in trial.site.kills.items())
    sent = Notice.objects.exclude(sent_at=None).count()
    dropped = Notice.objects.exclude(dropped_at=None).count()
    hits = ", ".join(f"{number} while {what}" for what, number in trial.hits.items())
    print(f"kills {sum(trial.site.kills.values())} ({by}; {hits})")
    print(f"concerns acknowledged {len(trial.ledger.sent)}, steps acknowledged {len(trial.ledger.steps)}")
    print(f"acknowledged and lost {len(found.lost)}, half done {len(found.half)}")
    print(
        f"requests without an answer {sum(trial.ledger.unanswered.values())} {dict(trial.ledger.unanswered)}"
    )
    print(f"notices due {found.due}, sent {sent}, no longer wanted {dropped}, mails {len(trial.mails())}")
    print(f"trail findings {len(found.trail)}, other findings {len(found.other)}")
    return Report(found.all(), len(found.missing), len(found.doubled), found.smtp)
