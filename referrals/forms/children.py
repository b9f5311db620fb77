"""A child who cannot be found on the list."""

from people.forms.base import GovukForm
from referrals.forms.concerns import Words


class OtherChildForm(GovukForm):
    """A child who is not on the list."""

    description = Words(
        label="Which child?",
        hint="A name if you know it, school, about how old, what they looked like, whom they were with.",
        rows=3,
        required=True,
        max_length=300,
        error_messages={
            "required": "Write something that tells which child this is about",
            "max_length": "Use 300 characters or fewer here; the rest fits under what happened",
        },
    )
