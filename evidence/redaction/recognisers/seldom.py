"""Words that people hardly ever use as words, where a person would stand: somebody goes by them."""

from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word
from evidence.redaction.recognisers import ambiguous, cues
from evidence.redaction.recognisers.neighbours import neighbour
from evidence.redaction.words import (
    EVERYDAY,
    RARE,
    frequency,
    group,
    ordinary,
    place,
    proper,
    slip,
)

LIKELY, WEAK = 0.7, 0.6


def in_chat(text: Folded, case: CaseContext, at: int) -> float:
    """ "saffron says u did it", "i talk to saffron too": a word of no first name, hardly ever used as a word, that acts
    in a chat as a person does."""
    word = text.words[at]
    if frequency(word.low) != RARE or len(word.low) < 4 or slip(word.low):
        return 0.0
    if word.low.endswith(("s", "ing", "ed", "ly")) or place(word.low):
        return 0.0
    if cues.acts(text, at):
        return WEAK
    likely = ambiguous.confidence(text, case, at, near=False) >= LIKELY
    return WEAK if likely and not cues.thing(text, at) else 0.0


def written_large(text: Folded, at: int, after: Word | None) -> float:
    """ "Tansy Tunstall", "told me and now Tansy from": a capital that no sentence and no title explains."""
    word, before = text.words[at], neighbour(text, at, -1)
    if word.shouted or word.loud or place(word.low) or _is_of_a_list(word.low):
        return 0.0
    if frequency(word.low) == EVERYDAY or (before and before.capital and not before.opens):
        return 0.0
    if after and after.capital and text.between(word, after) == " ":
        strange = not (ordinary(after.low) or proper(after.low) or place(after.low) or after.shouted)
        strange = strange and after.low not in group("brands") and len(after.low) > 2
        named = strange and not (before and before.low in group("determiners"))
        return WEAK if named else 0.0
    if word.opens or (before and before.capital):
        return 0.0
    comes_from = after is not None and after.low == "from"
    acts = cues.acts(text, at) or (cues.framed(text, at) and not cues.thing(text, at))
    return WEAK if frequency(word.low) == RARE and (comes_from or acts) else 0.0


def _is_of_a_list(low: str) -> bool:
    lists = (
        "person_cues",
        "posts",
        "heading_cues",
        "transcript_roles",
        "lettered",
        "bodies",
        "streets",
        "feasts",
    )
    return any(low in group(name) for name in lists)
