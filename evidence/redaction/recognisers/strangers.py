"""People no list holds: the suspect's assumed first name, a friend from another school, a social worker.

Found by what stands before them (a title, "called", "my friend"), by two capitals of which one is a known
first name, and by capitals that no dictionary explains. Found once, they are matched everywhere in the case.
"""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word
from evidence.redaction.names import GIVEN, PARTICLES
from evidence.redaction.recognisers import ambiguous, cues
from evidence.redaction.recognisers.ambiguous import neighbour
from evidence.redaction.recognisers.full_names import bearers
from evidence.redaction.span import Span
from evidence.redaction.words import family_name, given_name, group, ordinary, place, proper

TITLE_LINK = re.compile(r"\.? ?(?:[a-z]\.? ){0,2}\Z")
TOWN = re.compile(
    r"(?:shire|ham|ton|ford|bury|wick|worth|ley|mouth|chester|borough|thorpe|combe|minster|field|pool|gate|by)\Z"
)
TITLED, CALLED, NAMED, LIKELY, WEAK, UNSURE = 0.9, 0.85, 0.8, 0.75, 0.6, 0.4


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for names of unknown people, and for every further mention of those found before in this case."""
    found = []
    for at in range(len(text.words)):
        confidence, hint = _judge(text, case, at)
        if confidence:
            found.append(_span(text, at, case, confidence, hint))
    return found


def _judge(text: Folded, case: CaseContext, at: int) -> tuple[float, str]:
    word = text.words[at]
    if len(word.low) < 2 or word.glued or _never(word):
        return 0.0, ""
    if title := _title(text, at):
        return TITLED, title
    if _initialled(text, at):
        return NAMED, "initial"
    if word.low in case.strangers and (known := _known_stranger(text, at)):
        return known, ""
    return max(_announced(text, at, case), _by_itself(text, case, at)), ""


def _known_stranger(text: Folded, at: int) -> float:
    word = text.words[at]
    if ordinary(word.low) or word.low in group("months"):
        return ambiguous.confidence(text, at, near=True)
    return CALLED


def _never(word: Word) -> bool:
    return (
        word.low in group("brands")
        or word.low in group("acronyms")
        or word.low in group("days")
        or word.low in group("titles")
        or word.low in group("fiction")
    )


def _title(text: Folded, at: int) -> str:
    """The title before the word, where it makes it a name; initials may stand between."""
    back = at - 1
    while back > 0 and len(text.words[back].text) == 1 and at - back < 3:
        back -= 1
    if back < 0:
        return ""
    title, word = text.words[back], text.words[at]
    between = text.plain[title.end : word.start].lower()
    if title.low not in group("titles") or not TITLE_LINK.match(between):
        return ""
    return title.low if _after_title(title, word, text) else ""


def _after_title(title: Word, word: Word, text: Folded) -> bool:
    if word.low in group("verbs_after") or (word.low in group("months") and not word.capital):
        return False
    if word.capital:
        return title.capital or title.low in group("strong_titles") or title.low == "miss"
    if title.low not in (
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        *group("kin_titles"),
        *(("pc", "dc") if title.loud else ()),
    ):
        return False
    return not ordinary(word.low) or (title.low in ("mr", "mrs") and _unlike_a_word(word))


def _unlike_a_word(word: Word) -> bool:
    frames = ("pronouns", "determiners", "verbs_after", "modal_next", "person_before")
    return not any(word.low in group(frame) for frame in frames)


def _announced(text: Folded, at: int, case: CaseContext) -> float:
    """How sure the words before it make it a name: "called X", "im X", "Referrer: X", "my friend X"."""
    word = text.words[at]
    strange = not ordinary(word.low) and len(word.low) > 2
    if cues.named(text, word):
        return CALLED if strange or given_name(word.low) or (word.capital and not word.opens) else 0.0
    if cues.says_who(text, word):
        if given_name(word.low) and (not ordinary(word.low) or word.capital):
            return LIKELY
        likely = strange and word.low not in group("chat") and not _placelike(word) and not proper(word.low)
        return (LIKELY if text.informal(word) or word.capital else UNSURE) if likely else 0.0
    if cues.heading(text, at):
        return NAMED if word.capital and not _placelike(word) and (strange or given_name(word.low)) else 0.0
    if cues.kin(text, at) and not _placelike(word):
        if word.capital and not word.shouted:
            return NAMED if strange or _next_to_a_name(text, at) else 0.0
        return (LIKELY if given_name(word.low) else WEAK) if strange and text.informal(word) else 0.0
    return 0.0


def _next_to_a_name(text: Folded, at: int) -> bool:
    after = neighbour(text, at, +1)
    return after is not None and after.capital and not after.opens and not ordinary(after.low)


def _placelike(word: Word) -> bool:
    """A capital the dictionary explains, and no first name: Leeds, Tudor."""
    return place(word.low) or (proper(word.low) and not given_name(word.low) and not family_name(word.low))


def _by_itself(text: Folded, case: CaseContext, at: int) -> float:
    word, after = text.words[at], neighbour(text, at, +1)
    on_the_roll = bearers(case, word.low)
    first_name = given_name(word.low) or any(GIVEN in parts for parts in on_the_roll.values())
    if word.low in group("school_nouns"):
        return 0.0
    month = word.low in group("months") and ambiguous.is_month(text, at)
    if word.capital and first_name and not month and after and _is_family_name(word, after):
        return NAMED
    if word.capital and _hyphened(text, at):
        return NAMED
    if at and text.words[at - 1].low in ("st", "saint"):
        return 0.0
    if ordinary(word.low) and given_name(word.low) and not word.shouted and not on_the_roll:
        return _word_and_name(text, at)
    if ordinary(word.low) or on_the_roll or word.low in group("months") or place(word.low):
        return 0.0
    if not word.capital or word.shouted:
        return _in_small_letters(text, at)
    if given_name(word.low):
        return NAMED
    return _unexplained(text, at, after)


def _word_and_name(text: Folded, at: int) -> float:
    """A first name that is a word too (Josh, Dale, Max), of nobody known: only where the evidence is plain."""
    word = text.words[at]
    if _leads(word) or any(
        word.low in group(name) for name in ("verbs_after", "chat", "person_cues", "school_nouns", "owned")
    ):
        return 0.0
    sure = ambiguous.confidence(text, at, near=False)
    if not word.capital:
        return min(sure, LIKELY) if text.informal(word) and cues.acts(text, at) else 0.0
    if word.opens or ambiguous.always_capital(word.low) or not cues.framed(text, at):
        return WEAK if sure >= TITLED else 0.0
    return min(sure, LIKELY)


def _initialled(text: Folded, at: int) -> bool:
    """ "T. Oyelaran", "V Harrow": a family name with an initial before it that belongs to no "Set B"."""
    word, letter = text.words[at], text.words[at - 1] if at else None
    if (
        letter is None
        or not (word.capital and letter.capital and len(letter.text) == 1)
        or letter.text == "I"
    ):
        return False
    between, lead = text.between(letter, word), neighbour(text, at - 1, -1)
    if word.shouted and len(word.text) < 4:
        return False
    if between not in (" ", ". ", ".") or (lead and lead.low in group("lettered")) or letter.glued:
        return False
    if word.low in _written_large() or place(word.low) or (between == " " and letter.text == "A"):
        return False
    return not ordinary(word.low) or (
        "." in between and family_name(word.low) and not (letter.opens and letter.text == "A")
    )


def _hyphened(text: Folded, at: int) -> bool:
    """ "Ebony-Rae": two capitals joined, each a first name."""
    word, after = text.words[at], text.words[at + 1] if at + 1 < len(text.words) else None
    if after is None or not after.capital or text.between(word, after) != "-":
        return False
    return given_name(word.low) and given_name(after.low) and not (ordinary(word.low) and ordinary(after.low))


def _in_small_letters(text: Folded, at: int) -> float:
    """A known first name where capitals tell nothing."""
    word = text.words[at]
    if len(word.low) < 3 or word.low in group("chat"):
        return 0.0
    if not given_name(word.low):
        return LIKELY if text.informal(word) and cues.acts(text, at) and not proper(word.low) else 0.0
    if cues.framed(text, at) and (text.informal(word) or not proper(word.low)):
        return LIKELY if text.informal(word) else WEAK
    return (
        WEAK
        if len(word.low) > 3 and (text.informal(word) or word.shouted) and not cues.thing(text, at)
        else 0.0
    )


def _unexplained(text: Folded, at: int, after: Word | None) -> float:
    """A capital that no list explains."""
    word = text.words[at]
    if proper(word.low) or len(word.low) < 3 or _short_form(word.text):
        return 0.0
    before = neighbour(text, at, -1)
    if (after and after.capital and after.low in group("no_family_name")) or (
        before
        and (
            before.low in group("before_a_place")
            or (before.low in group("place_before") and TOWN.search(word.low))
        )
    ):
        return UNSURE
    if cues.acts(text, at):
        return NAMED
    if cues.thing(text, at):
        return UNSURE
    if word.opens and not (after and (after.capital or after.low in group("verbs_after"))):
        return UNSURE
    return WEAK


def _short_form(written: str) -> bool:
    """ "DfE", "DSLs": capitals inside, and no "McKay" or "DeShawn"."""
    return bool(re.search(r"[A-Z].*[A-Z]", written)) and not re.match(
        r"(?:Mc|Mac|O'|D'|De|La|Le|Fitz|Van|Al)[A-Z]", written
    )


def _is_family_name(word: Word, after: Word) -> bool:
    """ "Will Field": a capital after a first name that stands in no list of what is written large."""
    if not after.capital or after.opens or len(after.low) < 3 or after.low in _written_large():
        return False
    if after.shouted and after.low in group("acronyms"):
        return False
    if not ordinary(word.low):
        return True
    return not _leads(word) and (family_name(after.low) or not (ordinary(after.low) or proper(after.low)))


def _leads(word: Word) -> bool:
    """A word that stands before names and is none: "The Khans", "With Tom"."""
    return any(
        word.low in group(name) for name in ("pronouns", "determiners", "person_before", "leads_on")
    ) and (word.low not in group("modals"))


def _written_large() -> frozenset[str]:
    lists = ("brands", "days", "months", "acronyms", "subjects", "school_talk", "titles", "no_family_name")
    return frozenset().union(*(group(name) for name in lists))


def _span(text: Folded, at: int, case: CaseContext, confidence: float, hint: str) -> Span:
    """From the word on over the capitals that follow it, with a particle or an initial between."""
    last = at
    while last + 1 < len(text.words) and _goes_on(text, last, case):
        last += 1
    while text.words[last].low in PARTICLES and last > at:
        last -= 1
    first = at
    while first and hint and len(text.words[first - 1].text) == 1:
        first -= 1
    where = text.where(text.words[first].start, text.words[last].end)
    return Span(*where, span.PERSON, None, (), "strangers", confidence, 1, "" if hint == "initial" else hint)


def _goes_on(text: Folded, last: int, case: CaseContext) -> bool:
    word, following = text.words[last], text.words[last + 1]
    between = text.between(word, following)
    if between not in (" ", "-", ". "):
        return False
    if between == ". " and (len(word.text) > 1 or ordinary(following.low) or word.text in "AI"):
        return False
    if not word.capital:
        return between == "-" or (
            family_name(following.low) and not ordinary(following.low) and between == " "
        )
    if following.low in PARTICLES and len(following.low) > 1:
        return last + 2 < len(text.words) and text.words[last + 2].capital
    if GIVEN in frozenset().union(*case.near.bearers(following.low).values()):
        return False
    return (
        following.capital
        and not _never(following)
        and following.low not in group("months")
        and following.low not in group("no_family_name")
        and not (following.shouted and len(following.text) < 4)
    )
