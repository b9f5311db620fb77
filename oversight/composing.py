"""What an audit report says, as data: titles and texts in order. No name is in it but the auditor's own."""

from collections import Counter
from typing import Any

from oversight.models import Answer, AuditReport, SampledCase
from oversight.models.sample import WHICH
from oversight.queries.findings import found_in
from oversight.queries.measures import rows_of
from oversight.services.sampling import draws
from oversight.services.verifying import Check
from people.dates import ends
from people.models import Membership
from referrals.words import moment
from trail.models import Checkpoint
from workflows import checklist
from workflows.findings import FEWEST_WORDS
from workflows.hours import NIGHT
from workflows.measuring import STAGES
from workflows.roles import AUDITOR
from workflows.sampling import again
from workflows.school_years import SchoolYear

Texts = list[list[str]]
HOW = (
    "The list, the number of cases and the auditor’s own number were written to the log of the school first. The hash "
    "of that entry is the seed: nobody could know it before, and nothing could be chosen after. For each reference of "
    "the list, the SHA-256 of “seed:reference” was taken; the sample are the references with the smallest."
)
AGAIN = (
    "In an export of the school’s log, checked by verify_trail.py, the line with the hash below holds the event "
    "audit.sample_fixed with this number, list and size. The list is on the page of the sample: save it as list.txt, "
    "one reference a line, a line break after each; “sha256sum list.txt” gives its SHA-256. This prints the sample:"
)
LIMITS = (
    "The auditor saw references, labels and the trail; no name, no story and no reason. What was never written down is "
    "not in a trail. Times run between entries. A finding is a question: reasons of fewer than "
    f"{FEWEST_WORDS} words, deadlines overrun, closing by one person, reading without a task, reading {NIGHT}."
)


def content_of(report: AuditReport, summary: str) -> dict[str, Any]:
    """The report as it is stored and printed."""
    sampled = list(report.sample.cases.select_related("case").prefetch_related("answers"))
    sections = [
        ["What was found", [["In the auditor’s words", summary]]],
        ["Answers of all cases", _totals(sampled)],
        *([f"Case {one.case.reference}", _of_case(one)] for one in sampled),
        ["How the sample was drawn", _drawing(report)],
        ["What this report cannot say", [["Limits", LIMITS]]],
    ]
    return {"facts": _facts(report, sampled), "sections": sections}


def _facts(report: AuditReport, sampled: list[SampledCase]) -> Texts:
    sample, check = report.sample, Check([one.case_id for one in sampled])
    wrong = sum(1 for _ in check.findings())
    newest = Checkpoint.objects.order_by("-size").first()
    covered = f"{newest.size} entries and readings, root {bytes(newest.root).hex()}" if newest else "none yet"
    return [
        ["School", sample.school.name],
        ["Auditor", f"{report.asked_by.name}, {_access(report)}"],
        ["Cases", f"{sample.size} of {len(sample.frame)}: {dict(WHICH)[sample.which].lower()}, "
                  f"opened in {SchoolYear(sample.year).label}"],
        ["Sample", f"number {sample.number} at this school, drawn {moment(sample.drawn_at)}"],
        ["Report made", moment(report.asked_at)],
        ["Trails verified", f"{check.counts.entries} entries, " + (f"{wrong} findings" if wrong else "no finding")],
        ["Newest checkpoint", covered],
        ["Checklist", f"version {checklist.CHECKLIST.version}"],
    ]  # fmt: skip


def _access(report: AuditReport) -> str:
    held = Membership.objects.running().filter(
        user=report.asked_by, school=report.sample.school, role=AUDITOR
    )
    until = held.values_list("until", flat=True).first()
    return f"access {ends(until)}" if until else "access without an end"


def _totals(sampled: list[SampledCase]) -> Texts:
    given = Counter((one.item, one.answer) for case in sampled for one in case.answers.all())
    return [
        [item.question, "; ".join(f"{label}: {given[code, key]}" for key, label in checklist.ANSWERS.items())]
        for code, item in checklist.ITEMS.items()
    ]


def _of_case(sampled: SampledCase) -> Texts:
    [row] = rows_of([sampled.case])
    times = [f"{stage}: {told}" for stage, told in zip(STAGES.values(), row.stages, strict=True)]
    counts = f"Deadlines overrun: {row.late}, {row.reasoned} with a reason. Reminders: {row.reminders}."
    texts = [["Times", "\n".join([*times, counts])], ["What stands out", _stands_out(sampled)]]
    answered = {one.item: one for one in sampled.answers.all()}
    texts += [[item.question, _answer(answered.get(code))] for code, item in checklist.ITEMS.items()]
    return [*texts, ["Notes", sampled.notes]] if sampled.notes else texts


def _stands_out(sampled: SampledCase) -> str:
    told = [
        " · ".join(
            filter(None, [found.finding.label, found.who, moment(found.finding.at), found.finding.about])
        )
        for found in found_in([sampled.case])
    ]
    return "\n".join(told) or "Nothing."


def _answer(answer: Answer | None) -> str:
    if answer is None:
        return "Not answered"
    label = checklist.ANSWERS[answer.answer]
    return f"{label}. {answer.note}" if answer.note else label


def _drawing(report: AuditReport) -> Texts:
    sample = report.sample
    return [
        ["Way", HOW],
        ["How often", draws(sample)],
        ["To draw it again", f"{AGAIN}\n{again(seed=sample.seed, size=sample.size)}"],
        ["Seed", sample.seed],
        ["List of references, SHA-256", sample.frame_digest],
        ["Drawn, in this order", ", ".join(sample.cases.values_list("case__reference", flat=True))],
    ]
