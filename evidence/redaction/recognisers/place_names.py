"""Somebody called after a town (Harlow, Preston, Chelsea): a person only where a person does or suffers something, or
where a family name follows."""

import re

from evidence.redaction.fold import Folded, Word
from evidence.redaction.recognisers import cues, person_place, standing
from evidence.redaction.recognisers.neighbours import neighbour, verb_after
from evidence.redaction.words import group, ordinary, place, proper

#: What a town may do too: it is, has and will.
NO_DEED = frozenset(
    "and or is was has had who whose which isn't wasn't will would could should can may might must".split()
)
WITH_SOMEBODY = re.compile(
    r"\b(?:with|told|tell|asked|met|dating|seeing|like|likes|hates|looked at|smiled at"
    r"|friends with|sat by|and i|me n|called) \Z"
)
SURE_ENOUGH, LIKELY = 0.8, 0.75


def called_after_a_place(text: Folded, at: int) -> float:
    """ "ask preston", "Preston's mum rang": only where a person does or suffers something."""
    word, after = text.words[at], verb_after(text, at)
    acts = after is not None and after.low in group("verbs_after") - NO_DEED
    behind = text.plain[word.end : word.end + 2]
    if word.capital and _before_a_strange_word(text, at, after):
        return SURE_ENOUGH
    if text.chat and person_place.stands(text, word):
        return LIKELY
    told = cues.acts(text, at) or standing.addressed(text, word) > 1 or (acts and not cues.thing(text, at))
    owns = behind == "'s" and after is not None and (after.low in group("person_cues") | group("owned"))
    with_him = WITH_SOMEBODY.search(text.lower[max(0, word.start - 16) : word.start])
    return LIKELY if told or owns or with_him else 0.0


def _before_a_strange_word(text: Folded, at: int, after: Word | None) -> bool:
    """ "their Harlow Shuttleworth": behind the name of a place a capital that no dictionary explains."""
    before = neighbour(text, at, -1)
    if after is None or not after.capital or after.shouted or (before and before.low in ("the", "a", "an")):
        return False
    strange = not (ordinary(after.low) or proper(after.low) or place(after.low))
    return strange and text.between(text.words[at], after) == " " and len(after.low) > 3
