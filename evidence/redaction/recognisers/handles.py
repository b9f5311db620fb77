"""Online names: by @, by a word that announces one, by their shape, by standing before a chat line."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.recognisers.full_names import bearers
from evidence.redaction.span import Span
from evidence.redaction.transcript import is_speaker
from evidence.redaction.words import family_name, frequency, given_name, group, ordinary, proper

TOKEN = r"[\w](?:[\w.\-]{0,62}[\w])?(?:#\d{3,5})?"
AT = re.compile(rf"(?<![\w.])@({TOKEN})")
SHAPE = re.compile(rf"(?<![\w@#/.£$+-]){TOKEN}(?![\w@])")
CUED = re.compile(r"(?<!\w)(?:%s)\b(?:(?:'s)?[ :=\-\u2013\"']+(?:%s)(?=[ :]))*(?=[ :=\-\"']{1,3}(%s))")
CODE = re.compile(
    r"(?:[a-z]{1,3}-?\d{1,4}|[a-z]{2,6}(?:[-/]\d{2,}){1,3}|\d+(?:st|nd|rd|th|am|pm|mins?|hrs?|secs?|kg?|cm|gb|mb|x|yo|yrs?|[a-z])|[\d.:,\-]+|[a-z]?\d{11,}[a-z\d]?|v\d[\d.]*|20\d\d\w{0,2})"
)
SITES = (
    ".com",
    ".org",
    ".net",
    ".wales",
    ".cymru",
    ".police",
    ".education",
    ".network",
    ".scot",
    ".london",
    ".info",
    ".online",
)
FILE = re.compile(
    r"\.(?:jpe?g|png|gif|pdf|docx?|xlsx?|mp[34]|mov|heic|txt|csv|pptx?|webp|zip|mov|msg|eml|rtf|odt)$"
)
FURTHER = re.compile(rf"(?: ?[/,;&+] ?| and | or )@?({TOKEN})(?![\w@])")
NO_HANDLES = group("brands") | group("platforms") | group("places")
STRETCHED = re.compile(r"(.)\1\1")
BRAND_CASE = re.compile(
    r"(?:Whats|You|Tik|Snap|Insta|Play|Face|i|e|Mc|Mac|O'|De|La|Le|Di|Child|Class|Safe|My|Pay|Linked|Power|Black)[A-Z]"
)


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for online names, and for speaker labels of a transcript."""
    found = [
        _span(text, hit.start(), hit.end(), 0.95)
        for hit in AT.finditer(text.plain)
        if hit.group(1).lower() not in group("transcript_roles")
    ]
    found += [
        _span(text, *hit.span(1), 0.85)
        for hit in _cued().finditer(text.lower)
        if _cued_ok(hit.group(1), text, hit.start(1), case)
    ]
    found += [
        _span(text, *hit.span(), 0.8)
        for hit in SHAPE.finditer(_as_written(text))
        if shaped(hit.group(), case)
    ]
    return found + _joined_to(text, found, case) + speakers(text, case)


def _joined_to(text: Folded, found: list[Span], case: CaseContext) -> list[Span]:
    """What stands behind an online name with a comma or a stroke between, and no list explains it."""
    ends = sorted({text.folded(one.end - 1) + 1 for one in found})
    hits = [hit for end in ends if (hit := FURTHER.match(text.lower, end))]
    return [_span(text, *hit.span(1), 0.75) for hit in hits if _unexplained(hit.group(1), case)]


def _unexplained(token: str, case: CaseContext) -> bool:
    if len(token) < 7 or FILE.search(token) or CODE.fullmatch(token) or token in NO_HANDLES:
        return False
    return not (
        ordinary(token) or proper(token) or given_name(token) or family_name(token) or bearers(case, token)
    )


def _as_written(text: Folded) -> str:
    """In a text all in capitals a capital tells nothing of an online name."""
    return text.lower if text.plain.isupper() else text.plain


def _cued() -> re.Pattern[str]:
    heads = "|".join(
        sorted(map(re.escape, group("platforms") | group("handle_cues") - {"@"}), key=len, reverse=True)
    )
    heads += "|other one|new one|backup"
    fillers = "|".join(sorted(map(re.escape, group("handle_fillers")), key=len, reverse=True))
    return re.compile(CUED.pattern % (heads, fillers, TOKEN))


def _cued_ok(token: str, text: Folded, at: int, case: CaseContext) -> bool:
    if FILE.search(token) or CODE.fullmatch(token) or token in group("brands") or token in group("platforms"):
        return False
    if re.search(r"[\d_#]|\w\.\w", token):
        return True
    if bearers(case, token) or given_name(token) or proper(token):
        return False
    return len(token) > 3 and not ordinary(token) and not text.plain[at].isupper() and "-" not in token


def shaped(token: str, case: CaseContext) -> bool:
    """Whether a token looks like an online name: letters with digits, underscores or dots inside, xX..Xx, or a
    name of the case glued to other letters."""
    low = token.lower()
    if low.isalpha() and token[1:].islower():
        return _between_crosses(token, low) or _glued(low, case)
    if len(low) < 4 or FILE.search(low) or CODE.fullmatch(low) or not re.search("[a-z]", low):
        return False
    if re.search(r"#\d{3,5}$", low) or _between_crosses(token, low):
        return True
    if re.search(r"[a-z]_|_[a-z]", low):
        return not token.isupper() or bool(re.search(r"\d", token))
    if _compound(low):
        return False
    letters = re.sub(r"[^a-z]", "", low)
    if re.search(r"\d", low):
        return (
            len(letters) > 3
            and not re.fullmatch(r"[A-Z]+[-.]?\d[\w-]*", token)
            and not re.fullmatch(r"\d[\d.,:]*[a-z]+|[a-z]+-\d+", low)
        )
    if re.fullmatch(r"[a-z]{3,}(?:\.[a-z]{3,})+", low):
        return not _is_sentence_slip(token)
    return _camel(token) or _glued(low, case)


def _between_crosses(token: str, low: str) -> bool:
    """ "xXsilentfoxXx", also in small letters."""
    if re.fullmatch(r"xx[a-z0-9]{5,}xx", low) and not STRETCHED.search(low[2:-2]):
        return True
    return bool(re.fullmatch(r"x{1,3}_?.{3,}?_?x{1,3}", low) and re.search("[xX][A-Z_]", token))


def _is_sentence_slip(token: str) -> bool:
    """ "home.She" is a missing space, "frosty.builder" is a name."""
    return any(part[:1].isupper() for part in token.split(".")[1:]) or token.lower().endswith(SITES)


def _compound(low: str) -> bool:
    """ "24-hour", "under-18s", "kcsie-september-2025": words and numbers joined by hyphens."""
    parts = re.split(r"[-\u2013]", low)
    return len(parts) > 1 and all(
        part.rstrip("s").isdigit() or ordinary(part) or part in group("months") or part in group("acronyms")
        for part in parts
    )


def _camel(token: str) -> bool:
    return bool(re.fullmatch(r"(?:[A-Z]?[a-z]{2,}){1}(?:[A-Z][a-z]{2,})+", token)) and not BRAND_CASE.match(
        token
    )


def _glued(low: str, case: CaseContext) -> bool:
    key = f"{low}+"
    if key not in case.cache:
        case.cache[key] = _holds_a_name(low, case)
    return bool(case.cache[key])


def _holds_a_name(low: str, case: CaseContext) -> bool:
    if (
        not low.isalpha()
        or not 6 < len(low) < 41
        or STRETCHED.search(low)
        or ordinary(low)
        or proper(low)
        or low in NO_HANDLES
        or bearers(case, low)
    ):
        return False
    names = [name for name in case.near.long_words if name in low and len(low) - len(name) > 2]
    return any(low.startswith(name) or low.endswith(name) for name in names) or any(
        _names_and_word(low[:at], low[at:], case) or _names_and_word(low[at:], low[:at], case)
        for at in range(3, len(low) - 2)
    )


def _names_and_word(name: str, word: str, case: CaseContext) -> bool:
    """ "frosty" and "caleb": a first name that is nothing else, glued to a word."""
    if not (ordinary(word) and (len(word) > 3 or frequency(word))) or ordinary(name):
        return False
    return name in case.strangers or (len(name) > 3 and given_name(name))


def speakers(text: Folded, case: CaseContext) -> list[Span]:
    """The labels before the lines of a transcript; "ME", "HIM" and the like stay."""
    return [
        _span(text, *_letters_of(text, *at), 0.95) for at in text.labels if _is_label(text.plain[slice(*at)])
    ]


def _letters_of(text: Folded, start: int, end: int) -> tuple[int, int]:
    """The label without the emoji around it."""
    inner = re.search(r"\w.*\w|\w", text.plain[start:end])
    return (start + inner.start(), start + inner.end()) if inner else (start, end)


def _is_label(label: str) -> bool:
    words = re.findall(r"\w+", label.lower())
    if not words or len(words) > 4 or all(w in group("transcript_roles") or w.isdigit() for w in words):
        return False
    return len(words) == 1 or is_speaker(label)


def _span(text: Folded, start: int, end: int, confidence: float) -> Span:
    return Span(*text.where(start, end), span.HANDLE, None, (), "handles", confidence)
