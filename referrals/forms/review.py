"""What a review of early help found."""

from django import forms

from referrals.forms.answers import not_endless
from referrals.forms.once import OnceForm


class ReviewForm(OnceForm):
    """One text."""

    text = forms.CharField(
        label="What did the review find?", validators=[not_endless], widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Who took part, what is better, what is not, what happens next. If the need has grown, refer again.",
        error_messages={"required": "Write what the review found"},
    )  # fmt: skip
