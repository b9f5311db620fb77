"""Drawing a sample, and answering the checklist for each of its cases."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from oversight.access import audited
from oversight.models import Answer, AuditReport, Sample, SampledCase
from oversight.models.sample import CLOSED, REFERRED
from people.models import School, User
from people.services.trail_of import tell
from referrals.models import Case
from trail.models import Checkpoint
from workflows import case as case_rules
from workflows import checklist
from workflows.roles import AUDITOR
from workflows.sampling import MOST, digest_of, draw, seed_of
from workflows.school_years import SchoolYear
from workflows.steps import Refused


@transaction.atomic
def draw_sample(*, school: School, actor: User, year: int, which: str, size: int, own: int) -> Sample:
    """The sample. Seed and list are in the trail before a case of it is seen. Raises Refused for an empty list.

    `own` is a number that the auditor threw themselves, `year` that in which the school year began.
    """
    School.objects.select_for_update(of=("self",)).get(pk=school.pk)
    cases = {case.reference: case for case in frame_of(school, actor, year, which).only("pk", "reference")}
    if not cases:
        raise Refused("There is no such case.", facts={"which": "Choose another school year, or all cases"})
    number = Sample.objects.filter(school=school).count() + 1
    seed = seed_of(newest_root(school), number=number, own=own)
    sample = Sample.objects.create(
        school=school, number=number, drawn_by=actor, year=year, which=which, frame=sorted(cases), seed=seed,
        frame_digest=digest_of(cases), size=min(size, MOST, len(cases)),
    )  # fmt: skip
    drawn = draw(cases, seed=seed, size=sample.size)
    SampledCase.objects.bulk_create(
        SampledCase(sample=sample, case=cases[one], place=place) for place, one in enumerate(drawn, 1)
    )
    said: dict[str, str | int | None] = {
        "sample": str(sample.pk), "size": sample.size, "of": len(cases), "seed": seed, "frame": sample.frame_digest,
    }  # fmt: skip
    tell(school, "audit.sampled", actor=actor, role=AUDITOR, subject=str(sample.pk), data=said)
    return sample


def frame_of(school: School, actor: User, year: int, which: str) -> "QuerySet[Case]":
    """The cases that are drawn from: opened in the school year, and never one that may be about the auditor."""
    within = SchoolYear(year)
    cases = audited(actor, school).filter(opened_at__gte=within.begins, opened_at__lt=within.ends)
    if which == CLOSED:
        return cases.filter(state=case_rules.CLOSED)
    return cases.filter(referrals__made_at__isnull=False).distinct() if which == REFERRED else cases


def newest_root(school: School) -> str:
    """The root of the newest checkpoint, in hexadecimal; before the first one, the head of the school's own chain."""
    last = Checkpoint.objects.order_by("-size").first()
    fresh = School.objects.get(pk=school.pk)
    return bytes(last.root if last else fresh.head_hash).hex()


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
