"""What the worker does with one summary: find names, or make the file. Fails closed, and says so on the page."""

import logging

from evidence.models import Summary
from evidence.models.summary import PROPOSE
from evidence.pdf.fetching import Denied
from evidence.services import overrunning
from evidence.services.overrunning import OverTime, within
from evidence.services.proposing import propose
from evidence.services.releasing import make_file
from evidence.services.working import let_go, stop

logger = logging.getLogger(__name__)
BROKEN = "Something went wrong while Handrail worked on it. There is no file. Try again, or tell whoever runs Handrail."


def work_on(summary: Summary) -> None:
    """Does what the summary wants. An error leaves no file, ends the work, and is shown on the summary's page."""
    try:
        with within(overrunning.WORKS):
            (propose if summary.wants == PROPOSE else make_file)(summary)
    except (Exception, Denied, OverTime) as fault:
        # The type only: the message of an error may quote the text that must not get out.
        logger.error("summary %s: %s", summary.reference, type(fault).__name__)
        stop(summary, getattr(fault, "said", BROKEN))
    finally:
        let_go(summary)
