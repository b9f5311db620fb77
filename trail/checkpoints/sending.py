"""Taking checkpoints outside. A target that is away is asked again, with growing waits, until it takes them."""

import logging
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from trail.checkpoints import ledger
from trail.checkpoints.targets import TARGETS
from trail.models import Sending

logger = logging.getLogger(__name__)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
LEASE = timedelta(minutes=10)  # longer than a target may take


def send_due(now: datetime | None = None) -> int:
    """Return how many checkpoints reached a target."""
    waiting = Sending.objects.filter(_ripe(now or timezone.now()), sent_at__isnull=True)
    ids = list(waiting.order_by("checkpoint__size").values_list("pk", flat=True))
    return sum(_send(pk, now or timezone.now()) for pk in ids)


def _ripe(now: datetime) -> Q:
    """A time that is further away than any wait was written while the clock was wrong."""
    return Q(next_try__lte=now) | Q(next_try__gt=now + WAITS[-1] + LEASE)


def _send(pk: int, now: datetime) -> bool:
    mine = Sending.objects.filter(_ripe(now), pk=pk, sent_at__isnull=True)
    if mine.update(next_try=now + LEASE, tries=F("tries") + 1) != 1:
        return False  # somebody else took it
    sending = Sending.objects.select_related("checkpoint").get(pk=pk)
    try:
        TARGETS[sending.target](sending.checkpoint, _erased(sending))
    except OSError as error:  # SMTPException is one; all else is our own mistake
        _put_off(sending, error, now)
        return False
    Sending.objects.filter(pk=pk).update(sent_at=timezone.now(), failed_reason="")
    return True


def _erased(sending: Sending) -> str:
    return ledger.written(sending.checkpoint, ledger.size_before(sending.checkpoint, sending.target))


def _put_off(sending: Sending, error: OSError, now: datetime) -> None:
    code = getattr(error, "smtp_code", None) or getattr(error, "code", None) or error.errno or ""
    reason = f"{type(error).__name__} {code}".strip()  # not its words, which may hold an address
    logger.warning("checkpoint not taken by the %s: %s", sending.target, reason)
    wait = WAITS[min(sending.tries, len(WAITS)) - 1]
    Sending.objects.filter(pk=sending.pk).update(next_try=now + wait, failed_reason=reason)
