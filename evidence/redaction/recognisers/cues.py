"""What stands before or after a word and announces a person: "called", "my friend", "says her name is", "said".

Shared by the recognisers of strangers; each function looks at one word and its neighbours only.
"""

import re

from evidence.redaction.fold import Folded, Word
from evidence.redaction.recognisers import standing
from evidence.redaction.recognisers.neighbours import neighbour, verb_after
from evidence.redaction.words import group

LINK = re.compile(r"\.?,? ?(?:is|was|:|=|-)? ?[\"'(]?\Z")
NAMED = re.compile(
    r"(?:\b(?:my|his|her|their|ur|your|real) names|\b(?:my|his|her|their|ur|your) (?:real |full |first )?name"
    r"|\bnames?(?: on \w+)?(?: (?:is|was|were)|'s)(?: (?:really|actually|apparently))?"
    r"|\breal name(?: \w+){0,2}"
    r"|\b(?:gave|giving|gives|used|using|left) (?:a|the|his|her|their|that|this) (?:\w+ )?name"
    r"|\b(?:sur|fore)?names? (?:given|used|stated)|\bnames? (?:may|might|could) be|\bcalled|\bnamed"
    r"|\b(?:caller|number|contact|he|she|it|name|account) (?:is |was )?(?:shown|shows|showing|saved|stored"
    r"|listed|registered|down|displayed) as"
    r"|\bnicknamed|\baka|\ba\.k\.a\.?|\balias"
    r"|\bknown(?: to \w+)? as|\bknows? (?:him|her|them|me|it) as"
    r"|\b(?:goes|going|go|went) by(?: the name(?: of)?)?|\bcalls? (?:me|him|her|them)(?:sel(?:f|ves))?"
    r"|\bcalling (?:him|her|them)sel(?:f|ves)|\bby the name of|\bsigned (?:as|off as))\W{0,3}\Z"
)
NO_PERSON = re.compile(
    r"(?:app|apps|game|games|site|website|server|channel|group|chat|song|film|movie|book|series|programme|show"
    r"|team|club|band"
    r"|dog|cat|puppy|pub|shop|cafe|restaurant|place|estate|road|street|school|company|platform|page|account"
    r"|charity|tool"
    r"|system|software|play|novel|poem|brand|drug|drink|tablet|medication|course|project|event|day|unit"
    r"|hospital|clinic"
    r"|operation|village|town|city|park|house|home|lesson|topic|condition|thing|what|it|are|is|be)\s(?:\w+\s)?"
    r"(?:called|named|known as|by the name of)\W{0,3}\Z"
)
SAYS_WHO = re.compile(
    r"(?:\bi am|\bi was|\bi'm|\bim|\bthis is|\bit is|\bits|\bit's|\bits me|\bu r|\byou are|\bare you|\br u|\bhe is"
    r"|\bshe is|\bhe's|\bshe's|\bhe was|\bshe was|\bis (?:he|she)"
    r"|\bsaid (?:he|she) (?:is|was)|\bsays (?:he|she)(?: is|'s)) ?[\"']?\Z"
)
BEHIND = re.compile(
    r"(?:[!. ,]{1,4}(?:thats|that's|that is|its|it's|here|is) (?:me|my name)\b"
    r"| (?:is )?(?:ur|your|his|her|my|their) (?:real |full )?name\b"
    r"| is (?:a|such a) (?:nice|cute|weird|cool|pretty|funny|lovely|lush|posh|strange) name\b)"
)
FELT = re.compile(rf"\b(?:{'|'.join(sorted(group('of_somebody')))}) (?:of|from|about|for) \Z")
AGED = re.compile(
    r"(?:,? aged? \d\d?\b|, \d\d?(?=[,.;)])| ?\(\d\d?\)| is \d\d?\b(?! ?(?:%|percent|minutes|pages)))"
)
SENT = re.compile(
    r"\b(?:messages?|e-?mails?|calls?|texts?|letters?|afraid|scared|frightened) (?:from|of) \Z"
    r"|\b(?:numbers?|num|snap|insta|addy|address|link|gift|present|money|details|names?|acc(?:ount)?|phone|it"
    r"|this|them)"
    r" (?:off|from) \Z|\b(?:spoke|spoken|speak|speaking|talked|talking|talk|wrote|lied|listened) (?:to|with) \Z"
)
#: "that kenzo thing", "the whole Riley business"
THING = re.compile(r" (?:thing|business|drama|situation|saga|stuff|incident)\b")
#: "ask her who X is", "ill sort X out", "leave X alone": what is asked of and done with people.
WHO_IS = re.compile(r"\bwho \Z")
IS_THAT = re.compile(r" (?:is|was|r)\b[^\w ]")
HANDLED = re.compile(
    r"\b(?:sort|leave|let|kick|cheer|calm|wind|freak|chuck|pick|drop|knock|beat|set|grass|cut|shut"
    r"|help|walk|send|take) \Z"
)
ABOUT = re.compile(r" (?:out|alone|off|up|down|back|home|in)\b(?! of\b)")
MINE, MINE_ENDS = re.compile(r"\b(?:my|our) \Z"), re.compile(r"(?: x+)?[ ]?(?:[.,!?]|\n|\Z)")
THAT = re.compile(r"\b(?:that|this|whole) \Z")
FIELD = re.compile(r"\b(?:sur|fore|last |first |full |family |given |middle |known as |maiden )name ?: ?\Z")
LOOKED_AT = 40


def named(text: Folded, word: Word) -> bool:
    """ "a man called X", "her name is X", "goes by X"; not "a game called X"."""
    if BEHIND.match(text.lower[word.end : word.end + LOOKED_AT]) and word.low not in group("verbs_after"):
        return True
    left = _left(text, word)
    return bool(NAMED.search(left)) and not NO_PERSON.search(left)


def says_who(text: Folded, word: Word) -> bool:
    """ "im X", "this is X", "he is X": a name may follow, or any other word."""
    return bool(SAYS_WHO.search(_left(text, word)))


def of_mine(text: Folded, word: Word) -> bool:
    """ "my shona x": what ends there and is somebody's, where no other word says what."""
    return bool(MINE.search(_left(text, word))) and bool(MINE_ENDS.match(text.lower, word.end))


def heading(text: Folded, at: int) -> bool:
    """ "Referrer: X", "Name of child: X", "Present: X"."""
    word = text.words[at]
    line = text.lower[max(0, word.start - LOOKED_AT) : word.start].rpartition("\n")[2]
    label, colon, rest = line.rpartition(":")
    return bool(colon) and not rest.strip(" -\"'") and any(w in group("heading_cues") for w in label.split())


def name_field(text: Folded, word: Word) -> bool:
    """ "Surname: X", "First name: X": whatever stands there is a name."""
    return bool(FIELD.search(_left(text, word)))


def kin(text: Folded, at: int) -> bool:
    """ "friend X", "stepdad, X", "Nan (X)", "social worker X", "this lad X"."""
    if not at:
        return False
    before = text.words[at - 1]
    return (
        before.low in group("person_cues")
        and "\n" not in (between := text.between(before, text.words[at]))
        and bool(LINK.match(between))
    )


def framed(text: Folded, at: int) -> bool:
    """Whether the word stands where a person would: "with X", "told X", "X said", "X and Tom", "X's mum"."""
    word, before, after = text.words[at], neighbour(text, at, -1), neighbour(text, at, +1)
    if after and (after.low in group("verbs_after") - {"and", "or"} or after.low in group("person_cues")):
        return True
    if FELT.search(_left(text, word)):
        return True
    return bool(before and before.low in group("person_before")) or _owns(text, word)


def acts(text: Folded, at: int) -> bool:
    """Whether the word does or suffers what only a person can: "X said", "told X", "X's mum"."""
    before, after = neighbour(text, at, -1), verb_after(text, at)
    word = text.words[at]
    if AGED.match(text.lower[word.end : word.end + 12]) or SENT.search(_left(text, word)):
        return True
    if does_to_somebody(text, word):
        return True
    if THING.match(text.lower[word.end : word.end + 12]) and THAT.search(_left(text, word)):
        return True
    if standing.IS_MY.match(text.lower[text.words[at].end : text.words[at].end + LOOKED_AT]):
        return True
    if after and (
        after.low in group("person_verbs")
        or (after.low in group("person_cues") and _owns(text, text.words[at]))
    ):
        return True
    return before is not None and before.low in group("only_person_before")


def does_to_somebody(text: Folded, word: Word) -> bool:
    """ "ask ishbel who X is", "ill sort X out", "leave X alone"."""
    left = _left(text, word)
    if WHO_IS.search(left) and IS_THAT.match(text.lower, word.end):
        return True
    return bool(HANDLED.search(left) and ABOUT.match(text.lower, word.end))


def does(text: Folded, at: int) -> bool:
    """Whether a verb follows at once: "L. was", "DM informed"."""
    word, after = text.words[at], text.words[at + 1] if at + 1 < len(text.words) else None
    if after is None or text.between(word, after) not in (" ", ". "):
        return False
    return not after.capital and after.low in group("verbs_after") - {"and", "or"}


def thing(text: Folded, at: int) -> bool:
    """Whether the word stands where a thing or a place would: "a X", "the X", "on X", "using X"."""
    before = neighbour(text, at, -1)
    if before is not None and before.low == "that" and text.words[at].capital:
        return False
    return before is not None and (before.low in group("determiners") or before.low in group("thing_before"))


def _owns(text: Folded, word: Word) -> bool:
    return text.lower[word.end : word.end + 2] == "'s"


def _left(text: Folded, word: Word) -> str:
    return text.lower[max(0, word.start - LOOKED_AT) : word.start]
