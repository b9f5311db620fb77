"""What a review of early help found."""

from django import forms

from people.forms.base import GovukForm
from referrals.forms.answers import not_endless


class ReviewForm(GovukForm):
    """One text."""

    text = forms.CharField(
        label="What did the review find?", validators=[not_endless], widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Who took part, what is better, what is not, what happens next. If the need has grown, refer again.",
        error_messages={"required": "Write what the review found"},
    )  # fmt: skip
