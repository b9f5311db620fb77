"""The form that stands beside a name: "Grace (11V)", "Grace, 9B", "Grace from 9V". Some thirty children are in it, so
whoever knows the school may know whom a label means; it goes with the name."""

import re

FORM = r"(?:1[0-3]|[1-9])-?(?![AaPp][Mm]\b)[A-Z][A-Za-z]?\d?"
BEHIND = re.compile(
    rf"(?P<open>[\s,(]{{1,3}})(?:(?:of|from|in|form|class|tutor group)\s+){{0,2}}(?P<form>{FORM})(?!\w)(?P<close>\))?"
)
AT_END = re.compile(rf"(?<=\w){BEHIND.pattern}\Z")
BEFORE = re.compile(
    rf"(?<![\w/-])(?P<form>{FORM})(?:['\u2019]s)?(?:\s+(?:pupil|student|child|boy|girl))?\s+\Z"
)


def behind(text: str, end: int) -> int:
    """Where the form that follows a name ending at `end` ends, with the bracket that holds it; `end` where there is
    none."""
    found = BEHIND.match(text, end)
    if not found or ("(" in found["open"]) != bool(found["close"]):
        return end if not found or "(" in found["open"] else found.end("form")
    return found.end()


def without(said: str) -> str:
    """What was said without the form at its end."""
    return AT_END.sub("", said)


def before(text: str, start: int) -> str:
    """The form that stands right before a name beginning at `start`, or ""."""
    found = BEFORE.search(text, max(0, start - 24), start)
    return found["form"] if found else ""
