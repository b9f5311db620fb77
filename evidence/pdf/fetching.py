"""WeasyPrint may open the project's bundled fonts and nothing else: no network, no file system, no font of this
computer."""

import os
from typing import Any

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from evidence.pdf.faces import FACES, OWN, unpacked

# fontconfig reads this whenever a page is made; it has no other way to be told. Nor has fontTools, which cuts the fonts
# where HarfBuzz cannot, to stamp them with another time than now.
os.environ["FONTCONFIG_FILE"] = str(OWN / "fonts.conf")
os.environ["SOURCE_DATE_EPOCH"] = "1735689600"  # 1 January 2025
ASSETS = {face.address: face.path for face in FACES}


class Denied(FatalURLFetchingError):
    """Derives from BaseException: `except Exception` does not catch it; catch it by name."""


class LockedFetcher(URLFetcher):
    """Opens the names of ASSETS; raises Denied for every other address."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        if url not in ASSETS:
            raise Denied("the page asked for something other than a bundled font")
        return URLFetcherResponse(url, unpacked(ASSETS[url]), {"Content-Type": "font/ttf"})
