from typing import Any

from django import forms
from django.conf import settings

from people.forms.base import GovukForm
from people.forms.widgets import TimeInput
from people.reminding import mobile

SCHOOL, OWN = "school", "own"
YES_NO = [("yes", "Yes"), ("no", "No")]
FROM = {"required": "Enter when quiet hours begin", "invalid": "Enter a time such as 20:00"}
UNTIL = {"required": "Enter when quiet hours end", "invalid": "Enter a time such as 07:00"}


class _YesNo(forms.TypedChoiceField):
    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(
            label=label,
            choices=YES_NO,
            coerce=lambda said: said == "yes",
            widget=forms.RadioSelect,
            **options,
        )


class QuietForm(GovukForm):
    """The quiet hours of a school, for everybody who has none of their own."""

    inline = ("weekends",)
    starts = forms.TimeField(label="Quiet from", widget=TimeInput(), error_messages=FROM)
    ends = forms.TimeField(
        label="Quiet until",
        help_text="The same time twice: no quiet hours.",
        widget=TimeInput(),
        error_messages=UNTIL,
    )
    weekends = _YesNo(
        "Quiet on weekends and bank holidays as well?", error_messages={"required": "Select yes or no"}
    )


class RemindersForm(GovukForm):
    """Own quiet hours, and text messages in danger."""

    inline = ("weekends", "texts")
    reveals = {"hours": {OWN: ("starts", "ends", "weekends")}, "texts": {"yes": ("phone",)}}
    hours = forms.ChoiceField(
        label="Your quiet hours",
        help_text="What may wait is sent when they are over, and not at all if somebody has answered by then. A child "
        "in danger, and what is due the same day, never waits.",
        choices=[(SCHOOL, "As the school has them"), (OWN, "My own")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select whose quiet hours"},
    )
    starts = forms.TimeField(label="Quiet from", widget=TimeInput(), required=False, error_messages=FROM)
    ends = forms.TimeField(label="Quiet until", widget=TimeInput(), required=False, error_messages=UNTIL)
    weekends = _YesNo("Quiet on weekends and bank holidays as well?", required=False, empty_value=True)
    texts = _YesNo(
        "A text message as well, where a child may be in danger now?",
        help_text="It holds a reference and a link. A telephone that is switched off wakes nobody.",
        error_messages={"required": "Select yes or no"},
    )
    phone = forms.CharField(
        label="Your mobile number",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "inputmode": "tel"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not settings.SMS_URL:
            del self.fields["texts"], self.fields["phone"]
            self.reveals = {"hours": RemindersForm.reveals["hours"]}  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        """Own hours need both ends, text messages a mobile number."""
        said = super().clean() or self.cleaned_data
        for name, errors in (("starts", FROM), ("ends", UNTIL)) if said.get("hours") == OWN else ():
            if said.get(name) is None and name not in self.errors:
                self.add_error(name, errors["required"])
        if said.get("texts") and not mobile(said.get("phone", "")):
            self.add_error("phone", "Enter a mobile number of the United Kingdom, such as 07700 900123")
        return said
