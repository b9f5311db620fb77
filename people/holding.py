"""What somebody sent after their sign-in had ended: sealed in the session until they have signed in again."""

from base64 import b64decode, b64encode
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.csrf import csrf_failure

from vault.sealing import seal, unseal

Answer = Callable[[HttpRequest], HttpResponse]

HELD = "held"  # in the session: where it was sent, by whom, and the sealed form
CONTEXT = "session.held"
TOKEN = "csrfmiddlewaretoken"


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Notes at this browser who is signed in, so that what they type later is given back to nobody else."""
    if last_at(request) != str(request.user.pk):
        response.set_signed_cookie(
            settings.HANDRAIL_LAST_COOKIE, str(request.user.pk),
            httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip


def last_at(request: HttpRequest) -> str:
    """The id of whoever was last signed in at this browser, from a signed cookie; empty where nobody was."""
    return request.get_signed_cookie(settings.HANDRAIL_LAST_COOKIE, default="") or ""


def hold(request: HttpRequest) -> bool:
    """Whether the form that was sent from an ended sign-in is kept. A form that another site sends is not."""
    by = last_at(request)
    if request.method != "POST" or not by or not _from_here(request) or request.headers.get("HX-Request"):
        return False
    typed = b64encode(seal(request.POST.urlencode().encode(), context=CONTEXT)).decode()
    to = request.get_full_path()
    request.session[HELD] = {"path": request.path, "to": to, "by": by, "typed": typed}
    return True


def token_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page from before the last sign-in was sent: what was typed is kept and given back; else Django's answer."""
    own = request.user.is_authenticated and last_at(request) == str(request.user.pk)
    if own and not request.path.startswith("/accounts/") and hold(request):
        return redirect(request.path)
    return csrf_failure(request, reason)


def _from_here(request: HttpRequest) -> bool:
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return request.headers.get("Origin") in ours


class GivesBackWhatWasHeld:
    """Asks whoever signed in again whether to send what they had typed; then sends it as if it had just been typed."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        held = request.session.get(HELD) if request.user.is_authenticated else None
        if held and held["by"] != str(request.user.pk):
            del request.session[HELD]
        elif held and held["path"] == request.path:
            return self._ask_or_send(request, held)
        return self.get_response(request)

    def _ask_or_send(self, request: HttpRequest, held: dict[str, str]) -> HttpResponse:
        wish = request.POST.get(HELD)
        if request.method == "POST" and wish == "send":
            return self._send(request, held["typed"])
        if request.method == "POST":  # something newer is sent, or what was held is given up
            del request.session[HELD]
            return redirect(request.get_full_path()) if wish else self.get_response(request)
        return render(request, "people/held.html", {"to": held["to"]})

    def _send(self, request: HttpRequest, sealed: str) -> HttpResponse:
        typed = QueryDict(unseal(b64decode(sealed), context=CONTEXT), mutable=True)
        typed[TOKEN] = request.POST.get(TOKEN, "")  # the old token ended with the old sign-in
        request.POST = typed  # type: ignore[assignment, misc]
        response = self.get_response(request)
        if response.status_code not in (403, 500):
            request.session.pop(HELD, None)
        return response
