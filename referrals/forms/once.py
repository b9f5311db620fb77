"""A form whose page, sent twice, is written once."""

from django import forms

from people.forms.base import GovukForm


class OnceForm(GovukForm):
    """`seen` counts what the person had written when the page was made (services/once.py)."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=10**6)

    def clean_seen(self) -> int:
        """The count of the page; 0, which takes equal words for the same ones, where a page carries none."""
        return self.cleaned_data["seen"] or 0
