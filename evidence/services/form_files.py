"""Making the file of a referral form, in a worker. The same renderer and the same gate as for a summary."""

import logging

from django.db import transaction

from evidence.models import FormFile, ReferralForm
from evidence.pdf import gate
from evidence.pdf.document import Document, Entry, Section
from evidence.pdf.fetching import Denied
from evidence.pdf.render import render
from evidence.redaction.redacted import RedactedText
from people.dates import said

logger = logging.getLogger(__name__)
BROKEN = "The file could not be made. Use the printed page or the plain text, and tell whoever runs Handrail."
words, whole = RedactedText.fixed, RedactedText.whole


def make_next() -> bool:
    """Makes the file that has waited longest; False when none waits. A failure is kept and shown, not repeated."""
    with transaction.atomic():
        form = (
            ReferralForm.objects.select_for_update(skip_locked=True, of=("self",)).filter(wanted=True).last()
        )
        if form is None:
            return False
        try:
            with transaction.atomic():
                make(form)
        except (Exception, Denied) as fault:
            # The type only: the message of an error may quote what the form says.
            logger.error("form %s: %s", form.pk, type(fault).__name__)
            form.problem = BROKEN
        form.wanted = False
        form.save(update_fields=["wanted", "problem"])
    return True


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
