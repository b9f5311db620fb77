"""People no list holds: the suspect's assumed first name, a friend from another school, a social worker.

Found by what stands before them (a title, "called", "my friend"), by two capitals of which one is a known
first name, and by capitals that no dictionary explains. Found once, they are matched everywhere in the case.
"""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word
from evidence.redaction.names import GIVEN, PARTICLES
from evidence.redaction.recognisers import ambiguous, beside, calendar_words, cues, public
from evidence.redaction.recognisers.agencies import is_body
from evidence.redaction.recognisers.neighbours import neighbour
from evidence.redaction.recognisers.small_letters import family_in_small_letters
from evidence.redaction.recognisers.unlisted import (
    LIKELY,
    NAMED,
    UNSURE,
    WEAK,
    by_itself,
    initialled,
    never,
    placelike,
)
from evidence.redaction.span import Span
from evidence.redaction.words import (
    EVERYDAY,
    RARE,
    family_name,
    frequency,
    given_name,
    group,
    ordinary,
    proper,
    slip,
)

TITLE_LINK = re.compile(r"\.? ?(?:[a-z]\.? ){0,2}\Z")
TITLED, CALLED = 0.9, 0.85
NOBODY = frozenset("the this that these those".split())
LONGEST = 4  # words of a name behind the first


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
    if len(word.low) < 2 or word.glued or never(word) or _is_particle(text, at):
        return 0.0, ""
    if word.low in group("transcript_roles") or word.low in NOBODY or public.is_of_a_work(text, word, case):
        return 0.0, ""
    if title := _title(text, at):
        return TITLED, title
    if initialled(text, at):
        return NAMED, "initial"
    if beside.family_first(text, at):
        return NAMED, ""
    if is_body(text, at):
        return 0.0, ""
    if word.low in case.strangers and (known := _known_stranger(text, case, at)):
        return known, ""
    return max(_announced(text, at, case), by_itself(text, case, at)), ""


def _is_particle(text: Folded, at: int) -> bool:
    """ "van", "ben": a part of a family name, unless somebody called so speaks or is spoken to."""
    word = text.words[at]
    if word.low not in PARTICLES or word.capital:
        return False
    after = neighbour(text, at, +1)
    return not given_name(word.low) or (after is not None and after.capital)


def _known_stranger(text: Folded, case: CaseContext, at: int) -> float:
    word = text.words[at]
    if ordinary(word.low) or word.low in group("months") or word.low in group("places_as_names"):
        return ambiguous.confidence(text, case, at, near=True)
    return CALLED


def _title(text: Folded, at: int) -> str:
    """The title before the word, where it makes it a name; initials may stand between."""
    back = at - 1
    while back > 0 and len(text.words[back].text) == 1 and at - back < 3:
        back -= 1
    if back < 0:
        return ""
    title, word = text.words[back], text.words[at]
    between = text.plain[title.end : word.start].lower()
    if title.low not in group("titles") or title.glued or not TITLE_LINK.match(between):
        return ""
    if "." in between and (len(title.low) > 4 or title.low in ("lord", "lady", "miss", "aunt")):
        return ""  # such a stop ends a sentence
    return title.low if _after_title(title, word, text) else ""


def _after_title(title: Word, word: Word, text: Folded) -> bool:
    if word.low in group("verbs_after") or (word.low in group("months") and not word.capital):
        return False
    if title.shouted and word.opens and frequency(word.low):
        return False  # "... with DC. Neither came": initials at the end of a sentence
    if word.capital:
        return title.capital or title.low in group("strong_titles") or title.low == "miss"
    if title.low not in ("mr", "mrs", "ms", "miss", "dr", *group("kin_titles")):
        return title.low in group("ranks") and not ordinary(word.low) and not slip(word.low)
    return not ordinary(word.low) or (title.low in ("mr", "mrs") and _unlike_a_word(word))


def _unlike_a_word(word: Word) -> bool:
    frames = ("pronouns", "determiners", "verbs_after", "modal_next", "person_before")
    return not any(word.low in group(frame) for frame in frames)


def _announced(text: Folded, at: int, case: CaseContext) -> float:
    """How sure the words before it make it a name: "called X", "im X", "Referrer: X", "my friend X"."""
    word = text.words[at]
    strange = not ordinary(word.low) and len(word.low) > 2
    if word.capital and cues.name_field(text, word):
        return NAMED
    if (word.shouted or not word.capital) and frequency(word.low) == EVERYDAY:
        return CALLED if cues.named(text, word) and given_name(word.low) and len(word.low) > 2 else 0.0
    if cues.named(text, word):
        seldom = frequency(word.low) == RARE and text.informal(word)
        return (
            CALLED if strange or seldom or given_name(word.low) or (word.capital and not word.opens) else 0.0
        )
    if cues.says_who(text, word):
        if given_name(word.low) and (not ordinary(word.low) or word.capital):
            return LIKELY
        if given_name(word.low) and frequency(word.low) == RARE and text.informal(word):
            return LIKELY
        likely = strange and word.low not in group("chat") and not placelike(word) and not proper(word.low)
        likely = likely and (word.capital or not (slip(word.low) or re.search(r"(.)\1\1", word.low)))
        return (LIKELY if text.informal(word) or word.capital else UNSURE) if likely else 0.0
    if cues.heading(text, at) and not calendar_words.is_month(text, at):
        return NAMED if word.capital and not placelike(word) and (strange or given_name(word.low)) else 0.0
    if cues.kin(text, at) and not placelike(word):
        if word.capital and not word.shouted:
            return NAMED if strange or _next_to_a_name(text, at) or _large_for_itself(text, at) else 0.0
        return (LIKELY if given_name(word.low) else WEAK) if strange and text.informal(word) else 0.0
    return 0.0


def _large_for_itself(text: Folded, at: int) -> bool:
    """ "her friend Becks": a word, but written large behind one that is not."""
    word, before = text.words[at], text.words[at - 1]
    return not (word.opens or before.capital or before.loud) and word.low not in group("no_family_name")


def _next_to_a_name(text: Folded, at: int) -> bool:
    after = neighbour(text, at, +1)
    return after is not None and after.capital and not after.opens and not ordinary(after.low)


def _span(text: Folded, at: int, case: CaseContext, confidence: float, hint: str) -> Span:
    """From the word on over the capitals that follow it, with a particle or an initial between."""
    last = at
    if beside.family_first(text, at):
        return Span(
            *text.where(text.words[at].start, text.words[at + 1].end),
            span.PERSON,
            None,
            (),
            "strangers",
            confidence,
        )
    while last + 1 < len(text.words) and last - at < LONGEST and _goes_on(text, at, last, case):
        last += 1
    while text.words[last].low in PARTICLES and last > at:
        last -= 1
    first = at
    while first and hint and _is_initial(text, first - 1):
        first -= 1
    where = text.where(text.words[first].start, text.words[last].end)
    return Span(*where, span.PERSON, None, (), "strangers", confidence, 1, "" if hint == "initial" else hint)


def _ends_a_name(word: Word, *, further: bool) -> bool:
    """ "Ava Bell Designated Safeguarding Lead": a post or a heading goes on in capitals where the name is over.
    `further`: there is a family name already, so that an ordinary word is none."""
    if len(word.text) == 1:
        return False
    lists = (
        "no_family_name",
        "school_nouns",
        "person_cues",
        "heading_cues",
        "transcript_roles",
        "posts",
        "owned",
    )
    if any(word.low in group(name) for name in lists):
        return True
    return further and ordinary(word.low) and not family_name(word.low)


def _is_initial(text: Folded, at: int) -> bool:
    letter, following = text.words[at], text.words[at + 1]
    return len(letter.text) == 1 and not letter.glued and text.between(letter, following) in (" ", ".", ". ")


def _goes_on(text: Folded, at: int, last: int, case: CaseContext) -> bool:
    word, following = text.words[last], text.words[last + 1]
    between = text.between(word, following)
    if between not in (" ", "-", ". "):
        return False
    if between == ". " and (len(word.text) > 1 or ordinary(following.low) or word.text in "AI"):
        return False
    if not word.capital:
        return between == "-" or (between == " " and family_in_small_letters(text, at, last))
    if following.low in PARTICLES and len(following.low) > 1:
        return last + 2 < len(text.words) and text.words[last + 2].capital
    if GIVEN in frozenset().union(*case.near.bearers(following.low).values()):
        return False
    return (
        following.capital
        and not following.low.startswith("i'")
        and not (following.shouted and not word.shouted and ordinary(following.low))
        and not never(following)
        and following.low not in group("months")
        and not _ends_a_name(following, further=last > at)
        and not (following.shouted and len(following.text) < 4)
    )
