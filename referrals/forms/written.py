"""When a written form was sent."""

from django import forms

from people.forms.base import GovukForm
from people.forms.widgets import DateTimeInput


class WrittenForm(GovukForm):
    """One time, in the past."""

    written_at = forms.DateTimeField(label="When was the written form sent?", widget=DateTimeInput)
