"""Drawing a sample, and answering the checklist for each of its cases."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from oversight.access import audited
from oversight.models import Answer, AuditReport, Sample, SampledCase
from oversight.models.sample import CLOSED, REFERRED
from people.models import School, User
from people.services.trail_of import tell
from referrals.models import Case
from trail import append
from trail.models import Entry
from workflows import case as case_rules
from workflows import checklist
from workflows.roles import AUDITOR
from workflows.sampling import MOST, digest_of, draw
from workflows.school_years import SchoolYear
from workflows.steps import Refused


@transaction.atomic
def draw_sample(*, school: School, actor: User, year: int, which: str, size: int, own: int) -> Sample:
    """The sample. Raises Refused for an empty list. Decision 0040.

    What is drawn from, how many and the auditor's own number are written to the trail first; the hash of that entry
    is the seed. `year` is that in which the school year began.
    """
    School.objects.select_for_update(of=("self",)).get(pk=school.pk)
    cases = {case.reference: case for case in frame_of(school, actor, year, which).only("pk", "reference")}
    if not cases:
        raise Refused("There is no such case.", facts={"which": "Choose another school year, or all cases"})
    fixed = _fix(school, actor, cases, year=year, which=which, size=min(size, MOST, len(cases)), own=own)
    said, seed = fixed.says["data"], bytes(fixed.hash).hex()
    sample = Sample.objects.create(
        school=school, number=said["number"], drawn_by=actor, year=year, which=which, frame=sorted(cases), seed=seed,
        frame_digest=said["frame"], size=said["size"],
    )  # fmt: skip
    drawn = draw(cases, seed=seed, size=sample.size)
    SampledCase.objects.bulk_create(
        SampledCase(sample=sample, case=cases[one], place=place) for place, one in enumerate(drawn, 1)
    )
    told = {name: said[name] for name in ("number", "size", "of", "frame")}
    data = {**told, "sample": str(sample.pk), "seed": seed, "fixed_by": fixed.seq}
    tell(school, "audit.sampled", actor=actor, role=AUDITOR, subject=str(sample.pk), data=data)
    return sample


def _fix(school: School, actor: User, frame: Iterable[str], *, size: int, **asked: str | int) -> Entry:
    """The entry that fixes what is drawn, and how; its hash is the seed. It holds the moment to the microsecond and a
    secret made for it alone, so nobody knows the hash before the button is pressed, and nothing can be chosen after."""
    references = sorted(frame)
    number = Sample.objects.filter(school=school).count() + 1
    data = {**asked, "number": number, "size": size, "of": len(references), "frame": digest_of(references)}
    return append(school, "audit.sample_fixed", actor=actor.as_actor(), role=AUDITOR, data=data)


def fixed_by(sample: Sample) -> Entry | None:
    """The entry whose hash is the seed; None for a sample of an earlier version, which drew by a checkpoint."""
    if ":" in sample.seed:  # root of the checkpoint, number of the draw, number of the auditor
        return None
    fixed = Entry.objects.filter(case_id=sample.school_id, event="audit.sample_fixed")
    return fixed.filter(hash=bytes.fromhex(sample.seed)).first()


def draws(sample: Sample) -> str:
    """Which of how many draws at the school this is: whoever draws until the cases please shows."""
    return f"Draw {sample.number} of {Sample.objects.filter(school=sample.school_id).count()} at this school"


def frame_of(school: School, actor: User, year: int, which: str) -> "QuerySet[Case]":
    """The cases that are drawn from: opened in the school year, and never one that may be about the auditor."""
    within = SchoolYear(year)
    cases = audited(actor, school).filter(opened_at__gte=within.begins, opened_at__lt=within.ends)
    if which == CLOSED:
        return cases.filter(state=case_rules.CLOSED)
    return cases.filter(referrals__made_at__isnull=False).distinct() if which == REFERRED else cases


@transaction.atomic
def check_case(
    sampled: SampledCase, *, actor: User, answers: Mapping[str, tuple[str, str]], notes: str
) -> SampledCase:
    """The sampled case with these answers (item: answer and note). Raises Refused once the report was made.

    The answers are working papers: they may be changed until then. What is left empty stays open.
    """
    sampled = (
        SampledCase.objects.select_for_update(of=("self",))
        .select_related("sample__school")
        .get(pk=sampled.pk)
    )
    if AuditReport.objects.filter(sample=sampled.sample).exists():
        raise Refused("The report of this sample is made: its answers stay as they are.")
    for item, (answer, note) in answers.items():
        if item in checklist.ITEMS and answer:
            Answer.objects.update_or_create(
                sampled=sampled, item=item, defaults={"answer": answer, "note": note.strip()}
            )
    sampled.notes, sampled.checked_at = notes.strip(), timezone.now()
    sampled.save(update_fields=["notes", "checked_at"])
    tell(
        sampled.sample.school, "audit.checked", actor=actor, role=AUDITOR, subject=str(sampled.case_id),
        data={"sample": str(sampled.sample_id), "place": sampled.place},
    )  # fmt: skip
    return sampled
