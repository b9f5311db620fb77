"""Doors for the worker. The messages hold nothing: the rows say what there is to do."""

from celery import shared_task

from trail import checkpoints


@shared_task
def write_checkpoint() -> int:
    """Put what is new under a checkpoint and send it; return how many entries and readings the log has then."""
    written = checkpoints.write()
    checkpoints.send_due()
    return written.size if written else 0


@shared_task
def send_checkpoints() -> int:
    """Send the checkpoints that wait; return how many reached a target."""
    return checkpoints.send_due()
