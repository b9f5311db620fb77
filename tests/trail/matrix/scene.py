"""The honest history that is attacked: a case with its referral, two schools, readings, an erasure, checkpoints."""

from dataclasses import dataclass, field
from pathlib import Path

import trail
from people.models import School
from referrals.models import Case
from tests.factories import a_school, a_user, case_in, deciders, make, refer
from trail import checkpoints
from trail.models import Checkpoint, Entry
from workflows import case as c

ANN, BOB = trail.Actor("0b6c", "Ann Example"), trail.Actor("77aa", "Bob Example")


@dataclass
class Scene:
    """What the attacks aim at. `folder` holds the checkpoints that somebody kept outside."""

    school: School
    other: School
    case: Case
    folder: Path
    first: Checkpoint = field(init=False)
    last: Checkpoint = field(init=False)

    def entry(self, seq: int) -> Entry:
        """One entry of the case."""
        return Entry.objects.get(case_id=self.case.pk, seq=seq)

    def last_seq(self) -> int:
        """The seq of the last entry of the case."""
        return Entry.objects.filter(case_id=self.case.pk).count()


def honest(folder: Path) -> Scene:
    """The history, its first checkpoint over the case and both schools, its second over what came after."""
    school, other = a_school(), a_school("Hilltop Academy")
    lead, deputy = deciders(school)[0], a_user(school, "deputy")
    case = case_in(c.TRIAGE, school, lead, deputy)
    make(refer(case, lead), lead)
    for _ in range(3):
        trail.append(other, "access.refused", actor=ANN, payload={"detail": "left early"})
    trail.erase(other, [1], actor=ANN, second=BOB, reason="retention.end")
    scene = Scene(school, other, Case.objects.get(pk=case.pk), folder)
    read(scene)
    scene.first = keep(scene)
    for _ in range(3):
        trail.append(school, "access.refused", actor=ANN, payload={"detail": "left early"})
    read(scene)
    scene.last = keep(scene)
    trail.append(school, "access.refused", actor=ANN)
    return scene


def read(scene: Scene) -> None:
    """Two readings of the case."""
    for event in ("reading.case", "reading.concern"):
        trail.read(event, actor=ANN, role="lead", school=scene.school.pk, chain=scene.case.pk)


def keep(scene: Scene) -> Checkpoint:
    """A checkpoint, and its file outside."""
    checkpoint = checkpoints.write()
    assert checkpoint
    (scene.folder / f"{checkpoint.size}.txt").write_text(checkpoint.note)
    return checkpoint
