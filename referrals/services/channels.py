"""The ways a reminder travels. A further one is a function here and a code in referrals.models.notice.

A channel takes the notices of one person, sends them as one message, and raises OSError or ValueError where it
cannot; whatever it says carries a reference and a link, never a name or a story (hard rule 14).
"""

from collections.abc import Callable, Mapping, Sequence

from django.utils import timezone

from referrals.models import Notice
from referrals.models.notice import EMAIL, SMS
from referrals.services import texts
from referrals.services.letters import letter

Channel = Callable[[Sequence[Notice]], None]


def mail(notices: Sequence[Notice]) -> None:
    """Hand one mail to the mail server. Raises SMTPException and other OSErrors, ValueError."""
    letter(notices, timezone.now()).send()


CHANNELS: Mapping[str, Channel] = {EMAIL: mail, SMS: texts.send}
