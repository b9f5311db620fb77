"""What the machine must have beside Python: Pango for PDF files, and Chromium for the browser tests.

`python -m config.needs pango chromium` says in one sentence what to install, and exits 1, where one is missing.
"""

import ctypes
import ctypes.util
import os
import shutil
import sys

LIBRARIES = {"pango-1.0": "libpango-1.0.so.0", "pangoft2-1.0": "libpangoft2-1.0.so.0"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PANGO = "PDF files need Pango: install it with `apt-get install libpango-1.0-0 libpangoft2-1.0-0`."
CHROMIUM = "The browser tests need Chromium: install it with `apt-get install chromium`."


def pango_missing() -> str:
    """The sentence that says what to install, empty when Pango is there."""
    return "" if all(_loads(name, file) for name, file in LIBRARIES.items()) else PANGO


def _loads(name: str, file: str) -> bool:
    try:
        ctypes.CDLL(ctypes.util.find_library(name) or file)
    except OSError:
        return False
    return True


def chromium() -> str:
    """The path of a Chromium (CHROMIUM in the environment wins), empty when there is none."""
    named = [os.environ.get("CHROMIUM", ""), *BROWSERS]
    return next((path for name in named if name and (path := shutil.which(name))), "")


def missing(what: list[str]) -> list[str]:
    """One sentence for each of "pango", "chromium" that is wanted and absent."""
    sentences = {"pango": pango_missing, "chromium": lambda: "" if chromium() else CHROMIUM}
    return [sentence for name in what if (sentence := sentences[name]())]


if __name__ == "__main__":
    sys.exit("\n".join(missing(sys.argv[1:])) or 0)
