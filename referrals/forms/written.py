"""When a written form was sent."""

from people.forms.base import GovukForm
from people.forms.moments import MomentField


class WrittenForm(GovukForm):
    """One time, in the past."""

    written_at = MomentField(label="When was the written form sent?")
