"""What a summary has of the attachments of its case: "withheld", or the text of those that the drafter let in."""

from uuid import UUID

from django.db.models import Q

from evidence.held import UnderLock, bytes_of
from evidence.models import Attachment, Summary
from evidence.receiving.texts import VERSION, NoText, text_of
from evidence.sources import ATTACHMENTS, Source
from workflows.summary import RELEASED

WITHHELD = "Withheld."


def read_attachments(summary: Summary) -> dict[UUID, str]:
    """The words of the attachments that were let in. For a worker, and without a lock on the case: it takes seconds."""
    return {one.pk: words_of(one) for one in summary.attachments.all()}


def attached_sources(summary: Summary, read: dict[UUID, str]) -> list[Source]:
    """One text for each attachment of the case, in their order; one put under lock since it was read is withheld."""
    return [
        Source(ATTACHMENTS, one.source, str(one), _text(one, read), outline=WITHHELD)
        for one in Attachment.objects.with_locks().filter(case=summary.case)
    ]


def _text(one: Attachment, read: dict[UUID, str]) -> str:
    return WITHHELD if one.under_lock else read.get(one.pk, WITHHELD)


def words_of(attachment: Attachment) -> str:
    """The text of the file; that it is withheld where it is under lock, and why where it cannot be read for certain."""
    try:
        return text_of(attachment.kind, bytes_of(attachment))
    except UnderLock:
        return WITHHELD
    except NoText as why:
        return f"Withheld: {why}."


def attachment_marks(summary: Summary) -> list[str]:
    """Changes when an attachment is added or put under lock, and when files are read in another way. No file is read
    for it, so it may be asked by every page."""
    let_in = set(summary.attachments.values_list("pk", flat=True))
    held = Attachment.objects.with_locks().filter(case=summary.case)
    return [repr((VERSION, one.source, one.sha256, one.pk in let_in, one.under_lock)) for one in held]


def no_longer(summary: Summary) -> Q:
    """The texts of files that were put under lock since: shown and laid out no more, although the worker has not yet
    been at the summary again. What was released is shown as it left."""
    if summary.state == RELEASED:
        return Q(pk__in=[])
    locked = [one.source for one in Attachment.objects.locked().filter(case=summary.case)]
    held = summary.entries.filter(source__in=locked) if locked else []
    return Q(pk__in=[entry.pk for entry in held if entry.text != WITHHELD])
