"""A mail to somebody outside, say the chair of governors: they need only keep it."""

from django.conf import settings
from django.core.mail import EmailMessage

from trail.checkpoints import signing
from trail.checkpoints.targets.folder import files_of
from trail.models import Checkpoint

TEXT = """\
This is today's checkpoint of the trail: a fingerprint of everything that is written down in Handrail, signed.
It names no person and tells nothing of any case.

Please keep this mail. If an entry is ever changed or removed behind the system's back, the checkpoints that you
keep are what shows it. There is nothing else to do.

How to check the trail against them: docs/trail.md. The key that verifies the signature:
{key}

{note}"""


def send(checkpoint: Checkpoint, erased: str) -> None:
    """Send it with its notes as files. Raises OSError (which SMTPException is) where the server cannot take it."""
    text = TEXT.format(key=signing.verifier_keys()[0], note=checkpoint.note)
    subject = f"Handrail: checkpoint of the trail, {checkpoint.at:%d %B %Y}"
    mail = EmailMessage(subject, text, to=settings.TRAIL_CHECKPOINT_MAIL)
    for name, note in files_of(checkpoint, erased).items():
        mail.attach(name, note, "text/plain")
    mail.send()
