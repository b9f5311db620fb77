"""Carry out an attack, verify, undo it: which levels found it, and whether the standalone verifier did."""

import json
from dataclasses import dataclass

from django.db import connection, transaction

import verify_trail
from oversight.services.verifying import Check
from tests.trail.matrix.attacks import CHAIN, INSIDE, LEVELS, MAC, OUTSIDE, PROMISES, RECORDS, Attack
from tests.trail.matrix.scene import Scene
from tests.trail.tampering import full_rights
from trail import export
from trail.checkpoints import anchors, signing

CODES = {
    **dict.fromkeys(("gap", "link", "hash", "column", "header", "time", "head", "reading"), CHAIN),
    **dict.fromkeys(("payload", "key"), PROMISES),
    **dict.fromkeys(("leaf", "checkpoint"), INSIDE),
    "anchor": OUTSIDE,
    "mac": MAC,
    "state": RECORDS,
}


@dataclass(frozen=True)
class Verdict:
    """The levels that found something, in their order, and what the standalone verifier said."""

    levels: tuple[str, ...]
    alone: bool
    findings: tuple[str, ...]

    @property
    def first(self) -> str:
        """The first level that found it, or nothing."""
        return self.levels[0] if self.levels else ""


def judge(scene: Scene, attack: Attack) -> Verdict:
    """What finds this attack. The database and the folder are as before afterwards."""
    kept = set(scene.folder.iterdir())
    try:
        with transaction.atomic():
            with full_rights():
                attack.act(scene)
                verdict = verified(scene)
            transaction.set_rollback(True)
    finally:
        for path in set(scene.folder.iterdir()) - kept:
            path.unlink()
    return verdict


def verified(scene: Scene) -> Verdict:
    """What every level, and the standalone verifier, says of the trail as it is."""
    found = list(Check(anchors=anchors.load(scene.folder)).findings())
    levels = {CODES[one.code] for one in found}
    alone = bool(alone_says(scene))
    return Verdict(tuple(one for one in LEVELS if one in levels), alone, tuple(map(str, found)))


def alone_says(scene: Scene) -> list[str]:
    """The findings of verify_trail.py in a whole export, with the checkpoints that were kept and the key."""
    held = [one.note for one in anchors.load(scene.folder) if one.note]
    found = [json.loads(line) for line in export.lines(held=held)]
    says = verify_trail.verify(found)[0]
    kept = verify_trail.held(str(scene.folder))
    return says + verify_trail.check_checkpoints(found, kept, signing.verifier_keys())[0]


def settle() -> None:
    """Let PostgreSQL check now what it would check at the end: tables with open checks cannot be altered."""
    connection.check_constraints()
