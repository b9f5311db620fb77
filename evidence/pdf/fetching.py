"""WeasyPrint may open the project's bundled font and nothing else: no network, no file system."""

from pathlib import Path
from typing import Any

from django.conf import settings
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

FONTS = Path(settings.BASE_DIR) / "static" / "fonts"
ASSETS = {
    f"font:{subset}-{weight}": FONTS / f"source-sans-3-{subset}-{weight}-normal.woff2"
    for subset in ("latin", "latin-ext")
    for weight in (400, 600)
}


class Denied(FatalURLFetchingError):
    """Derives from BaseException: `except Exception` does not catch it; catch it by name."""


class LockedFetcher(URLFetcher):
    """Opens the names of ASSETS; raises Denied for every other address."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url not in ASSETS:
            raise Denied("the page asked for something other than the bundled font")
        return URLFetcherResponse(url, ASSETS[url].read_bytes(), {"Content-Type": "font/woff2"})
