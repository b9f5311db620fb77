"""The files held: whether a school takes any, and the one place where a kept file is opened."""

from evidence.models import Attachment, AttachmentFile, AttachmentSwitch
from people.models import School
from vault import sealing

#: What sealed bytes are, so that neither opens as the other.
KEPT, NAMED = "attachment-file", "attachment-name"


class UnderLock(Exception):
    """The file is under lock: nobody reads it, whoever asks."""


def takes_attachments(school: School) -> bool:
    """Whether the head has switched attachments on."""
    newest = AttachmentSwitch.objects.filter(school=school).first()
    return newest is not None and newest.on


def bytes_of(attachment: Attachment) -> bytes:
    """The file as it came in. Raises UnderLock, and the vault's error where the stored bytes were changed.

    Whether it is under lock is asked of the database together with the bytes, not of what was loaded before.
    """
    file = AttachmentFile.objects.filter(
        attachment__in=Attachment.objects.readable().filter(pk=attachment.pk)
    ).first()
    if file is None:
        raise UnderLock
    return sealing.unseal(bytes(file.sealed), context=f"{KEPT}:{attachment.pk}")
