"""Links are kept so that nobody opens them by a slip: hxxps://game[.]example/room. Hard rule 7."""

import re

LINK = re.compile(r"\b(?:h(?:tt|xx)ps?://|www\.)[^\s<>\"“”]+", re.IGNORECASE)


def defang(text: str) -> str:
    """The text with every web address made harmless; anything else, and an address made harmless before, as it was."""
    return LINK.sub(lambda found: _harmless(found.group()), text)


def _harmless(link: str) -> str:
    scheme, mark, rest = link.partition("://")
    host, slash, path = (rest if mark else link).partition("/")
    dotted = host.replace("[.]", ".").replace(".", "[.]")
    before = f"{re.sub('t', 'x', scheme.replace('T', 'X'))}://" if mark else ""
    return f"{before}{dotted}{slash}{path}"
