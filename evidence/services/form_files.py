"""Making the file of a referral form, in a worker. The same renderer and the same gate as for a summary."""

from evidence.models import FormFile, ReferralForm
from evidence.pdf import gate
from evidence.pdf.document import Document, Entry, Section
from evidence.pdf.render import render
from evidence.redaction.redacted import RedactedText
from evidence.services.making import make_waiting
from people.dates import said

BROKEN = "The file could not be made. Use the printed page or the plain text, and tell whoever runs Handrail."
words, whole = RedactedText.fixed, RedactedText.whole


def make_next() -> bool:
    """Makes the file that has waited longest; False when none waits."""
    return make_waiting(ReferralForm.objects.all(), make, broken=BROKEN)


def make(form: ReferralForm) -> FormFile:
    """The finished file, read back by two extractors and equal to the sheet. Raises GateRefused, Denied."""
    document = composed(form)
    pdf = render(document)
    file = FormFile(form=form, pages=gate.check(pdf, document, []))
    file.keep(pdf)
    file.save()
    return file


def composed(form: ReferralForm) -> Document:
    """The sheet as a document. Nothing is redacted: it goes to those who must act for this child."""
    sections = tuple(
        Section(
            words(title),
            tuple(Entry(f"answer {n}", words(label), whole(text)) for n, (label, text) in enumerate(rows)),
        )
        for title, rows in form.sheet["sections"]
    )
    return Document(
        title=words(form.sheet["title"]),
        reference=words(form.sheet["reference"]),
        audience=words("Children's social care"),
        made_at=form.asked_at,
        facts=((words("Made on"), words(said(form.asked_at.date()))),),
        sections=sections,
        kind="Referral form",
    )
