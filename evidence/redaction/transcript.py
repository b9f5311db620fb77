"""Whether a text is a transcript of messages, and where the labels of its speakers stand.

Every programme writes them out in another way ("[12:01] ava: hi", "ava (12:01): hi", "ava - Today at 12:01" with the
words below, "12:01<tab>ava<tab>hi"), but in one way throughout. So each layout is tried on all lines, and the one that
most lines have is taken.
"""

import re
from collections import Counter
from collections.abc import Iterable

from evidence.redaction.words import given_name, group, ordinary

_MONTHS = "|".join(sorted(group("months"), key=len, reverse=True))
_DAYS = f"(?:{'|'.join(sorted(group('days'), key=len, reverse=True))})\\b"
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?|h\b)?"
_DATE = (
    rf"(?:[0-3]?\d[/.-][01]?\d[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|(?:{_DAYS},? )?\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b"
    rf"(?:,? \d{{2,4}})?|(?:{_MONTHS}) \d{{1,2}}(?:,? \d{{4}})?|today|yesterday|{_DAYS})"
)
_MOMENT = rf"(?:{_DATE}(?:[ ,T|\t-]{{1,3}}(?:at |um )?{_TIME})?|{_TIME}(?:[ ,|\t]{{1,2}}(?:on )?{_DATE})?)"
STAMP = rf"[\[(<]?(?:at |on )?{_MOMENT}[\])>]?"
LABEL = r"(?P<label>(?!\d\d?[:.]\d)@?[^\s:<>\[\]|\u00bb][^\n\t:<>\[\]|\u00bb]{0,31}?)"
FROM = r"(?:(?:(?:new |sent )?(?:message|msg|text|sms|dm|reply|snap|chat) )?(?:from|by) (?=\S))?"
START = rf"^[ \t>*\u2022]*(?:- )?{FROM}"
SIGN = r"(?::{1,2}(?!\d\d\b)|>{1,2}|\u00bb|(?<= )[\"](?= )|->|=>|\u2192|\||~)"
SAYS = r" (?:said|says|wrote|writes|replied|sent|typed)(?: (?:at )?" + STAMP + r")?:[ ]?"
_LAYOUTS = (
    rf"{START}{STAMP}[ \t,;|-]*{FROM}{LABEL}(?:[ ]?{SIGN}|[ ]-|\t|{SAYS})[ \t]*(?=\S)",
    rf"{START}{STAMP}[ \t,;|-]*[<\[]{LABEL}[>\]][ \t:]*(?=\S)",
    rf"{START}{LABEL}(?:[ ]?[,;|]|[ \t]|[ ]-)[ \t]*{STAMP}[ \t]*(?:{SIGN}|-|\t)?[ \t]*(?:\n[ \t]*)?(?=\S)",
    rf"{START}[<\[]{LABEL}[>\]][ \t:]*(?=\S)",
    rf"{START}{LABEL}(?:{SAYS}|[ ]?{SIGN}[ \t]*)(?=\S)",
    rf"{START}{LABEL}[ ]?:[ \t]*\n[ \t]*(?=\S)",
    rf"^{LABEL}\n(?=[ \t]+\S)",
    rf"{START}{STAMP}[ \t,;|-]+{FROM}{LABEL}[ \t]*\n[ \t]*(?=\S)",
    rf"{START}{STAMP}[ \t]*\n[ \t]*{LABEL}[ \t]*:?\n[ \t]*(?=\S)",
    rf"{START}{LABEL}[ \t]*:?\n(?!{STAMP}[ \t]*$)[^\n]+\n[ \t]*{STAMP}[ \t]*$",
    rf"{START}(?:sender|from|user(?:name)?|author|speaker|participant|account|profile"
    rf"|contact)[ ]?:[ \t]*{LABEL}[ \t]*$",
    rf"{START}{LABEL}[ ][-\u2013][ ](?=\S)",
)  # fmt: skip
LAYOUTS = tuple(re.compile(layout, re.M | re.I) for layout in _LAYOUTS)
LINE = re.compile(r"[^\s][^\n]*(?<!\s)")
LABEL_ALONE = re.compile(r"@?[^\s:<>\[\]|][^\t:<>\[\]|?!,]{0,31}")
SHORTEST = 3


def labels_of(plain: str) -> list[tuple[int, int]]:
    """The places of the labels, where at least two of five of three or more lines have one and somebody speaks twice.
    The lines of a form ("Name: ...") are no transcript."""
    if plain.count("\n") < SHORTEST - 1:
        return []
    lines = sum(1 for line in plain.splitlines() if line.strip())
    best: list[re.Match[str]] = []
    for layout in LAYOUTS:
        hits = _heads(layout.finditer(plain))
        taken = sum(1 + hit.group().count("\n") for hit in hits)
        if len(hits) > len(best) and len(hits) >= SHORTEST and taken * 5 >= lines * 2 and _is_talk(hits):
            best = hits
    return [hit.span("label") for hit in best] or _in_turns(plain)


def _heads(hits: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Without those right below one that ends with its line: there stands what is said ("my dob is 7/7/09")."""
    heads: list[re.Match[str]] = []
    for hit in hits:
        below = heads and "\n" in heads[-1].group() and heads[-1].end() >= hit.start("label")
        heads += [] if below else [hit]
    return heads


def _in_turns(plain: str) -> list[tuple[int, int]]:
    """The labels of a transcript whose lines are by turns a label and what is said, with nothing else to tell them."""
    lines = [hit for hit in LINE.finditer(plain) if hit.group().strip()]
    for first in (0, 1):
        labels = lines[first::2]
        said = Counter(line.group().strip().lower() for line in labels)
        if len(labels) < SHORTEST or len(said) * 2 > len(labels) or max(said.values()) < 2:
            continue
        alone = all(LABEL_ALONE.fullmatch(label) for label in said)
        others = {line.group().strip().lower() for line in lines[1 - first :: 2]}
        if alone and not others & said.keys() and any(map(_is_somebody, said)):
            return [line.span() for line in labels]
    return []


def _is_somebody(label: str) -> bool:
    return label.lstrip("@") in group("speakers") or is_speaker(label)


def _is_talk(hits: list[re.Match[str]]) -> bool:
    """Whether somebody speaks twice and at least one label is no heading: an online name, a name, "me" or "him"."""
    said = Counter(hit["label"].strip() for hit in hits)
    twice = [label for label, times in said.items() if times > 1]
    if not twice or len(said) * 3 > len(hits) * 2 + 1:
        return False
    return any(label.lower().lstrip("@") in group("speakers") for label in said) or any(
        map(is_speaker, twice)
    )


def is_speaker(label: str) -> bool:
    """Whether a label can only be somebody's: it has a digit or sign in it, a first name, or a word no list explains;
    a single word in small letters may be an online name too."""
    words = re.findall(r"[^\W\d_]+", label.lower())
    if not words or all(word in group("transcript_roles") or word in group("acronyms") for word in words):
        return False
    if re.search(r"\w[\d_.]|[\d_]\w", label) or any(
        given_name(word) and not ordinary(word) for word in words
    ):
        return True
    return not all(map(ordinary, words)) or (len(words) == 1 and (label.islower() or given_name(words[0])))
