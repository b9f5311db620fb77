"""A name in a chat by what follows it: "jack u there", "mark where did u go", "summer blocked me", "wolf in my class".

Only behind the beginning of what is said: there an ordinary word hardly ever has such words behind it.
"""

import re

from evidence.redaction.fold import Folded, Word
from evidence.redaction.recognisers import standing
from evidence.redaction.speaker_words import ALONE_BEHIND, OF_A_THIRD, TOLD
from evidence.redaction.words import frequency

CALLED_ON = re.compile(
    r",? (?:(?:where|why|when|what|how) (?:did|do|r|are|is|were|was|u|you|have|d)\b|answer|reply|wake up|listen"
    r"|shush|hurry up"
    r"|come on|stop it|pls\b|please\b|(?:call|text|txt|msg|message|ring|phone|dm|snap|add|meet|help|tell|trust"
    r"|send|answer|leave|let)"
    r" (?:me|us|him|her|them)\b)|\?\?"
)
TO_YOU = re.compile(
    r" (?:u|you|ya|r u|are u|are you|ur|you're|u're) (?:there|up|awake|ok|okay|in|on|around|coming|home|alright"
    r"|still|gonna|wanna"
    r"|free|busy|good|mad|serious|sure|asleep|alone|mean|lied|said|told|know|promised|class|sick|funny|weird"
    r"|fit|peng|jokes)\b"
)
DID = re.compile(
    r" (?:(?:\w{2,}ed|screen ?shot|ss|got|saw|took|sent|made|told|found|left|hit|lost|caught) (?:me|u|you|us|him"
    r"|her|it|them|my|ur"
    r"|the|that|this|a|some|one of|"
    r"banned|one|caught|mad|upset|so|all|back|told)\b|(?:screenshotted|deleted|blocked|lied|cried|laughed|knows"
    r"|hates|likes|says)\b)"
)
#: "is such a snake", "has a plan"
IS_ONE = re.compile(
    r" (?:(?:is|was|r|are) (?:(?:such|literally|actually|lowkey|honestly|being|just|well|proper|acting"
    r"|still) )+(?:a|an|my|so)? ?"
    r"(?!(?:lesson|subject|waste|boring|class|month|season|word|day|game|app|joke)\b)[a-z]+|(?:is|was) (?:a|an"
    r"|the) (?:snake|liar|melt"
    r"|creep|weirdo|idiot|clown|grass|snitch|bully|legend|mug|flirt|wasteman|good mate|laugh|baby|freak|pick me)"
    r"|has (?:a plan|got|told|been|gone|seen|said|sent|blocked|left|lost|my|ur|his|her|this|that))\b"
)
#: Only of a person: "is such a snake", "screenshot it".
INSULTED = re.compile(
    r"(?: (?:is|was) (?:(?:such|being|acting) )?an? (?:\w+ )?(?:snake|liar|melt|creep|weirdo|idiot|clown|grass"
    r"|snitch|bully|mug|flirt|wasteman"
    r"|freak|div|wet|muppet|dog|rat|psycho|hater|catfish)| screen ?shot(?:ted|s)? (?:it|this|that|us|me"
    r"|everything))\b"
)
OF_SOMETHING = re.compile(r"\b(?:i|we|u|you|they|to|dont|can|pls|just) \Z")
SPOKEN = 2.0
#: "which rose?? there r 2", "whos miles he keeps ..."
ASKED_WHICH = re.compile(r"\bwhich \Z")
WHOS = re.compile(r"\bwh?o(?:'?s| is| the hell is) (?:this |that )?\Z")
GOES_ON = re.compile(
    r" (?:to (?:u|you|ya|her|him)\b|then|tho|even|he|she|they|that|n|and|who|always|keeps?"
    r"|anyway|again|from|on|in)\b"
)
#: "shut up bill", "hes like 40 guy", "u there will"
SAID_AT = re.compile(
    r"(?:\b(?:shut up|wake up|hurry up|grow up|calm down|come on|cmon|u there|you there|u up|u ok|wyd|hru|wuu2"
    r"|wuu|leave it|stop it"
    r"|answer me|not funny|real talk|please|pls|thanks|thx|ty|soz|sorry|listen|chill|good one|well done"
    r"|nice one|go away|"
    r"(?:he|she|they)'?[sr]e? (?:like |only |about |prob |well )?\d\d?)|\b(?:love|miss|hate) (?:u|you)) \Z"
)
ENDS_IT = re.compile(r"[ ]*(?:[!?.,]|\n|\Z|[^\w\s'-]|x+\b|[A-Z]{3})")
IN_MY = re.compile(
    r" (?:in|from|on) (?:my|our|his|her|ur|your|the other|that) (?:class|form|year|yr|set|tutor|team|group|school"
    r"|side|case|road|street)\b"
)
#: Verbs that are names, too: "hope u ok", "bless u" call on nobody.
TAKES_YOU = frozenset(
    "hope will may bless bet love trust miss mark chase grant cherish treasure comfort dare can".split()
)
#: "will u there": no modal verb has such words behind it.
THERE = re.compile(
    r" (?:u|you|ya) (?:there|up|ok|okay|awake|home|alright|asleep)\b(?! (?:for|to|with|in|by|when)\b)"
)
SEASONS = frozenset("summer spring winter autumn".split())
MODALS = frozenset("will may can might".split())
LED_ON = re.compile(r"[:>\]|~\n-] (?:ngl|tbh|lol|ok|okay|omg|hey|yo|but|wait|bro|nah|no|yes|yh|yeah) \Z")
DOES = re.compile(
    r" (?:can|will|would|could|should|might|cant|wont|didnt|doesnt|isnt|wasnt|hasnt|aint|keeps|never|always|just)\b"
)


def spoken_of(text: Folded, word: Word, *, near: bool) -> float:
    """Evidence for a name, 0 to 2, where what is said begins with the word; `near`: somebody of the case bears it."""
    called = _spoken_at(text, word, near=near)
    if called and (near or called > SPOKEN or frequency(word.low) < 2):
        return called
    if (
        near
        and word.opens
        and not word.capital
        and word.low not in MODALS
        and CALLED_ON.match(text.lower, word.end)
    ):
        return SPOKEN  # "rocket call me tonight" on a slip of paper
    if not text.chat or not _begins(text, word):
        return 0.0
    sure = 2.0 if near else 1.0 if frequency(word.low) < 2 else 0.0
    if word.low in MODALS:
        if THERE.match(text.lower, word.end):
            return sure
        return sure if IN_MY.match(text.lower, word.end) or CALLED_ON.match(text.lower, word.end) else 0.0
    frames = [CALLED_ON, DID, IN_MY, IS_ONE] + ([] if word.low in TAKES_YOU else [TO_YOU])
    return sure if any(frame.match(text.lower, word.end) for frame in frames) else 0.0


def _spoken_at(text: Folded, word: Word, *, near: bool) -> float:
    """Evidence from words that are said to somebody or ask who somebody is, wherever they stand."""
    if not text.informal(word):
        return 0.0
    if INSULTED.match(text.lower, word.end) and not OF_SOMETHING.search(text.lower[: word.start][-8:]):
        return 4.0
    before = text.lower[max(0, word.start - 28) : word.start]
    if near and word.low not in SEASONS and _told(text, word):
        return SPOKEN + 1
    if SAID_AT.search(before) and ENDS_IT.match(text.plain, word.end):
        return 0.0 if word.low in SEASONS else SPOKEN
    if ASKED_WHICH.search(before) and re.match(r" ?\?", text.plain[word.end : word.end + 2]):
        return 4.0
    return SPOKEN + 1 if WHOS.search(before) and GOES_ON.match(text.lower, word.end) else 0.0


def _told(text: Folded, word: Word) -> bool:
    """ "dont be like that rose", "go sleep rose its late": the name of whoever is told or asked something."""
    line = text.lower[max(0, word.start - 60) : word.start].rpartition("\n")[2]
    return bool(
        TOLD.search(line) and ALONE_BEHIND.match(text.lower, word.end) and not OF_A_THIRD.search(line)
    )


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
    return any(frame.match(text.lower, word.end) for frame in (DID, IN_MY, IS_ONE, DOES, CALLED_ON, TO_YOU))
