"""Where checkpoints are sent: each target is a function that takes one, with the ledger of what was erased since the
last one that this target was sent ("" for nothing), and raises where it cannot."""

from collections.abc import Callable
from datetime import datetime, time

from django.conf import settings

from trail.checkpoints.targets import checkpoint_mail, folder
from trail.models import Checkpoint, Sending

FOLDER, MAIL = "folder", "mail"
TARGETS: dict[str, Callable[[Checkpoint, str], None]] = {FOLDER: folder.keep, MAIL: checkpoint_mail.send}


def due(now: datetime) -> list[str]:
    """The targets of a checkpoint written now: the folder takes each, the mail goes out once a day (UTC)."""
    wanted = [FOLDER] if settings.TRAIL_CHECKPOINT_FOLDER else []
    today = datetime.combine(now.date(), time.min, now.tzinfo)
    mailed = Sending.objects.filter(target=MAIL, checkpoint__at__gte=today).exists()
    return wanted if mailed or not settings.TRAIL_CHECKPOINT_MAIL else [*wanted, MAIL]
