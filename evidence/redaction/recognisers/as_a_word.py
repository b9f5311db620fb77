"""A word that is a name too, where a turn of phrase, what it is made of or what is behind it shows the word: "say
grace", "a clementine", "pearl earrings", "thats rich", "dean of year". It outweighs the place of a person (0037)."""

import re
import tomllib
from functools import cache

from evidence.redaction.fold import Folded, Word
from evidence.redaction.recognisers import person_place
from evidence.redaction.words import DATA, group

#: "a clementine", "some basil", "two roses": articles and measures before a small letter.
COUNTED = re.compile(
    r"\b(?:an?|some|another|each|every|fresh|two|three|four|bunch of|bit of|piece of|cup of|bowl of"
    r"|jar of|kind of|sort of|pair of|full of|made of|smells? of|slice of|lots of|bag of|pot of) \Z"
)
#: "a lily from our class", "another max": what only people are or do behind it.
ONE_CALLED_SO = re.compile(
    r" (?:in|from|who|on) (?:my|our|his|her|your|ur|the|year|yr|y\d)\b|,? (?:who|that) \w|'s\b| in y\d"
    r"| at (?:my|our|ur)\b"
)
#: "im so rich", "thats rich", "too frank", "very merry": how something is.
IS_SO = re.compile(
    r"(?<!is )(?<!was )\b(?:thats|that's|its|it's|that is|it is|it was|that was"
    r"|so|very|too|really|well|proper|quite|being"
    r"|be|bit|more|most|got|getting) \Z"
)
#: "thats rich from u", but "thats max on the left".
THE_ONE = re.compile(r" (?:not|on|in|who|with|there|at|lol|again|innit|his|her|my|ur)\b|'s\b")
#: "its june", "not march yet", "nearly april": when it is.
IT_IS = re.compile(
    r"\b(?:its|it's|it is|thats|till|til|until|by|in|since|is it|not|nearly|almost|already|all) \Z"
)
PASSWORD = re.compile(r"\b(?:pass ?words?|code ?words?|safe words?|password is|code word is)[ :\"'(]{1,3}\Z")
RATED = re.compile(
    r"(?:\b(?:rated|risk|rag|status|level|grading|rating|graded)(?: (?:is|was|now|to|at|from))?[ :=]{1,3}"
    r"|\b(?:red|green|amber) (?:to|or|and|/) )\Z"
)
#: "Ava: amber", but a colon in a chat stands behind whoever speaks.
MARKED = re.compile(r"[:=/] ?\Z")
RATES = re.compile(
    r" (?:to|or|and|from) (?:red|green|amber|blue)\b| (?:alert|rating|flag|rated|zone|risk|light)\b"
)
WORD = re.compile(r"[ -]([a-z]+)")
REACH = 40


def is_word(text: Folded, word: Word) -> bool:
    """Whether the words beside it show the ordinary word. What staff write with a capital inside a sentence is only
    explained by a whole turn of phrase."""
    before = text.lower[max(0, word.start - REACH) : word.start]
    if _is_of_a_phrase(text, word) or PASSWORD.search(before):
        return True
    if word.low in senses("ratings") and _is_a_rating(text, word, before):
        return True
    if word.capital and not (word.opens or word.shouted):
        return False
    behind = WORD.match(text.lower, word.end)
    if behind and word.low in senses("made_of") and behind.group(1) in senses("made_into"):
        return True
    return not word.capital and _said_in_small(text, word, before)


@cache
def senses(name: str) -> frozenset[str]:
    """The words of one list of data/senses.toml; KeyError for a list that is not there."""
    with (DATA / "senses.toml").open("rb") as file:
        return frozenset(tomllib.load(file)[name].split())


@cache
def _phrases() -> dict[str, tuple[tuple[str, int], ...]]:
    """Each word with the phrases it stands in, and where in them it begins."""
    with (DATA / "senses.toml").open("rb") as file:
        listed = [" ".join(one.split()) for one in tomllib.load(file)["phrases"].split(";")]
    found: dict[str, list[tuple[str, int]]] = {}
    for phrase in listed:
        for hit in re.finditer(r"[\w']+", phrase):
            found.setdefault(hit.group(), []).append((phrase, hit.start()))
    return {low: tuple(where) for low, where in found.items()}


def _is_of_a_phrase(text: Folded, word: Word) -> bool:
    for phrase, at in _phrases().get(word.low, ()):
        start = word.start - at
        end = start + len(phrase)
        whole = start >= 0 and not text.lower[max(0, start - 1) : start].isalpha()
        if whole and text.lower.startswith(phrase, start) and not text.lower[end : end + 1].isalpha():
            return True
    return False


def _is_a_rating(text: Folded, word: Word, before: str) -> bool:
    if RATES.match(text.lower, word.end):
        return True
    rated = not word.capital and (RATED.search(before) or (not text.chat and MARKED.search(before)))
    return bool(rated) and not person_place.does(text, word)


def _said_in_small(text: Folded, word: Word, before: str) -> bool:
    if word.low in senses("counted") and COUNTED.search(before):
        return not ONE_CALLED_SO.match(text.lower, word.end)
    if word.low in senses("qualities"):
        return bool(IS_SO.search(before)) and not THE_ONE.match(text.lower, word.end)
    return word.low in group("months") and bool(IT_IS.search(before))
