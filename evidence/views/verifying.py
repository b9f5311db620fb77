"""Open to all: is this file from here, and unchanged?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from evidence.verify_form import VerifyForm
from evidence.verifying import verdict_on
from evidence.views.limiting import too_many


@csrf_exempt  # it changes nothing, and leaves no cookie with a stranger
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """One of the plain answers. The file is neither kept nor named anywhere."""
    if request.method != "POST":
        return render(request, "evidence/verify.html", {"form": VerifyForm()})
    if refused := too_many(request, "verify"):
        return refused
    form = VerifyForm(request.POST, request.FILES)
    verdict = verdict_on(form.cleaned_data["file"].read()) if form.is_valid() else None
    context = {"form": form, "verdict": verdict}
    return render(request, "evidence/verify.html", context, status=200 if verdict else 422)
