"""What an online name looks like: letters with digits and signs among them, names glued to words, words as one."""

import re

from evidence.redaction.context import CaseContext
from evidence.redaction.recognisers.full_names import bearers
from evidence.redaction.words import EVERYDAY, frequency, given_name, group, ordinary, proper, slip

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
    ".uk",
    ".eu",
    ".ie",
    ".online",
)
FILE = re.compile(
    r"\.(?:jpe?g|png|gif|pdf|docx?|xlsx?|mp[34]|mov|heic|txt|csv|pptx?|webp|zip|mov|msg|eml|rtf|odt)$"
)
NO_HANDLES = group("brands") | group("platforms") | group("places")
#: "DragonRogueTV", "TTVStormy", "NovaLynxHD": capitals that players put behind or before theirs.
CAPITALS = r"(?:TV|TTV|YT|HD|FX|XD|OG|UK|XO|XX|GG|PVP|VR|FC|LOL|IRL|BTW|MC|DJ|AJ|TM|JR|GT|PS|XL|CR|RL)"
PLAYER = re.compile(
    rf"(?:[A-Z]?[a-z]{{2,}})?(?:[A-Z][a-z]{{2,}})+{CAPITALS}|{CAPITALS}(?:[A-Z][a-z]{{2,}})+|[a-z]{{4,}}{CAPITALS}"
)
#: "patty-wavy-53": words and a number of two digits or more; a plan of a year is none.
NUMBERED = re.compile(
    r"(?!.*(?:year|key|stage|term|form|room|page|week|part|unit|section))[a-z]{3,}(?:-[a-z]{3,})+-(?!20\d\d)\d{2,4}"
)
STRETCHED = re.compile(r"(.)\1\1")
BRAND_CASE = re.compile(
    r"(?:Whats|You|Tik|Snap|Insta|Play|Face|i|e|Mc|Mac|O'|De|La|Le|Di|Child|Class|Safe|My|Pay|Linked|Power|Black)[A-Z]"
)

#: What people put before and behind their name, or a word, to make it an online name.
BEFORE = frozenset(
    "its itz it the real not notur ur im iam big lil mr miss queen king yt yo xx x da ya hey call just only".split()
)
BEHIND = frozenset(
    "irl xo xx x uk yt tv gg ig official gaming games plays show vids fc lol here only hq tho though"
    " fr rly plz pls again now".split()
)
LINKED = re.compile(r"([a-z]{4,12})(?:of|the|and|not|with|luvs|loves|vs)([a-z]{4,12})")
NOT_YOUR = re.compile(r"(?:notur|notyour|notmy|itsur|urlocal|urfav)([a-z]{4,12})")
PREFIXES = frozenset(
    "ex non anti pro pre post mid self co sub multi semi half all over under step great grand".split()
)


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
    if NUMBERED.fullmatch(token) and not set(low.split("-")) & (group("months") | group("acronyms")):
        return True
    if _compound(low):
        return False
    letters = re.sub(r"[^a-z]", "", low)
    if re.search(r"\d", low):
        return (
            len(letters) > 3
            and not re.fullmatch(r"[A-Z]+[-.]?\d[\w-]*", token)
            and not re.fullmatch(r"\d[\d.,:]*[a-z]+|[a-z]+-\d+", low)
        )
    if re.fullmatch(r"[a-z]+(?:\.[a-z]+)+", low):
        return _dotted(token, low, case)
    return _camel(token) or _glued(low, case) or (token == low and _hyphened(low, case))


def _dotted(token: str, low: str, case: CaseContext) -> bool:
    """ "frosty.builder", "mellow.lynx.gg", "o.jace.o", "regan.xo"; no "home.i", no "e.g"."""
    if _is_sentence_slip(token):
        return False
    parts = low.split(".")
    longest = max(map(len, parts))
    if longest < 3 or all(len(part) > 2 for part in parts):
        return longest > 2
    if len(parts) > 2:
        return not token[0].isupper()
    short, other = sorted(parts, key=len)
    return (short in BEHIND or not ordinary(short)) and (_is_a_name(other, case) or short in BEHIND)


def _hyphened(low: str, case: CaseContext) -> bool:
    """ "frozen-rob": a word, and a name of the case or one that is nothing else."""
    word, sign, name = low.partition("-")
    if not sign or not name.isalpha() or len(word) < 4 or word in PREFIXES or not ordinary(word):
        return False
    return (_is_a_name(name, case) and not _is_a_name(word, case)) or (
        name in case.strangers and not ordinary(name)
    )


def _is_a_name(low: str, case: CaseContext) -> bool:
    """A name of the case, or a first name that is no word."""
    return low in case.near.words or low in case.strangers or (given_name(low) and not ordinary(low))


def _decorated(low: str, case: CaseContext) -> bool:
    """ "skyirl", "theharveyshow", "itsbob": a name between the words that people put around theirs."""
    for start in [""] + [word for word in BEFORE if low.startswith(word)]:
        for end in [""] + [word for word in BEHIND if low.endswith(word)]:
            name = low[len(start) : len(low) - len(end)]
            if len(name) > 2 and (start or end) and _is_a_name(name, case):
                return True
    return False


def _run_together(low: str) -> bool:
    """ "parrotofmellow", "noturweasel": words that nobody writes as one."""
    linked = LINKED.fullmatch(low)
    if linked and all(map(ordinary, linked.groups())):
        return any(frequency(word) != EVERYDAY for word in linked.groups())
    return bool((other := NOT_YOUR.fullmatch(low)) and ordinary(other.group(1)))


def _between_crosses(token: str, low: str) -> bool:
    """ "xXsilentfoxXx", also in small letters."""
    if re.fullmatch(r"(?:xo[a-z]{3,}ox|zz[a-z]{3,}zz)", low):
        return True
    if re.fullmatch(r"xx[a-z0-9]{5,}xx", low) and not STRETCHED.search(low[2:-2]):
        return True
    return bool(re.fullmatch(r"x{1,3}_?.{3,}?_?x{1,3}", low) and re.search("[xX][A-Z_]", token))


def _is_sentence_slip(token: str) -> bool:
    """ "home.She" is a missing space, "frosty.builder" is a name."""
    first, *others = token.split(".")
    large = [part for part in others if part[:1].isupper()]
    meant = first[:1].isupper() and large == others and frequency(others[-1].lower()) != EVERYDAY
    return (bool(large) and not meant) or token.lower().endswith(SITES)


def _compound(low: str) -> bool:
    """ "24-hour", "under-18s", "kcsie-september-2025": words and numbers joined by hyphens."""
    parts = re.split(r"[-\u2013]", low)
    return len(parts) > 1 and all(
        part.rstrip("s").isdigit() or ordinary(part) or part in group("months") or part in group("acronyms")
        for part in parts
    )


def _camel(token: str) -> bool:
    if PLAYER.fullmatch(token):
        return True
    return bool(re.fullmatch(r"(?:[A-Z]?[a-z]{2,}){1}(?:[A-Z][a-z]{2,})+", token)) and not BRAND_CASE.match(
        token
    )


def _glued(low: str, case: CaseContext) -> bool:
    key = f"{low}+"
    if key not in case.cache:
        case.cache[key] = _holds_a_name(low, case) and not slip(low)
    return bool(case.cache[key])


def _holds_a_name(low: str, case: CaseContext) -> bool:
    if (
        not low.isalpha()
        or not 5 < len(low) < 41
        or STRETCHED.search(low)
        or ordinary(low)
        or proper(low)
        or low in NO_HANDLES
        or bearers(case, low)
    ):
        return False
    if _decorated(low, case) or _run_together(low):
        return True
    if len(low) < 7:
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
