"""An auditor draws a sample, answers a checklist for each case and takes the report away."""

import io
from typing import Any

import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from oversight.models import AuditReport, Sample, SampledCase
from oversight.services.sampling import fixed_by
from oversight.tasks import make_reports
from people.models import School, User
from referrals.models import Case, ShutOut
from tests.factories import a_case, a_user
from trail.models import Entry
from workflows import checklist
from workflows.roles import AUDITOR
from workflows.sampling import digest_of, draw

pytestmark = pytest.mark.django_db
DRAW = {"year": "2026", "which": "all", "size": "2", "own": "421"}


@pytest.fixture
def cases(school: School, case: Case) -> list[Case]:
    return [case, *(a_case(school) for _ in range(4))]


def drawn(client: Client, **more: str) -> Sample:
    assert client.post(reverse("oversight:samples"), {**DRAW, **more}).status_code == 302
    return Sample.objects.latest("drawn_at")


def to(page: str, pk: object) -> str:
    return reverse(f"oversight:{page}", args=[pk])


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def test_the_draw_is_in_the_trail_and_can_be_drawn_again(
    as_auditor: Client, cases: list[Case], school: School
) -> None:
    sample = drawn(as_auditor)
    says: dict[str, Any] = Entry.objects.filter(case_id=school.pk, event="audit.sampled").get().says["data"]
    references = [case.reference for case in cases]
    assert (says["seed"], says["frame"], says["of"]) == (sample.seed, digest_of(references), 5)
    assert list(sample.cases.values_list("case__reference", flat=True)) == draw(
        references, seed=says["seed"], size=2
    )
    page = as_auditor.get(to("sample", sample.pk)).content.decode()
    assert sample.seed in page and all(reference in page for reference in references)


def test_the_seed_is_the_hash_of_the_entry_that_fixed_the_draw_so_nobody_knows_it_before(
    as_auditor: Client, cases: list[Case], school: School
) -> None:
    sample = drawn(as_auditor)
    fixed, after = Entry.objects.filter(case_id=school.pk, event__startswith="audit.").order_by("seq")
    says = fixed.says["data"]
    assert (fixed.event, after.event) == ("audit.sample_fixed", "audit.sampled")
    assert sample.seed == bytes(fixed.hash).hex() and after.says["data"]["fixed_by"] == fixed.seq
    assert (says["own"], says["size"], says["year"], says["which"]) == (421, 2, 2026, "all")
    assert says["frame"] == digest_of(case.reference for case in cases) == sample.frame_digest


def test_a_sample_that_an_earlier_version_drew_has_no_entry_that_fixed_it(school: School) -> None:
    assert fixed_by(Sample(school=school, seed=f"{'0a' * 32}:1:421")) is None


def test_the_same_draw_pressed_again_shows_as_a_second_and_draws_anew(
    as_auditor: Client, cases: list[Case], school: School
) -> None:
    first, second = drawn(as_auditor), drawn(as_auditor)
    assert (first.number, second.number) == (1, 2) and first.seed != second.seed
    entries = Entry.objects.filter(case_id=school.pk, event="audit.sample_fixed").order_by("seq")
    assert [entry.says["data"]["number"] for entry in entries] == [1, 2]
    page = as_auditor.get(to("sample", first.pk)).content.decode()
    assert "Draw 1 of 2 at this school" in page and "audit.sample_fixed" in page
    assert f"entry {entries[0].seq} of the school" in page and "sha256sum" in page


def test_it_refuses_a_list_without_a_case(as_auditor: Client, cases: list[Case]) -> None:
    answer = as_auditor.post(reverse("oversight:samples"), {**DRAW, "which": "closed"})
    assert answer.status_code == 422 and "another school year" in answer.content.decode()


def test_neither_a_case_about_the_auditor_nor_one_about_an_adult_is_drawn_from(
    as_auditor: Client, cases: list[Case], school: School, auditor: User
) -> None:
    ShutOut.objects.create(case=cases[0], user=auditor)
    adult = a_case(school, about_adult="yes", adult_text="somebody new")
    frame = drawn(as_auditor).frame
    assert len(frame) == 4 and not {adult.reference, cases[0].reference} & set(frame)


def test_the_report_waits_until_every_case_is_checked_and_then_says_what_was_answered(
    as_auditor: Client, cases: list[Case]
) -> None:
    sample = drawn(as_auditor)
    first, second = sample.cases.all()
    said = {
        "read_in_time": "partly",
        "read_in_time_note": "On the next day.",
        "notes": "Ask about the holiday.",
    }
    assert as_auditor.post(to("check", first.pk), said).status_code == 302
    assert "1 to go" in as_auditor.post(to("report", sample.pk), {"summary": "x"}).content.decode()
    as_auditor.post(to("check", second.pk), {"read_in_time": "yes"})
    assert as_auditor.post(to("report", sample.pk), {"summary": "Two cases, one late."}).status_code == 302
    assert make_reports() == 1
    answer = as_auditor.post(to("report_file", sample.pk))
    text = text_of(answer.content)
    report = AuditReport.objects.get()
    for words in (report.reference, "Two cases, one late.", "Partly. On the next day.", "Ask about the holiday.",
                  sample.seed, "Yes: 1; Partly: 1; No: 0", f"Case {first.case.reference}", "no finding"):  # fmt: skip
        assert words.replace(" ", "") in text.replace(" ", ""), words
    for words in ("Draw 1 of 1 at this school", "sha256sum list.txt", "audit.sample_fixed"):
        assert words.replace(" ", "") in text.replace(" ", ""), words
    assert not any(name in text for name in ("Dana", "Remi D", "Bell", "Ava"))


def test_after_the_report_no_answer_changes(as_auditor: Client, cases: list[Case]) -> None:
    sample = drawn(as_auditor, size="1")
    sampled = sample.cases.get()
    as_auditor.post(to("check", sampled.pk), {"notes": "Before."})
    as_auditor.post(to("report", sample.pk), {"summary": "All well."})
    answer = as_auditor.post(to("check", sampled.pk), {"notes": "After."})
    assert answer.status_code == 422 and "stay as they are" in answer.content.decode()
    assert SampledCase.objects.get(pk=sampled.pk).notes == "Before."
    as_auditor.post(to("report", sample.pk), {"summary": "Again."})
    assert AuditReport.objects.count() == 1


def test_an_auditor_of_another_school_finds_no_sample(as_auditor: Client, cases: list[Case]) -> None:
    sample = drawn(as_auditor)
    other = School.objects.create(name="Hilltop", short="hilltop", local_authority="hilltop")
    client = Client()
    client.force_login(a_user(other, AUDITOR))
    assert client.get(to("sample", sample.pk)).status_code == 404
    assert client.get(to("check", sample.cases.first().pk)).status_code == 404  # type: ignore[union-attr]


def test_each_note_that_is_too_long_is_told_by_its_question(as_auditor: Client, cases: list[Case]) -> None:
    sampled = drawn(as_auditor).cases.all()[0]
    notes = {f"{code}_note": "a" * 100_000 for code in list(checklist.ITEMS)[:2]}
    answer = as_auditor.post(to("check", sampled.pk), notes)
    said = {words for errors in answer.context["form"].errors.values() for words in errors}
    assert answer.status_code == 422
    assert len(said) == 2 and all(words.startswith("Note on “") for words in said)
