"""Where initials stand for a person: before a verb, in a pair, behind "by", at the end of a message."""

import re
from collections.abc import Container

from evidence.redaction.fold import Folded, Word
from evidence.redaction.words import ordinary

VERBS = (
    r"only|says?|said|was|is|has|had|left|stayed|told|asked|asks|seen|not|agrees|agreed|arrived|came|went|will"
    r"|would|described"
    r"|reported|reports|fell|spoke|rang|met|denied|cried|wants|wanted|refused|disclosed|shared|mentioned|hung"
    r"|sat|walked|moved"
)
BEHIND = re.compile(
    rf"'s\b|,? \(?(?:y|yr|year) ?\d|\)?: |(?:,| and| &| ?/| ?\+| n) ?(?:[A-Z]\.?){{2,3}}(?!\w)| to [a-z]+\b"
    rf"| (?:{VERBS})\b|\)"
)
BEFORE = re.compile(
    r"(?:\b(?:with|told|by|from|for|see|saw|met|part|between|about|re|gave|ask|asked|seen|to|of|y\d\d?|year \d\d?) "
    r"|(?:(?:[A-Z]\.?){2,3}| [A-Z][a-z]+)(?:, | and | & ?|/| ?\+ ?)|\()\Z"
)
LISTED = re.compile(r"[ ]*(?:[,&/+;]|and\b|\.?(?:\n|\Z))")
PRESENT = re.compile(
    r"\b(?:present|attend(?:ing|ance|ees)?|apologies|absent|cc|copy|team|staff|chair)\b[^.!?\n]{0,60}\Z"
)
SIGNED = re.compile(
    r"\b(?:notes?|minutes|mins|staff|signed|approved|action(?:ed)?|initials?|checked|(?:seen|taken|logged|recorded"
    r"|entered|written|agreed|sent) by|authorised|init|duty|owner|radio|marked|left with|lead|key ?worker|tutor"
    r"|mentor|adult"
    r"|checked [\d/.-]{6,10})"
    r"(?: by)?[ :.-]{1,3}\Z|\((?:init\.? )?\Z"
)
TO_DO = re.compile(
    r" to (?:chase|phone|ring|call|sign|see|meet|speak|email|write|check|ask|update|contact|send|book"
    r"|tell|follow|monitor|review|report|log|draft|print|bring|arrange|give|collect|be)\b"
)
PAIR = re.compile(r" (?:and|n|&|\+) ([a-z])\.?([a-z])\.?(?!\w)")
PAIR_BEFORE = re.compile(r"(?<!\w)([a-z])\.?([a-z])\.? (?:and|n|&|\+) \Z")
LAST_LINE = re.compile(r"[ .]*\n?\Z")


def framed(text: Folded, word: Word) -> bool:
    return beside(text, word.start, word.end)


def beside(text: Folded, start: int, end: int) -> bool:
    """Whether words of a person stand right behind the letters or right before them, or they stand in a list of who
    was present."""
    before = text.plain[max(0, start - 24) : start]
    if BEHIND.match(text.plain, end) or BEFORE.search(before):
        return True
    return bool(PRESENT.search(text.lower[max(0, start - 72) : start]) and LISTED.match(text.plain, end))


def signed(text: Folded, word: Word) -> bool:
    """ "minutes IT", "Staff: AP", "HR to chase"."""
    return bool(
        SIGNED.search(text.lower[max(0, word.start - 24) : word.start]) or TO_DO.match(text.lower, word.end)
    )


def signs_off(text: Folded, word: Word) -> bool:
    """Letters alone on the last line of a message."""
    before = text.plain[: word.start].rstrip(" ")
    return before.endswith("\n") and before.count("\n") > 1 and bool(LAST_LINE.match(text.plain, word.end))


def small(text: Folded, word: Word, known: Container[str]) -> bool:
    """ "js and kl", "js's phone", "js was late": two small letters that are no word, or stand in a pair of initials."""
    pair = PAIR.match(text.lower, word.end) or PAIR_BEFORE.search(
        text.lower[max(0, word.start - 10) : word.start]
    )
    if pair and "".join(pair.groups()).upper() in known:
        return True
    return not ordinary(word.low) and bool(BEHIND.match(text.plain, word.end))
