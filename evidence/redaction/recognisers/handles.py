"""Online names: by @, by a word that announces one, by their shape, by standing before a chat line."""

import re
from functools import cache

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.recognisers.full_names import bearers
from evidence.redaction.recognisers.handle_shapes import CODE, FILE, NO_HANDLES, PREFIXES, shaped
from evidence.redaction.span import Span
from evidence.redaction.transcript import is_speaker
from evidence.redaction.words import EVERYDAY, family_name, frequency, given_name, group, ordinary, proper

TOKEN = r"[\w](?:[\w.\-]{0,62}[\w])?(?:#\d{3,5})?"
AT = re.compile(rf"(?<![\w.])@({TOKEN})")
SHAPE = re.compile(rf"(?<![\w@#/.£$+-]){TOKEN}(?![\w@])")
CUED = re.compile(r"(?<!\w)(?:%s)\b(?:(?:'s)?[ :=\-\u2013\"']+(?:%s)(?=[ :]))*(?=[ :=\-\"']{1,3}(%s))")
#: "im mellow-kane on psn", "silverotter from discord".
ON_A_PLATFORM = re.compile(
    rf"(?<![\w@.-])({TOKEN})(?= (?:on|from"
    rf"|off) (?:{'|'.join(sorted(group('platforms') - {'x'}, key=len, reverse=True))})\b)"
)
FURTHER = re.compile(rf"(?: ?[/,;&+] ?| and | or )@?({TOKEN})(?![\w@])")


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
        _span(text, *hit.span(1), 0.8)
        for hit in ON_A_PLATFORM.finditer(text.lower)
        if re.search(r"[\w]-[a-z]|[\d_.]", hit.group(1)) and _cued_ok(hit.group(1), text, hit.start(1), case)
    ]
    found += [
        _span(text, *hit.span(), 0.8)
        for hit in SHAPE.finditer(_as_written(text))
        if shaped(hit.group(), case) and hit.group().lower() not in group("brands")
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


@cache
def _cued() -> re.Pattern[str]:
    heads = "|".join(
        sorted(map(re.escape, group("platforms") | group("handle_cues") - {"@"}), key=len, reverse=True)
    )
    heads += (
        "|other one|new one|backup|gt|acc|acct|accs|dm|pm|finsta|main|alt|spam acc|priv|burner|tag|me here"
    )
    fillers = "|".join(sorted(map(re.escape, group("handle_fillers")), key=len, reverse=True))
    return re.compile(CUED.pattern % (heads, fillers, TOKEN))


def _cued_ok(token: str, text: Folded, at: int, case: CaseContext) -> bool:
    if FILE.search(token) or CODE.fullmatch(token) or token in group("brands") or token in group("platforms"):
        return False
    if re.search(r"[\d_#]|\w\.\w", token) and not _is_file_or_slip(token):
        return True
    if "-" in token:
        return _is_hyphened(token, text, at)
    if bearers(case, token) or given_name(token) or proper(token):
        return False
    return len(token) > 3 and not ordinary(token) and not text.plain[at].isupper()


def _is_file_or_slip(token: str) -> bool:
    """ "yes.im" is a missing space."""
    parts = token.split(".")
    return len(parts) == 2 and all(part.isalpha() and ordinary(part) and len(part) < 4 for part in parts)


def _is_hyphened(token: str, text: Folded, at: int) -> bool:
    """ "mellow-kane" behind "snap"; not "one-to-one", "half-term" or "Ellie-Mae"."""
    parts = token.split("-")
    if text.plain[at].isupper() or len(parts) != 2 or min(map(len, parts)) < 2 or parts[0] in PREFIXES:
        return False
    return not all(map(given_name, parts)) and (
        not all(map(ordinary, parts)) or all(frequency(part) != EVERYDAY for part in parts)
    )


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
    return len(words) == 1 or is_speaker(label) or bool(re.fullmatch(r"[a-z]+(?:-[a-z]+)+", label))


def _span(text: Folded, start: int, end: int, confidence: float) -> Span:
    return Span(*text.where(start, end), span.HANDLE, None, (), "handles", confidence)
