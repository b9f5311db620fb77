"""Where a one-time link leads. Opening it gives nothing: scanners of mail servers open every link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from evidence.services import collecting
from evidence.views.answers import no_trace, pdf_answer
from evidence.views.limiting import too_many


@csrf_exempt  # whoever knows the address may have the file: a token of the form would add a cookie and nothing else
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def collect(request: HttpRequest, token: str) -> HttpResponse:
    """A button, then the file, once. Whatever does not wait (wrong, used, ended) is the same 404, with what to do."""
    if refused := too_many(request, "collect"):
        return refused
    return no_trace((given if request.method == "POST" else offered)(request, token))


def offered(request: HttpRequest, token: str) -> HttpResponse:
    """The page with the button. It names nobody, not even the school."""
    if not (handover := collecting.waiting(token)):
        return gone(request)
    collecting.note_opened(handover)
    return render(request, "evidence/collect.html")


def given(request: HttpRequest, token: str) -> HttpResponse:
    """The locked copy."""
    if not (found := collecting.collect(token)):
        return gone(request)
    handover, copy = found
    return pdf_answer(copy, handover.file.summary.reference)


def gone(request: HttpRequest) -> HttpResponse:
    """Whom to ask and what to do, and nothing of what became of this link."""
    return render(request, "evidence/collect_gone.html", status=404)
