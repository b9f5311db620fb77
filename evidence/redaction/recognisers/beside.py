"""What stands beside a name: a title before it, an initial before or behind it."""

from evidence.redaction.fold import Folded, Word
from evidence.redaction.words import family_name, given_name, group, ordinary


def is_title(text: Folded, title: Word, word: Word) -> bool:
    """ "Miss Hope" and "mrs hope" are titles; "I miss hope" and "the nurse may" are not."""
    if title.low in group("strong_titles"):
        return word.capital or title.low in ("mr", "mrs", "ms") or not ordinary(word.low)
    if title.low == "miss" and text.informal(word) and not title.opens and not word.capital:
        return word.low not in group("determiners") | group("pronouns") | group("verbs_after") | group(
            "person_before"
        )
    return (word.capital and title.capital) or (not title.capital and not ordinary(word.low))


def is_initial(text: Folded, letter: Word, word: Word) -> bool:
    between = text.between(letter, word)
    if len(letter.text) != 1 or not letter.capital:
        return False
    if letter.text == "I" and "." not in between:
        listed = text.plain[letter.start - 2 : letter.start] in (", ", ": ") or _signs(text, letter, word)
        return word.capital and word.low not in group("modals") and (listed or not ordinary(word.low))
    return (
        "." in between
        or letter.text != "A"
        or not letter.opens
        or not ordinary(word.low)
        or word.low.endswith("s")
    )


def family_first(text: Folded, at: int) -> bool:
    """ "HARCOURT, Denise", "Harcourt, Denise": a family name, a comma and a first name, as lists and agencies write."""
    word, following = text.words[at], text.words[at + 1] if at + 1 < len(text.words) else None
    if following is None or text.between(word, following) != ", " or len(word.low) < 3 or not word.capital:
        return False
    if not following.capital or following.shouted or following.glued:
        return False
    if not given_name(following.low) and (not word.shouted or ordinary(following.low)):
        return False
    dated = group("days") | group("months")
    if word.low in group("acronyms") or word.low in dated or following.low in dated:
        return False
    if word.shouted:
        return not ordinary(word.low) or family_name(word.low)
    listed = not ordinary(following.low) and family_name(word.low) and not ordinary(word.low)
    return listed and not given_name(word.low) and word.opens


def first_initial(text: Folded, at: int) -> Word:
    """The first of the initials that end with word `at`: "H. K. Gill"."""
    while at and len(text.words[at - 1].text) == 1 and text.words[at - 1].capital and before(text, at):
        at -= 1
    return text.words[at]


def initial_behind(text: Folded, at: int) -> Word | None:
    """The initial after a family name in a list: "Marsh, T", "KHAN Y"."""
    after = text.words[at + 1] if at + 1 < len(text.words) else None
    if after is None or len(after.text) != 1 or not after.text.isupper() or after.glued:
        return None
    between = text.between(text.words[at], after)
    listed = between == ", " or (between == " " and text.words[at].text.isupper())
    return after if listed and text.words[at].text[0].isupper() else None


def before(text: Folded, at: int) -> Word | None:
    """The word before, with nothing but a space or the stop of a short form between."""
    if at == 0 or text.between(text.words[at - 1], text.words[at]) not in ("", " ", ".", ". "):
        return None
    return text.words[at - 1]


def _signs(text: Folded, letter: Word, word: Word) -> bool:
    """Whether an initial and a name end a message, on a line or in a sentence of their own."""
    lead = text.plain[: letter.start].rstrip(" ")
    return lead.endswith(("\n", ".", "!", "?")) and not text.plain[word.end :].strip(" .\n")


def after(text: Folded, at: int) -> Word | None:
    """The word behind, with one space between."""
    if at + 1 == len(text.words) or text.between(text.words[at], text.words[at + 1]) != " ":
        return None
    return text.words[at + 1]
