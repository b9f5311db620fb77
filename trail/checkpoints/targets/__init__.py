"""Where checkpoints are sent: each target is a function that takes one, with the ledger of what was erased since the
last one that this target was sent ("" for nothing), and raises where it cannot."""

from collections.abc import Callable
from datetime import datetime, time

from django.conf import settings

from trail.checkpoints.targets import bucket, checkpoint_mail, folder
from trail.models import Checkpoint, Sending

FOLDER, BUCKET, MAIL = "folder", "bucket", "mail"
TARGETS: dict[str, Callable[[Checkpoint, str], None]] = {
    FOLDER: folder.keep,
    BUCKET: bucket.put,
    MAIL: checkpoint_mail.send,
}


def due(now: datetime) -> list[str]:
    """The targets of a checkpoint written now: folder and bucket take each, the mail goes out once a day (UTC)."""
    places = {FOLDER: settings.TRAIL_CHECKPOINT_FOLDER, BUCKET: settings.TRAIL_CHECKPOINT_BUCKET}
    wanted = [name for name, place in places.items() if place]
    today = datetime.combine(now.date(), time.min, now.tzinfo)
    mailed = Sending.objects.filter(target=MAIL, checkpoint__at__gte=today).exists()
    return wanted if mailed or not settings.TRAIL_CHECKPOINT_MAIL else [*wanted, MAIL]
