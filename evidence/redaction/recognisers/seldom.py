"""Words that people hardly ever use as words, where a person would stand: somebody goes by them."""

from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word
from evidence.redaction.recognisers import ambiguous, cues
from evidence.redaction.recognisers.neighbours import neighbour
from evidence.redaction.words import (
    EVERYDAY,
    RARE,
    family_name,
    frequency,
    group,
    ordinary,
    place,
    proper,
    slip,
)

LIKELY, WEAK = 0.75, 0.6


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
    return (
        WEAK
        if not cues.thing(text, at) and ambiguous.confidence(text, case, at, near=False) >= LIKELY - 0.05
        else 0.0
    )


def written_large(text: Folded, at: int, after: Word | None) -> float:
    """ "Tansy Tunstall", "told me and now Tansy from": a capital that no sentence and no title explains."""
    word, before = text.words[at], neighbour(text, at, -1)
    if (
        word.shouted
        or word.loud
        or frequency(word.low) == EVERYDAY
        or place(word.low)
        or _is_of_a_list(word.low)
    ):
        return 0.0
    if after and after.capital and text.between(word, after) == " ":
        strange = not (ordinary(after.low) or proper(after.low) or place(after.low) or after.shouted)
        large_before = before is not None and before.capital and not before.opens
        return (
            WEAK
            if strange and family_name(after.low) and not large_before and not cues.thing(text, at)
            else 0.0
        )
    if word.opens or (before and before.capital) or cues.thing(text, at):
        return 0.0
    return WEAK if frequency(word.low) == RARE and (cues.acts(text, at) or cues.framed(text, at)) else 0.0


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
