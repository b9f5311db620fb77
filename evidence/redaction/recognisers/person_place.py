"""The place of a person in a sentence: whom one knows, tells, sits with, asks after, or who tells and does.

English puts no bare noun there ("i no guy as well", "are u dale from the game"), so that a word which somebody on the
roll is called by is that person, unless something explains it as the word: an article before it, a pronoun that does
it, a noun behind it.
"""

import re

from evidence.redaction.fold import Folded, Word
from evidence.redaction.recognisers.chat_frames import BEGINS, BIDS, SAYS, SURE
from evidence.redaction.recognisers.note_frames import PERSON_GOES_ON, SHOUTED, WRITTEN
from evidence.redaction.words import group

#: "this Travis guy", "some old guy"
OF_A_KIND = re.compile(
    r"\b(?:(?:this|that) [\w-]+|(?:some|the|an?|one|other|old|weird|nice|random)(?: [\w-]+)?) \Z"
)
KINDS = frozenset("guy king queen star prince princess angel baby duke major hunter ranger page".split())
NO_OBJECT = re.compile(
    r"\b(?:like|likes|love|loves|hate|hates|miss|see|hear|find|lost|no|with|about|than|to) \Z"
)
CALLED, BID = re.compile(rf"{BEGINS}\Z"), re.compile(rf",? {BIDS}\b")
#: "may come by", "hope its ok": verbs that begin what somebody says.
CALLS_NOBODY = frozenset("may will can might hope bless bet grant trust mark chase drew read pat".split())
#: "art is my last lesson", "summer was so long"
NO_DOERS = group("subjects") | group("months") | frozenset("summer spring winter autumn".split())
DOES = re.compile(rf" {SAYS}\b")
REACH = 40


def of_a_kind(text: Folded, word: Word) -> bool:
    """ "this Travis guy", "some old king": what somebody is, behind what tells which one."""
    left = text.lower[max(0, word.start - REACH) : word.start]
    return word.low in KINDS and not word.capital and bool(OF_A_KIND.search(left))


def stands(text: Folded, word: Word) -> bool:
    """Whether the word stands where only a person does: by the grammar of chats where capitals tell nothing, by that
    of notes where somebody wrote one name with a small letter."""
    left = text.plain[max(0, word.start - REACH) : word.start]
    if not text.informal(word) and not word.capital:
        return _fits(WRITTEN, left, text.lower, word)
    if word.shouted and SHOUTED.match(text.plain, word.end):
        return True
    if OF_A_KIND.search(left.lower()):
        return False
    if word.low in NO_DOERS | group("school_nouns") and NO_OBJECT.search(left.lower()):
        return False
    if word.low in NO_DOERS and re.match(r" (?:is|was) ", text.lower[word.end : word.end + 5]):
        return False
    if word.low not in CALLS_NOBODY and CALLED.search(left.lower()) and BID.match(text.lower, word.end):
        return True
    return _fits(SURE, left.lower(), text.lower, word) or (word.capital and word.opens and opens(text, word))


def opens(text: Folded, word: Word) -> bool:
    """Whether what follows a word at the beginning of a sentence goes on from a person."""
    return bool(PERSON_GOES_ON.match(text.plain, word.end))


def does(text: Folded, word: Word) -> bool:
    """Whether what follows is said of a person: "reckons", "is nice", "told me"."""
    return bool(DOES.match(text.lower, word.end))


def _fits(
    frames: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...], left: str, low: str, word: Word
) -> bool:
    return any(behind.match(low, word.end) and before.search(left) for before, behind in frames)
