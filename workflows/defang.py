"""What others wrote is kept harmless: links nobody opens by a slip (hxxps://game[.]example/room, hard rule 7), and no
characters that turn a line round. Right-to-left writing needs none of these: it is shown as it is written.
"""

import re

LINK = re.compile(r"\b(?:h(?:tt|xx)ps?://|www\.)[^\s<>\"“”]+", re.IGNORECASE)
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def defang(text: str) -> str:
    """The text with every web address made harmless; anything else, and an address made harmless before, as it was."""
    return LINK.sub(lambda found: _harmless(found.group()), straight(text))


def straight(text: str) -> str:
    """The text without the characters that turn round what follows them."""
    return TURNING.sub("", text)


def _harmless(link: str) -> str:
    scheme, mark, rest = link.partition("://")
    host, slash, path = (rest if mark else link).partition("/")
    dotted = host.replace("[.]", ".").replace(".", "[.]")
    before = f"{re.sub('t', 'x', scheme.replace('T', 'X'))}://" if mark else ""
    return f"{before}{dotted}{slash}{path}"
