"""Where a word that may be a name stands as a month, a day, a feast or a subject of the timetable."""

import re

from evidence.redaction.fold import Folded, Word
from evidence.redaction.recognisers.neighbours import neighbour
from evidence.redaction.words import group

OTHER_MONTH = re.compile(
    rf" ?(?:and|or|to|-|/|,) ?(?:{'|'.join(sorted(group('months') - {'may', 'mar', 'jan'}))})\b"
)
DAY_BEFORE, DAY_AFTER = re.compile(r"\d(?:st|nd|rd|th)?(?: of)? ?\Z"), re.compile(r"[ ,]*\d")
SPOKEN_TO = re.compile(
    r"\b(?:sp[eo]a?ke?n?(?:ing)?|talk(?:s|ed|ing)?|said|listen(?:s|ed|ing)?|wrote|lied|walk(?:s|ed)?"
    r"|with|belongs?|up) to \Z|\b\w+(?:ed|en|ld) by \Z"
)
#: "art is my last lesson"
SUBJECT = re.compile(
    r" (?:is|was) (?:my|our|ur|his|her|the|a) (?:\w+ )?(?:lesson|subject|class|gcse|option|homework|period|exam"
    r"|mock|season|month|term)\b"
)
ON_A_DAY = re.compile(
    r"(?:\b(?:on|by|till|til|until|every|each|last|next|this|that|since|from|before|after|for|at|over|around"
    r"|our|the|good|black|easter"
    r"|(?:first|second|third|fourth|fifth|\d(?:st|nd|rd|th)|one|two|most|some|all|half|not|now|or|and|is|was"
    r"|it's|its|a|of|to)) |\A|[\n(])\Z"
)
DAY_GOES_ON = re.compile(
    r"s?(?: (?:morning|afternoon|evening|night|lunch|break|period|running|after|at|\d|pm|am|week|club|detention"
    r"|holidays?|dinner|fair"
    r"|party|tree|card|play|concert|jumper|eve|day|dance|tea|show)\b|[:,.;)?!]|\Z|\n|,? \d)"
)
SHORT_MONTHS = frozenset(month for month in group("months") if len(month) < 4) - {"may"}


def is_month(text: Folded, at: int) -> bool:
    """Whether a word that may be a month stands as one."""
    return stands_as_month(text, text.words[at], neighbour(text, at, -1), neighbour(text, at, +1))


def stands_as_month(
    text: Folded,
    word: Word,
    before: Word | None,
    after: Word | None,
    *,
    joined: bool = False,
    near: bool = False,
) -> bool:
    """ "in May", "3 May", "May 2026", "May half term": the month, or a season used alike."""
    if word.low not in group("months") and word.low not in ("summer", "autumn", "spring", "winter"):
        return False
    beside_number = DAY_BEFORE.search(text.lower[max(0, word.start - 8) : word.start]) or DAY_AFTER.match(
        text.plain[word.end : word.end + 4]
    )
    in_frame = (
        not (joined or SPOKEN_TO.search(text.lower[max(0, word.start - 24) : word.start]))
        and before is not None
        and (word.low not in SHORT_MONTHS or not near)
        and before.low in group("months_before")
        and not (after and after.low in group("verbs_after"))
    )
    other = OTHER_MONTH.match(text.lower[word.end : word.end + 20])
    if other and word.low not in other.group():
        return True
    return bool(beside_number) or in_frame or (after is not None and after.low in group("month_frames"))


def is_day(text: Folded, word: Word) -> bool:
    """ "by Friday", "friday night", "at Christmas": where somebody on the roll is called so."""
    if word.low not in group("days") and word.low not in group("feasts"):
        return False
    before = text.lower[max(0, word.start - 16) : word.start]
    return bool(ON_A_DAY.search(before)) or bool(DAY_GOES_ON.match(text.lower, word.end))


def is_subject(text: Folded, word: Word, after: Word | None) -> bool:
    """ "art room", "art is my last lesson": a subject of the timetable."""
    if SUBJECT.match(text.lower, word.end):
        return True
    return word.low in group("subjects") and after is not None and after.low in group("subject_frames")
