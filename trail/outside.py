"""Asking a service outside over HTTP. One that sends us elsewhere is not followed: what we bring is for it alone."""

from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class NoHttp(OSError):
    """What came back is no whole answer of HTTP. The library's own error for it is no OSError."""


def ask(request: Request, *, timeout: float) -> bytes:
    """The body of the answer. Raises OSError: HTTPError for every status but 2xx, URLError, a timeout (seconds), and
    NoHttp."""
    try:
        return _asked(request, timeout)
    except HTTPException as error:
        raise NoHttp(type(error).__name__) from None


def _asked(request: Request, timeout: float) -> bytes:
    with build_opener(_NoRedirect).open(request, timeout=timeout) as answer:
        if not 200 <= answer.status < 300:
            raise HTTPError(request.full_url, answer.status, "not taken", answer.headers, None)
        body: bytes = answer.read()
    return body
