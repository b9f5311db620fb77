"""Misspelt, stretched, leet, spaced and glued names. Only words that no dictionary knows are looked at."""

import re

from rapidfuzz.distance import OSA

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, Word
from evidence.redaction.recognisers.full_names import bearers
from evidence.redaction.span import Span
from evidence.redaction.words import EVERYDAY, frequency, given_name, group, ordinary, place, proper

STRETCHED = re.compile(r"([a-z])\1{2,}")
SPACED = re.compile(r"(?<!\w)[^\W\d_](?:[ .\-_*][^\W\d_]){2,14}(?!\w)")
LEET = re.compile(
    r"(?<![\w.@/])(?=[\w-]{0,28}\d)(?=[\w-]{0,28}[a-z])[a-z0-9@$]{2,14}(?:-?[a-z0-9@$]{2,14})?(?![\w@-])"
)
TAG = re.compile(r"(?<!\w)#(\w{4,40})")
LETTERS = str.maketrans("013457@$", "oieastas")
CONFIDENCE, SHORT = 0.75, 3


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for words close to a name: one slip, two from six letters on for people of the case."""
    # A first name in its own right, close to one of the case, is nobody's slip: it is taken out and means nobody.
    found = [
        _span(text, w.start, w.end, set() if given_name(w.low) else who)
        for w in text.words
        if (who := _meant(text, w, case))
    ]
    for spaced in SPACED.finditer(text.lower):
        if piece := _in_pieces(spaced.group(), case):
            who = set(bearers(case, re.sub(r"[\W_]", "", spaced.group()[slice(*piece)])))
            found.append(_span(text, spaced.start() + piece[0], spaced.start() + piece[1], who))
    for leet in LEET.finditer(text.lower):
        plain = leet.group().translate(LETTERS).replace("-", "")
        if who := set(
            bearers(case, plain)
            if not ordinary(plain) or given_name(plain) or plain in case.near.words
            else ()
        ):
            found.append(_span(text, leet.start(), leet.end(), who))
    return found + _tags(text, case)


def _in_pieces(letters: str, case: CaseContext) -> tuple[int, int] | None:
    """Where the longest name among single letters stands: "n j a c k r" holds "j a c k"."""
    count = (len(letters) + 1) // 2
    for long in range(count, 2, -1):
        for first in range(count - long + 1):
            start, end = 2 * first, 2 * (first + long) - 1
            joined = letters[start:end:2]
            known = bool(bearers(case, joined)) and (long > SHORT or joined in case.near.words)
            if known or (long > SHORT and given_name(joined)):
                return start, end
    return None


def _tags(text: Folded, case: CaseContext) -> list[Span]:
    """The name in a hashtag: "#justice4leah"."""
    found = []
    for tag in TAG.finditer(text.lower):
        if name := _named_in(tag.group(1), case):
            start = tag.start(1) + tag.group(1).index(name)
            found.append(_span(text, start, start + len(name), set(bearers(case, name))))
    return found


def _named_in(tag: str, case: CaseContext) -> str:
    """The longest name of the case in a tag; one that is a word too, or of the roll only, with words around it."""
    if tag in case.near.words or (frequency(tag) < EVERYDAY and bearers(case, tag)):
        return tag
    near = [name for name in case.near.long_words if name in tag and not ordinary(name)]
    ends = {tag[:n] for n in range(3, len(tag))} | {tag[n:] for n in range(1, len(tag) - 2)}
    rests = [
        end
        for end in ends
        if bearers(case, end)
        and ordinary(tag.removeprefix(end) if tag.startswith(end) else tag.removesuffix(end))
    ]
    whole = [
        name
        for name in case.near.written_words
        if (tag.startswith(name) or tag.endswith(name)) and frequency(name) < EVERYDAY
    ]
    return max([*near, *rests, *whole], key=lambda name: (len(name), name), default="")


def _meant(text: Folded, word: Word, case: CaseContext) -> set[str]:
    if any(c.isdigit() or c in "@" for c in word.glued) or len(word.low) < 4 or bearers(case, word.low):
        return set()
    key = f"{word.low}{'^' if word.capital else ''}"
    if key not in case.cache:
        case.cache[key] = _search(word, case)
    return case.cache[key]  # type: ignore[return-value]


def _search(word: Word, case: CaseContext) -> set[str]:
    if word.shouted and len(word.low) < 6:
        return set()
    if STRETCHED.search(word.low):
        return _unstretched(word.low, case)
    if any(word.low in group(name) for name in ("brands", "months", "acronyms")) or place(word.low):
        return set()
    if ordinary(word.low):
        return _slip_that_is_a_word(word, case)
    if proper(word.low) and (given_name(word.low) or not word.capital):
        return set()
    near = _close(word.low, case.near.written_words, 2 if len(word.low) > 5 else 1)
    if near:
        return {who for name in near for who in case.near.bearers(name)}
    if (
        word.low.endswith("s")
        and len(word.low) > 5
        and (owner := _close(word.low[:-1], case.near.written_words, 1))
    ):
        return {who for name in owner for who in case.near.bearers(name)}  # "boognas messages"
    same_start = case.roll.names.by_initial.get(word.low[0], [])
    wide = _close(word.low, same_start, 1) if word.capital or len(word.low) > 5 else []
    return {who for name in wide for who in case.roll.names.bearers(name)}


def _slip_that_is_a_word(word: Word, case: CaseContext) -> set[str]:
    """ "Leis" for Lewis: written large and hardly ever used as a word."""
    if (
        frequency(word.low)
        or proper(word.low)
        or not word.capital
        or word.shouted
        or given_name(word.low)
        or len(word.low) < 4
    ):
        return set()
    near = [name for name in case.near.written_words if name[0] == word.low[0]]
    return {who for name in _close(word.low, near, 1) for who in case.near.bearers(name)}


def _close(low: str, names: list[str], slips: int) -> list[str]:
    """The names at the least distance, none farther than `slips`; two slips only between long words."""
    near = [
        (OSA.distance(low, name, score_cutoff=slips), name)
        for name in names
        if abs(len(name) - len(low)) <= slips
    ]
    near = [(far, name) for far, name in near if far <= min(slips, 1 if len(name) < 6 else 2)]
    least = min((far for far, _ in near), default=0)
    return [name for far, name in near if far == least]


def _unstretched(low: str, case: CaseContext) -> set[str]:
    """ "lilyyy" and "booo" are tried with each run cut to one letter and to two."""
    for keep in (r"\1", r"\1\1"):
        cut = STRETCHED.sub(keep, low)
        near, wide = case.near.bearers(cut), case.roll.names.bearers(cut)
        if not (near or wide or given_name(cut)) and frequency(cut) == EVERYDAY:
            return set()  # "noooo"
        if near or (wide and (not ordinary(cut) or given_name(cut) or frequency(cut) < EVERYDAY)):
            return set(near or wide)
    close = _close(STRETCHED.sub(r"\1\1", low), case.near.written_words, 2 if len(low) > 5 else 1)
    return {who for name in close for who in case.near.bearers(name)}


def _span(text: Folded, start: int, end: int, who: set[str]) -> Span:
    return Span(*text.where(start, end), span.PERSON, None, tuple(sorted(who)), "fuzzy", CONFIDENCE)
