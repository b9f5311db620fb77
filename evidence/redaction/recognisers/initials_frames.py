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
    r"|tell|follow|monitor|review|report|log|draft|print|bring|arrange|give|collect|be|sit|join|attend|lead"
    r"|cover|supervise|observe|take|hold|run|chair"
    r"|note|file|circulate|invite|pass|look|keep|get|make|do|go|let|feed back|action|discuss|refer|put|add|sort"
    r"|find|share|complete|organise)\b"
)
PAIR = re.compile(r" (?:and|n|&|\+) ([a-z])\.?([a-z])\.?(?!\w)")
PAIR_BEFORE = re.compile(r"(?<!\w)([a-z])\.?([a-z])\.? (?:and|n|&|\+) \Z")
#: "2026-07-20 / AB / phone found", "4 May | AB | rang home": a cell of a table.
CELL_BEFORE = re.compile(r"(?:\A|\n)[^\n]{0,24}\d[^\n/|;]{0,12}? ?[/|;\t] ?\Z|\| ?\Z")
CELL_BEHIND = re.compile(r" ?[/|;\t]")
#: "GR and Sinclair, Calum present", "Bond Palmer and AD, apart"
WITH_A_NAME = re.compile(r" (?:and|&|\+) [A-Z][a-z'-]+")
NAME_AND = re.compile(r"[A-Z][a-z'-]+ (?:and|&|\+) \Z")
ENDED = re.compile(r"[.!?][\"')]*\s+\Z|\n\s*\Z")
AT_THE_END = re.compile(r"\.?\s*\Z")
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


def closes(text: Folded, start: int, end: int) -> bool:
    """Letters behind the last sentence of a text: who wrote it."""
    return bool(ENDED.search(text.plain[max(0, start - 8) : start]) and AT_THE_END.match(text.plain, end))


def in_a_cell(text: Folded, start: int, end: int) -> bool:
    """Letters between the strokes of a table, or beside a name."""
    before = text.plain[max(0, start - 48) : start]
    if CELL_BEFORE.search(before) and CELL_BEHIND.match(text.plain, end):
        return True
    return bool(WITH_A_NAME.match(text.plain, end) or NAME_AND.search(before))


def signs_off(text: Folded, word: Word) -> bool:
    """Letters alone on the last line of a message, or behind its last sentence."""
    if closes(text, word.start, word.end):
        return True
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
