"""From a form to a service: what the service refuses comes back as errors of the fields."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from people.forms.base import GovukForm
from workflows.steps import NotAllowed, Refused


def accepted(request: HttpRequest, form: GovukForm, write: Callable[..., object], **facts: Any) -> bool:
    """Return True when the posted form was valid and the service wrote it, called with facts and cleaned data.

    A refusal becomes errors of the form (False is returned); NotAllowed becomes a 403.
    """
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        write(**facts, **form.cleaned_data)
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refused as refusal:
        for name, message in (refusal.facts or {"": str(refusal)}).items():
            form.add_error(name if name in form.fields else None, message)
        return False
    return True
