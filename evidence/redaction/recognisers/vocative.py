"""A name in a chat by what follows it: "jack u there", "mark where did u go", "summer blocked me", "wolf in my class".

Only behind the beginning of what is said: there an ordinary word hardly ever has such words behind it.
"""

import re

from evidence.redaction.fold import Folded, Word
from evidence.redaction.recognisers import standing
from evidence.redaction.words import frequency

CALLED_ON = re.compile(
    r",? (?:(?:where|why|when|what|how) (?:did|do|r|are|is|were|was|u|you|have|d)\b|answer|reply|wake up|listen"
    r"|shush|hurry up"
    r"|come on|stop it|pls\b|please\b)|\?\?"
)
TO_YOU = re.compile(
    r" (?:u|you|ya|r u|are u|are you|ur|you're|u're) (?:there|up|awake|ok|okay|in|on|around|coming|home|alright"
    r"|still|gonna|wanna"
    r"|free|busy|good|mad|serious|sure|asleep|alone|mean|lied|said|told|know|promised|class|sick|funny|weird|fit|peng|jokes)\b"
)
DID = re.compile(
    r" (?:(?:\w{2,}ed|got|saw|took|sent|made|told|found|left|hit|lost|caught) (?:me|u|you|us|him|her|it|them|my|ur"
    r"|the|that|this|a|"
    r"banned|one|caught|mad|upset|so|all|back|told)\b|(?:screenshotted|deleted|blocked|lied|cried|laughed|knows|hates|likes|says)\b)"
)
IN_MY = re.compile(
    r" (?:in|from|on) (?:my|our|his|her|ur|your|the other|that) (?:class|form|year|yr|set|tutor|team|group|school"
    r"|side|case|road|street)\b"
)
#: Verbs that are names, too: "hope u ok", "bless u" call on nobody.
TAKES_YOU = frozenset(
    "hope will may bless bet love trust miss mark chase grant cherish treasure comfort dare can".split()
)
MODALS = frozenset("will may can might".split())
LED_ON = re.compile(r"[:>\]|~\n-] (?:ngl|tbh|lol|ok|okay|omg|hey|yo|but|wait|bro|nah|no|yes|yh|yeah) \Z")
DOES = re.compile(
    r" (?:can|will|would|could|should|might|cant|wont|didnt|doesnt|isnt|wasnt|hasnt|aint|keeps|never|always|just)\b"
)


def spoken_of(text: Folded, word: Word, *, near: bool) -> float:
    """Evidence for a name, 0 to 2, where what is said begins with the word; `near`: somebody of the case bears it."""
    if not text.chat or not _begins(text, word):
        return 0.0
    sure = 2.0 if near else 1.0 if frequency(word.low) < 2 else 0.0
    if word.low in MODALS:
        return sure if IN_MY.match(text.lower, word.end) or CALLED_ON.match(text.lower, word.end) else 0.0
    frames = [CALLED_ON, DID, IN_MY] + ([] if word.low in TAKES_YOU else [TO_YOU])
    return sure if any(frame.match(text.lower, word.end) for frame in frames) else 0.0


def _begins(text: Folded, word: Word) -> bool:
    """Whether the word begins what is said, but for "ngl", "ok" and their like."""
    if standing.begins(text, word):
        return True
    before = text.lower[max(0, word.start - 12) : word.start]
    return bool(LED_ON.search(before))


def acts_in_chat(text: Folded, word: Word) -> bool:
    """Whether a word that no list explains acts like a person in a chat: "gurdz blocked me", "leyton can vouch"."""
    if not text.chat or not _begins(text, word):
        return False
    return any(frame.match(text.lower, word.end) for frame in (DID, IN_MY, DOES, CALLED_ON, TO_YOU))
