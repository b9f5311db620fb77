from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: HttpRequest) -> HttpResponse:
    """Where "Leave this page" leads: a page that tells a passer-by nothing. Leaving also signs out (POST)."""
    if request.method == "POST":
        logout(request)
        return redirect("away")
    return render(request, "away.html")
