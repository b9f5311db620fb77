"""The sign-in log: who signed in, when, and what failed. IT's page: nothing about any case."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

import trail
from people.access import SchoolRequest, roles_required
from people.queries import sign_in_entries, sign_in_lines
from workflows.roles import IT

PAGE = 50  # lines


@roles_required(IT)
@require_safe
def sign_ins(request: SchoolRequest) -> HttpResponse:
    trail.read("access.log_read", actor=request.user.as_actor(), role=IT, school=request.school.pk)
    page = Paginator(sign_in_entries(request.school), PAGE).get_page(request.GET.get("page"))
    return render(request, "people/sign_ins.html", {"page": page, "lines": sign_in_lines(page.object_list)})
