"""Names, numbers and payment names that a contact uses, made comparable: "@Wolf_Rider88" is "wolf rider 88"."""

import re
import unicodedata

import phonenumbers

SHORTEST = 4  # letters and digits: "max" is everybody's name
PARTS = re.compile(r"[\n\r,;/|]+|\s+(?:and|or|also|aka|on|in)\s+", re.IGNORECASE)
#: Words that stand beside a name and are none: they would join cases that have nothing in common.
EVERYDAY = frozenset(
    """discord facebook fortnite instagram kick messenger minecraft roblox signal skype snapchat steam telegram tiktok
    twitch twitter whatsapp youtube unknown notknown noname game gaming chat online phone school""".split()
)
BESIDE = re.compile(r"[\W_]+")


def names_in(text: str) -> set[str]:
    """The names of a list somebody typed, one a line or with commas between, each made comparable."""
    folded = (BESIDE.sub("", unicodedata.normalize("NFKC", part).casefold()) for part in PARTS.split(text))
    return {f"name:{name}" for name in folded if _tells(name)}


def _tells(name: str) -> bool:
    return len(name) >= SHORTEST and not name.isdigit() and name not in EVERYDAY


def numbers_in(text: str) -> set[str]:
    """The telephone numbers in a text, British where no country is given, as +447700900123."""
    found = phonenumbers.PhoneNumberMatcher(text, "GB", leniency=phonenumbers.Leniency.POSSIBLE)
    e164 = phonenumbers.PhoneNumberFormat.E164
    return {f"number:{phonenumbers.format_number(one.number, e164)}" for one in found}
