"""Names with an s and no apostrophe: "toms mum", "the Khans", "jontys house"."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.names import GIVEN, NICK
from evidence.redaction.recognisers import ambiguous, person_place, standing
from evidence.redaction.recognisers.full_names import bearers
from evidence.redaction.recognisers.neighbours import neighbour
from evidence.redaction.span import Span
from evidence.redaction.words import group, ordinary

#: "bobs here", "jacks got it": is or has.
IS_HERE = re.compile(
    r" (?:here|coming|not|got|in|on|been|away|home|off|gone|late|upset|mad|asleep|online|being|a|my|ur)\b"
)
PROPOSED_WORD = 0.7
THEIRS = re.compile(
    r" (?:lot|lift|ride|turn|side|fault|idea|name|number|phone|acc|account|snap|insta|house|place|bro|sis|mates?|new"
    r"|old|whole)\b"
)


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for a name of the case or of a stranger found in it with an s or es behind; for one of the roll only
    where it is written large. A form that is an ordinary word needs what is owned after it, or "the" before."""
    found = []
    for at, word in enumerate(text.words):
        if not word.low.endswith("s") or len(word.low) < 4 or word.glued:
            continue
        known = not word.capital and text.informal(word) and _stem(word.low, case, capital=True)
        theirs = bool(known) and person_place.stands(text, word)
        if bearers(case, word.low) and not theirs:
            continue
        stem = _stem(word.low, case, word.capital or theirs)
        if stem and (not ordinary(word.low) or _owned(text, at) or _slipped(text, case, at, stem)):
            where = text.where(word.start, word.end)
            found.append(Span(*where, span.PERSON, None, _who(stem, case), "possessives", 0.75))
    return found


def _stem(low: str, case: CaseContext, capital: bool) -> str:
    for stem in (low[:-1], low[:-2] if low.endswith("es") else ""):
        known = case.near.bearers(stem) or stem in case.strangers
        if len(stem) > 2 and (known or (capital and case.roll.names.bearers(stem))):
            return stem
    return ""


def _owned(text: Folded, at: int) -> bool:
    """ "wills mum", "the Marshes": something of theirs follows, or the family is meant."""
    word, before, after = text.words[at], neighbour(text, at, -1), neighbour(text, at, +1)
    if after and (after.low in group("person_cues") or after.low in group("owned")):
        return True
    if text.chat and standing.begins(text, word) and IS_HERE.match(text.lower, word.end):
        return True
    if text.informal(word) and (THEIRS.match(text.lower, word.end) or person_place.stands(text, word)):
        return True
    return bool(before and before.low == "the" and word.capital and not word.opens)


def _slipped(text: Folded, case: CaseContext, at: int, stem: str) -> bool:
    """ "ask grants if u dont believe me": a slip in a chat, where a first name of the case would stand."""
    if (
        text.words[at].low in group("person_cues") | group("owned")
        or not text.informal(text.words[at])
        or not any(GIVEN in p or NICK in p for p in case.near.bearers(stem).values())
    ):
        return False
    return ambiguous.confidence(text, case, at, near=True) >= PROPOSED_WORD


def _who(stem: str, case: CaseContext) -> tuple[str, ...]:
    return tuple(sorted(bearers(case, stem)))
