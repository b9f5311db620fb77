"""The key that the school signs its files with, to be read out on the telephone."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evidence.models import SigningKey
from people.access import SchoolRequest, roles_required
from workflows.roles import DEPUTY, HEAD, LEAD


@roles_required(LEAD, DEPUTY, HEAD)
@require_safe
def school_key(request: SchoolRequest) -> HttpResponse:
    """The key in use, and those before it: files signed with them are still out there."""
    keys = list(SigningKey.objects.filter(school=request.school).defer("sealed"))
    return render(request, "evidence/school_key.html", {"keys": keys, "school": request.school})
