"""What leaves a case: a summary under review, a person of the case, the finished form of a referral."""

from uuid import UUID

from evidence.models import FormFile, Handover, Redaction, ReferralForm, Summary, SummaryFile
from evidence.models.handover import LOCKED
from evidence.services.attaching import attach
from evidence.services.drafting import draft_summary
from evidence.services.forms import ask_form
from evidence.services.naming import name_person
from evidence.services.proposing import propose
from evidence.services.switching import switch_attachments
from oversight.models.sample import ALL
from oversight.services.person_search import search_person
from oversight.services.sampling import draw_sample
from people.models import School, User
from referrals import sheets
from referrals.models import Case
from workflows import audiences


def evidence_of(case: Case, decides: User) -> dict[str, UUID]:
    """The ids of the papers of one case."""
    person = name_person(case, part="informant", actor=decides, name="Corisande Applegarth")
    asked = audiences.get("social_care").preconditions
    summary = propose(
        draft_summary(
            case, audience="social_care", recipient="The front door", actor=decides,
            answers={question.code: question.answer for question in asked},
        )
    )  # fmt: skip
    redaction = Redaction.objects.filter(entry__summary=summary).select_related("entry").first()
    assert redaction, "the summary under review proposes something"
    ids = {"person": person.pk, "summary": summary.pk, "redaction": redaction.pk, "text": redaction.entry_id}
    return ids | form_of(case, decides) | copy_of(summary, decides) | attachment_of(case, decides)


def attachment_of(case: Case, decides: User) -> dict[str, UUID]:
    """A file on the case, at a school whose head has switched attachments on."""
    head = User.objects.get(memberships__school=case.school, memberships__role="head")
    switch_attachments(case.school, on=True, reason="Letters come as PDF.", actor=head)
    said = {"name": "Letter.txt", "description": "A letter of the club.", "attested": True}
    return {"attachment": attach(case, content=b"The club meets on Mondays.", actor=decides, **said).pk}


def copy_of(summary: Summary, decides: User) -> dict[str, UUID]:
    """A locked copy of the summary's file that nobody has downloaded yet."""
    file = SummaryFile(summary=summary, pages=1)
    file.keep(b"%PDF-1.7 the summary")
    file.save()
    copy = Handover(file=file, way=LOCKED, made_by=decides, sha256="0" * 64, mark="0" * 32, seq=1)
    copy.keep(b"%PDF-1.7 locked")
    copy.save(force_insert=True)
    return {"handover": copy.pk}


def sample_of(school: School, auditor: User) -> dict[str, UUID]:
    """A sample of one case of this year, and that case in it."""
    sample = draw_sample(school=school, actor=auditor, year=2026, which=ALL, size=1, own=7)
    return {"sample": sample.pk, "sampled": sample.cases.get().pk}


def search_of(school: School, officer: User) -> dict[str, UUID]:
    """A search for somebody whom nobody knows."""
    asked = {
        "request_reference": "SAR 1",
        "names": ["Cressida Fallowfield"],
        "reason": "A request of her own.",
    }
    return {"search": search_person(school=school, actor=officer, **asked).pk}


def form_of(case: Case, decides: User) -> dict[str, UUID]:
    """The finished form of the case's referral, where its route has one."""
    referral = case.referrals.get()
    if not sheets.sheet_name(referral.route):
        return {}
    form = ask_form(referral, by=decides)
    ReferralForm.objects.filter(pk=form.pk).update(wanted=False)
    file = FormFile(form=form, pages=1)
    file.keep(b"%PDF-1.7 the form")
    file.save()
    return {"form": form.pk}
