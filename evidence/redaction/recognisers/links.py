"""Web addresses, profile links and IP addresses."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span
from evidence.redaction.words import group

SITES = sorted(group("link_sites"))
WEB = re.compile(r"(?:h(?:tt|xx)ps?://|www\.)[^\s<>\"')]+[^\s<>\"').,;:!?]")
BARE = re.compile(
    r"(?<![\w@.-])(?:[a-z0-9-]{1,63}\.)?(?:"
    + "|".join(map(re.escape, SITES))
    + r")/[^\s<>\"')]*[^\s<>\"').,;:!?]"
)
DOMAIN = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,8}(?:com|org|net|co\.uk|org\.uk|ac\.uk|sch\.uk|gov\.uk|io|gg|example|test|me|tv|app)/[^\s<>\"')]*[^\s<>\"').,;:!?]"
)
IPV4 = re.compile(r"(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d]|\.\d)")
IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,4}(?![\w:])")
PUBLIC = ("ceop.police.uk", "nspcc.org.uk", "childline.org.uk", "gov.uk/", "iwf.org.uk")


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for links and IP addresses; pages of public bodies are left alone."""
    found = [
        Span(*text.where(hit.start(), hit.end()), _kind(hit.group()), None, (), "links", 0.95)
        for pattern in (WEB, BARE, DOMAIN)
        for hit in pattern.finditer(text.lower)
        if not any(site in hit.group() for site in PUBLIC)
    ]
    for pattern in (IPV4, IPV6):
        hits = [
            h for h in pattern.finditer(text.lower) if pattern is IPV4 or re.search("[a-f]|::", h.group())
        ]
        found += [Span(*text.where(h.start(), h.end()), span.IP, None, (), "links", 0.9) for h in hits]
    return found


def _kind(link: str) -> str:
    return span.PAYMENT if "paypal.me" in link or "cash.app" in link else span.URL
