"""Where a name stands, that is a word too, and no verb follows it: in a list, behind a greeting, alone on its line,
beside another name."""

import re

from evidence.redaction.fold import Folded, Word
from evidence.redaction.words import frequency, given_name, group

IS_MY = re.compile(
    r" (?:is|was|r|are) (?:my|his|her|our|ur|your|their) (?:\w+ )?(?:{})\b".format(
        "|".join(sorted(group("person_cues")))
    )
)
PUPIL_OF = re.compile(
    r",? ?(?:in |\(|is in |of )?(?:year|yr|y) ?\d\d?\b|,? ?\((?:\d\d?[a-z]{0,3}|y\d+)\)"
    r"| in (?:my|our|his|her|ur|your|the other) (?:class|form|year|yr|set|tutor)\b"
    r"| \((?:new |the |a |an |our )?(?:boy|girl|pupil|student|child|sibling|brother|sister)\b"
    r"|,? \((?:that is|that's|as|known|aka|a\.k\.a|not (?:her|his|their)|real|formerly|now|dentist|doctor"
    r"|hospital|ill"
    r"|poorly|away|late|absent|sick|off|music lesson|on report|part[- ]time|left)\b"
    r"|,? \(?(?:dob|d\.o\.b|date of birth|born|nhs|upn|aged)\b"
)
#: "given to us by grant, a friend"
APPOSED = re.compile(
    r", (?:a|an|the|his|her|my|our|their|your) (?:\w+ ){{0,2}}(?:{})\b".format(
        "|".join(sorted(group("person_cues")))
    )
)
CAN_DO = re.compile(
    r" can(?:not|'t)? (?:bring|come|go|stay|sit|have|see|use|do|tell|speak|talk|leave|take|keep|play|read|write|join"
    r"|help"
    r"|choose|ask|show|make|manage|attend|be|get|wait|call|ring|start|walk|eat|swim|drive|look)\b"
)
BIDDEN = frozenset(
    "asked told invited allowed encouraged reminded advised helped want wants wanted expects".split()
)
ASKED = re.compile(
    r", (?:re|thanks|just|sorry|no|yes|quick|when|if|is|what|please|hope|can|could|please|thank|would"
    r"|did|are|have|do|will|i|we|you)\b"
)
ALONE = re.compile(r"[.!]?[ ]*(?:x+[ ]*){0,3}(?:\n|\Z|[|;\t])")
LISTED = re.compile(r"(?:,| and| &|/) ?[A-Z]")
ROW = re.compile(r"[ \t]*(?:[-\u2013\u2014]{1,2}[ \t]|=[ \t]?|[|\t:])")
#: "Not seen: Dawn", "both were in: Art"
ACCOUNTED = re.compile(
    r"\b(?:seen|present|absent|away|late|missing|involved|in|out|ill|spoken to|witness(?:es)?|both|names?"
    r"|attended|attending|apologies|sent home|collected|pupils?|children|students?|team [a-z1-9]|group [a-z1-9]"
    r"|pairs?)"
    r" ?: ?\Z"
)
#: "Will, the one with", "Hope, whose mum"
THE_ONE = re.compile(
    r", (?:who|whose|the one|the (?:boy|girl|lad|child|pupil|student|kid|sister|brother|twin)|(?:he|she) (?:is"
    r"|was|has|said))\b"
)
#: "hunter surname", "may's surname"
NAME_OF = re.compile(r"(?:'?s)? (?:sur|last |first |middle |real |full |nick|user)name\b")
#: "heard river say", "saw summer leaving"
NOTICED = re.compile(
    r"\b(?:heard|saw|seen|watched|caught|noticed|found|overheard|let|made|helped|spotted) \Z"
)
DOING = re.compile(
    r" (?:say|tell|ask|shout|call|whisper|leave|go|come|get|give|take|hit|push|walk|run|cry|show|put|hand|cross"
    r"|wait|talk"
    r"|text|type|kick|swear|laugh|sit|stand|\w{2,}ing)\b"
)
#: "I have had harry in the Hope Room", "found rose at the gate"
HAD_THERE = re.compile(
    r"\b(?:had|have|got|kept|put|sent|took|taken|brought|left|sat|moved|saw|seen|found|placed|walked|met|spotted"
    r"|collected|dropped)"
    r" (?:both |also |poor |little )?\Z"
)
IN_A_ROOM = re.compile(
    r" (?:in|at|to|into|with|outside|from|near|by|off|on) (?:the|my|our|a|his|her|your|room"
    r"|reception|isolation|me|us|mrs?|ms|miss)\b"
)
BULLET = re.compile(r"(?:\A|\n)[ \t]*(?:[-*\u2022]|\d{1,2}[.)])?[ \t]*\Z")
SAID_TO = re.compile(
    r"(?:\bu r|\bare you|\byou are|\bur|\bnames?(?: is)?|\bcall me|\bim|\bi'm|\bi am|\bask|\bfriend of"
    r"|\b(?:its|it's|it is|was it|is it)(?: me| only| just)?|\b(?:love|miss|hate|see|thank|like) (?:u|you|ya)"
    r"|\b(?:gonna|wanna|wana|going to|want to|come|can|to|lets|let's|never|u|i) meet|\bcalling (?:me|him|her)"
    r"|\bcalls? (?:me|him|her)|\bsay) \Z"
)
GREETED = re.compile(
    r"(?:\b(?:he+y+a?|hi+y*a?|he+llo+|yo+|oi+|omg+|a+w+|bye+|gn|gm|ni+te|night|morning|sup|soz|sorry|thanks|thx"
    r"|ty|cheers)"
    r"|\bwho(?:s|'s| is| was|s that| the hell is)?|\bwh?ere(?:s|'s| is)|\bwhere (?:u|r u|are you) at"
    r"|\bwhat about|\bhow about"
    r"|\b(?:not|wasnt|wasn't|isnt|isn't|aint|ain't|is that|was that|is this|thats|that's|so|w|w/|abt|re|cos of"
    r"|bc of)) \Z"
)
ENDS = re.compile(
    r"[ ]*(?:[!?.,)]|\n|\Z|[^\w\s]|(?:again|here|lol|now|tho|too|is it|in (?:ur|my|his|her|the|that)|not (?:me|u|you"
    r"|him|her|us))\b)"
)
STOPS = re.compile(r"[.!?)\"]|\n|\Z")
#: "My safe people: 1. Mr Moraru 2. Rose 3. my nan"
NUMBERED = re.compile(r"(?:\A|\s)\d{1,2}[.)] ?\Z")
NUMBER_BEHIND = re.compile(r"[,;]? \d{1,2}[.)]|\.?\n|\.?\Z")
HERE = re.compile(
    r" (?:here\b|all of us\b|lol\b|lmao\b|bday\b|birthday\b|<3|xx|w(?:ith)?/? (?:him|her|them|me)\b)|!{2,}"
)
AUXILIARY = re.compile(
    r"(?:\A|[\n.:>|,] ?|\bwhy |\bwhen |\bhow |\bso |\bbut )(?:does|did|do|has|is|was|can|could|will|would) \Z"
)
OF_A_THING = re.compile(r"\b(?:no|a|an|the|any|some|my|ur|your|his|her|their|this) \Z")
FINITE = re.compile(
    r" (?:[a-z]{3,}(?<![sui])s|read|put|let|hit|cut|set|shut)"
    r" (?:the|a|an|his|her|their|its|it|him|them|me|us|you|u|my|your|our|to|in"
    r"|on|at|with|for|from|about|back|hi|up|home)\b"
)
IS_PERSONAL = re.compile(
    r" (?:is|was) (?:lying|crying|mean|nice|fine|ok|upset|sad|angry|mad|scared|coming|here|there|with"
    r"|not allowed|being|my|ur|his|her|ill|sick"
    r"|asleep|the one|sus|weird|jealous|leaving|asking|telling|saying|watching|calling|typing|joking|going|messaging"
    r"|sleeping|talking|sat|stood|bein|always|never|well|proper|dead|just|jel|jealous|funny|horrible|lush"
    r"|peng|safe"
    r"|acting|chatting|lovely|kind|rude|fuming|raging|annoying|bothered|absent|late|home|away|poorly|tired"
    r"|hungry|missing|involved|okay"
    r"|worried|calm|quiet|unwell|tearful|aware|present|unhappy|settled|excluded|suspended|collected|seen|spoken"
    r"|under the)\b"
)
TWO_MODALS = frozenset("may might can could will would".split())


def alone(text: Folded, word: Word, near: bool) -> float:
    """Evidence from what surrounds a name without a verb: "Holly (9HB)", "June in Year 8", "Hazel, can you",
    "Bless - away", a name signed at the end or alone on a line."""
    behind = text.lower[word.end : word.end + 14]
    if PUPIL_OF.match(behind):
        return 2.5
    if IS_MY.match(text.lower[word.end : word.end + 40]):
        return 1.5
    if APPOSED.match(text.lower[word.end : word.end + 40]) or NAME_OF.match(behind):
        return 2.0
    before = text.lower[max(0, word.start - 24) : word.start]
    if NOTICED.search(before) and DOING.match(behind):
        return 3.0
    if near and HAD_THERE.search(before) and IN_A_ROOM.match(text.lower, word.end):
        return 3.0
    if near and word.capital and NUMBERED.search(before) and NUMBER_BEHIND.match(text.plain, word.end):
        return 2.0
    if word.capital and (ACCOUNTED.search(before) or (THE_ONE.match(behind) and near)):
        return 2.0
    if not (word.capital and word.opens):
        return 0.0
    if ASKED.match(behind):
        return 2.5
    if ROW.match(behind) and (near or BULLET.search(text.plain[max(0, word.start - 6) : word.start])):
        return 2.0 if given_name(word.low) or near else 1.5
    if not word.shouted and ALONE.match(behind) and text.plain[: word.start].strip():
        return 2.0
    return 1.0 if LISTED.match(text.plain[word.end : word.end + 7]) else 0.0


def addressed(text: Folded, word: Word) -> float:
    """Evidence from words that are said to or about somebody: "u r hope yeah", "heyyy mark", "whos art", "does ray
    know"."""
    before = text.lower[max(0, word.start - 16) : word.start]
    behind = text.lower[word.end : word.end + 24]
    if SAID_TO.search(before):
        return 2.0
    if not text.informal(word) and not word.capital:
        return 0.0
    if GREETED.search(before) and ENDS.match(behind):
        return 2.0
    if HERE.match(behind) and text.informal(word) and not OF_A_THING.search(before):
        return 1.5
    return 2.0 if not word.capital and AUXILIARY.search(before) and re.match(r" [a-z]", behind) else 0.0


def rarity(text: Folded, word: Word, near: bool) -> float:
    """Evidence from how seldom the word is used as a word: "violet" and "heath" hardly ever are, "hope" often is."""
    seldom = 2 - frequency(word.low)
    if word.capital:
        return 0.5 * seldom if word.opens and near else 0.0
    if not near and not (text.informal(word) and given_name(word.low)):
        return 0.0
    return 0.75 * seldom


def begins(text: Folded, word: Word) -> bool:
    """Whether a word begins what is said: a sentence, or the words behind the label of a chat."""
    return word.opens or text.plain[max(0, word.start - 2) : word.start] in ("- ", "~ ", "> ", '" ', "| ")
