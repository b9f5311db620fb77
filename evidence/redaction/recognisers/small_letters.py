"""Names that no list of the school holds, where capitals tell nothing: chats, hurried notes, lines in capitals."""

import re

from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word
from evidence.redaction.names import GIVEN
from evidence.redaction.recognisers import company, cues, person_place, standing, vocative
from evidence.redaction.recognisers.full_names import bearers
from evidence.redaction.recognisers.neighbours import neighbour
from evidence.redaction.words import family_name, frequency, given_name, group, ordinary, proper, slip

LIKELY, WEAK, UNSURE = 0.75, 0.6, 0.5
OF_HIS = frozenset("a an the my ur your his her our their another".split())
BEFORE_ANYBODY = frozenset(
    "to with from of for by that this near under over behind beside without since".split()
)
LEADS_A_CLAUSE = frozenset(
    "and that when because if but as while so says said where whether until before after then".split()
)
ASKED_FOR = re.compile(r"\b(?:ask|tell|told|asked) \Z")
ASKED_WHAT = re.compile(
    r" (?:she|he|they|if|to|about|nicely|urself)\b| is (?:with|here|coming|next to|right)\b"
)


def unlisted_in_small_letters(text: Folded, at: int) -> float:
    """A known first name where capitals tell nothing."""
    word = text.words[at]
    if len(word.low) < 3 or word.low in group("chat"):
        return 0.0
    if not given_name(word.low):
        acts = cues.acts(text, at)
        if not text.informal(word):
            return WEAK if _does_in_prose(text, at) else 0.0
        placed = len(word.low) > 3 and person_place.stands(text, word)
        if (
            (proper(word.low) and not placed)
            or (slip(word.low) and not (acts or placed))
            or _of_something(text, at)
        ):
            return 0.0
        plain = acts or _joined_to_a_name(text, at) or standing.addressed(text, word)
        plain = plain or (len(word.low) > 3 and vocative.acts_in_chat(text, word))
        plain = plain or placed or company.with_me(text, word)
        plain = plain or bool(standing.IS_PERSONAL.match(text.lower, word.end))
        return LIKELY if plain or (text.chat and cues.framed(text, at)) else 0.0
    if (cues.acts(text, at) or vocative.acts_in_chat(text, word)) and (text.informal(word) or word.shouted):
        return LIKELY
    if text.informal(word) and not ordinary(word.low) and _of_somebody(text, at):
        return LIKELY
    if person_place.stands(text, word):
        return LIKELY
    if cues.thing(text, at):
        mine = text.informal(word) and cues.of_mine(text, word)
        return WEAK if mine and not (ordinary(word.low) or proper(word.low)) else 0.0
    if cues.framed(text, at) and (text.informal(word) or not proper(word.low)):
        return LIKELY if text.informal(word) else WEAK
    if text.informal(word) or word.shouted:
        return WEAK
    return UNSURE if len(word.low) > 3 and not slip(word.low) else 0.0


def _does_in_prose(text: Folded, at: int) -> bool:
    """ "and noelz has been showing people": a word that no list knows, no slip of the pen, where a verb of people
    follows and nothing of a thing goes before."""
    word, before, after = text.words[at], neighbour(text, at, -1), neighbour(text, at, +1)
    if (
        word.capital
        or word.glued
        or len(word.low) < 4
        or ordinary(word.low)
        or proper(word.low)
        or slip(word.low)
    ):
        return False
    if before is None or before.low not in LEADS_A_CLAUSE or after is None:
        return False
    return after.low in group("person_verbs") or (
        after.low in ("has", "had", "was", "is") and cues.does(text, at)
    )


def family_name_behind(text: Folded, at: int, case: CaseContext) -> bool:
    """ "billy novotny", where capitals tell nothing: a first name and a word that no list explains."""
    word, after = text.words[at], neighbour(text, at, +1)
    if word.capital or after is None or after.capital or after.glued or text.between(word, after) != " ":
        return False
    if not text.informal(after) or len(after.low) < 4 or ordinary(after.low) or slip(after.low):
        return False
    return not any(GIVEN in parts for parts in bearers(case, after.low).values()) and not given_name(
        after.low
    )


def tells_in_chat(text: Folded, word: Word, after: Word | None) -> bool:
    """A chat line that begins "gabs told ...": whatever the word is otherwise, here somebody goes by it."""
    if not (
        text.chat and word.opens and len(word.low) > 3 and after and after.low in ("told", "said", "asked")
    ):
        return False
    return word.low not in group("tellers")


def asked_for(text: Folded, word: Word) -> bool:
    """ "ask daze she was there": a word that is hardly ever used as one."""
    before = text.lower[max(0, word.start - 8) : word.start]
    return bool(
        text.chat
        and not frequency(word.low)
        and ASKED_FOR.search(before)
        and ASKED_WHAT.match(text.lower, word.end)
    )


def _of_somebody(text: Folded, at: int) -> bool:
    """ "from coby", "with that bryce": a first name that is nothing else, where a person or a thing may stand."""
    before = neighbour(text, at, -1)
    return before is not None and before.low in BEFORE_ANYBODY


def _of_something(text: Folded, at: int) -> bool:
    """ "my other acc", "heyyy": a thing of somebody's, or a word drawn out."""
    before = [word.low for word in text.words[max(0, at - 2) : at]]
    return bool(re.search(r"(.)\1\1", text.words[at].low)) or bool(OF_HIS & set(before))


def _joined_to_a_name(text: Folded, at: int) -> bool:
    """ "kai and zaynah": what stands beside a first name is one."""
    before = neighbour(text, at, -1)
    if before is None or before.low not in ("and", "n", "or") or at < 2:
        return False
    other = neighbour(text, at - 1, -1)
    return other is not None and given_name(other.low) and not ordinary(other.low)


def family_in_small_letters(text: Folded, at: int, last: int) -> bool:
    """ "denise petrova": behind a first name, where capitals tell nothing, a word that no list explains."""
    following = text.words[last + 1]
    if frequency(following.low) or following.glued or following.capital:
        return False
    first = text.words[at].low
    known = given_name(first) and not frequency(first)
    if family_name(following.low) and (known or not ordinary(following.low)):
        return True
    if ordinary(following.low) and following.low.endswith(("ed", "ly", "s", "ing", "en")):
        return False
    return (
        known
        and last == at
        and len(following.low) > 3
        and text.informal(following)
        and (ordinary(following.low) or not slip(following.low))
    )
