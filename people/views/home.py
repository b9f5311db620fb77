from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from people.access import SchoolRequest
from people.navigation import home_of


@require_safe
def home(request: SchoolRequest) -> HttpResponse:
    """Sends everybody to the page their work starts on."""
    return redirect(home_of(request.roles))
