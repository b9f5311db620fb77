"""Waking a worker. Losing a wake-up costs at most one sweep: the rows in the database are the work."""

import logging

from kombu.exceptions import ChannelError, OperationalError
from redis.exceptions import RedisError

from celery_app import app

logger = logging.getLogger(__name__)
SWEEP, SEND = "referrals.tasks.sweep_clocks", "referrals.tasks.send_notices"
OVERVIEWS = "referrals.tasks.send_overviews"
DOWN = (OperationalError, ChannelError, RedisError)


def nudge(task: str) -> bool:
    """Return whether the broker took the message. A broker that is down never fails the caller's request."""
    try:
        app.send_task(task, expires=55, retry=False)
    except DOWN as error:
        logger.warning("broker does not answer (%s); the next sweep finds the work", type(error).__name__)
        return False
    return True


def wake_sweeper() -> None:
    """Ask for a sweep at once. A function of its own: a robust commit hook needs a name to report by."""
    nudge(SWEEP)


def broker_answers() -> bool:
    """Return whether the broker takes a connection within two seconds."""
    try:
        with app.connection_for_write(connect_timeout=2) as connection:
            connection.ensure_connection(max_retries=1, timeout=2)
    except DOWN:
        return False
    return True
