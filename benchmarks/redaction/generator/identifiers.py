"""What a template may ask for of a person beside the name: numbers, addresses, online names."""

from collections.abc import Callable
from random import Random

from benchmarks.redaction.generator import ways, ways_rare
from benchmarks.redaction.generator.cast import Actor
from benchmarks.redaction.generator.mention import Mention
from benchmarks.redaction.generator.numbers import one_wrong

Writer = Callable[[Actor, Random], Mention]


def _plain(kind: str, key: str, variant: str, write: Callable[[Random, str], str] | None = None) -> Writer:
    def mention(actor: Actor, rng: Random) -> Mention:
        value = actor.has[key]
        return Mention(write(rng, value) if write else value, kind, variant)

    return mention


def _wrong(write: Callable[[Random, str], str]) -> Callable[[Random, str], str]:
    return lambda rng, value: write(rng, one_wrong(rng, value))


def _upn(rng: Random, value: str) -> str:
    return rng.choice((value, f"{value[0]} {value[1:]}", value.lower()))


def _nhs(rng: Random, value: str) -> str:
    return ways.grouped(rng, value, 3, 3, 4)


def _nino(rng: Random, value: str) -> str:
    return ways.blanks(rng, value, 2)


def _iban(rng: Random, value: str) -> str:
    return ways.blanks(rng, value, 4)


def _sort(rng: Random, value: str) -> str:
    return rng.choice((" ", "-")).join((value[:2], value[2:4], value[4:]))


def _plate(rng: Random, value: str) -> str:
    return rng.choice((value, value.replace(" ", ""), value.replace(" ", "").lower()))


def _postcode(rng: Random, value: str) -> str:
    return rng.choice((value, value, value.replace(" ", ""), value.lower()))


def _street(rng: Random, value: str) -> str:
    return value.partition(",")[0].lower()


def _town(actor: Actor, rng: Random) -> Mention:
    town = actor.has["address"].rpartition(", ")[2]
    low = rng.random() < 0.5
    return Mention(town.lower() if low else town, "LOCATION", "town_lower" if low else "town", tier=2)


def _class(actor: Actor, rng: Random) -> Mention:
    """Beside a name the form narrows it down to some thirty children."""
    name = f"{actor.roll['year']}{rng.choice('ABCDKLMNRSTVWXY')}"
    return Mention(rng.choice((name, f"form {name}")), "QUASI", "form", tier=2)


def _link(rng: Random, handle: str) -> str:
    starts = ("https://t.me/", "t.me/", "snapchat.com/add/", "www.instagram.com/", "discord.gg/", "wa.me/")
    return rng.choice(starts) + handle.replace(" ", "")


def _tag(rng: Random, handle: str) -> str:
    return "£" + handle.replace(".", "").replace("_", "")


WRITERS: dict[str, Writer] = {
    "phone": _plain("PHONE", "phone", "plain", ways.phone),
    "phone_odd": _plain("PHONE", "phone", "odd", ways.phone_odd),
    "phone_own": _plain("PHONE", "phone_own", "own"),
    "email": _plain("EMAIL", "email", "plain"),
    "email_said": _plain("EMAIL", "email", "said", ways.email_said),
    "address": _plain("ADDRESS", "address", "full"),
    "street": _plain("ADDRESS", "address", "lower_street", _street),
    "postcode": _plain("POSTCODE", "postcode", "plain", _postcode),
    "low_postcode": _plain(
        "POSTCODE", "postcode", "lower_compact", lambda rng, v: v.replace(" ", "").lower()
    ),
    "postcode_own": _plain("POSTCODE", "postcode_own", "own"),
    "town": _town,
    "form": _class,
    "dob": _plain("DOB", "dob", "plain", ways.born),
    "dob_own": _plain("DOB", "dob_own", "own"),
    "upn": _plain("UPN", "upn", "valid", _upn),
    "upn_wrong": _plain("UPN", "upn", "one_wrong", _wrong(_upn)),
    "nhs": _plain("NHS", "nhs", "valid", _nhs),
    "nhs_wrong": _plain("NHS", "nhs", "one_wrong", _wrong(_nhs)),
    "nino": _plain("NINO", "nino", "valid", _nino),
    "vrm": _plain("VRM", "vrm", "plain", _plate),
    "vrm_own": _plain("VRM", "vrm_own", "own"),
    "iban": _plain("IBAN", "iban", "valid", _iban),
    "iban_wrong": _plain("IBAN", "iban", "one_wrong", _wrong(_iban)),
    "sort": _plain("BANK", "sort", "sort_code", _sort),
    "account": _plain("BANK", "account", "account"),
    "ip": _plain("IP", "ip", "plain"),
    "username": _plain("USERNAME", "username", "plain"),
    "handle": _plain("HANDLE", "handle", "in_text"),
    "other_handle": _plain("HANDLE", "other_handle", "in_text"),
    "at": _plain("HANDLE", "other_handle", "at", lambda rng, v: "@" + v),
    "link": _plain("URL", "handle", "link", _link),
    "other_link": _plain("URL", "other_handle", "link", _link),
    "pay_link": _plain("PAYMENT", "handle", "pay_link", lambda rng, v: "paypal.me/" + v),
    "cashtag": _plain("PAYMENT", "other_handle", "cashtag", _tag),
    "pay_at": _plain("PAYMENT", "other_handle", "pay_at", lambda rng, v: "@" + v),
    "phone_said": _plain("PHONE", "phone", "said", ways_rare.dialled_aloud),
    "dob_any": _plain("DOB", "dob", "any_style", ways_rare.birthday),
    "any_vrm": _plain("VRM", "vrm", "any_style", ways_rare.mark),
    "part_vrm": _plain("VRM", "vrm", "part", ways_rare.end_of_mark),
    "any_postcode": _plain("POSTCODE", "postcode", "any_style", ways_rare.postcode),
    "passport": _plain("OFFICIAL", "nhs", "passport", ways_rare.passport),
    "uln": _plain("OFFICIAL", "nhs", "learner", ways_rare.learner),
    "uci": _plain("OFFICIAL", "nhs", "candidate", ways_rare.candidate),
}

PRONOUNS = {
    "they": {"F": "she", "M": "he"}, "their": {"F": "her", "M": "his"}, "them": {"F": "her", "M": "him"},
    "They": {"F": "She", "M": "He"}, "Their": {"F": "Her", "M": "His"}, "THEY": {"F": "SHE", "M": "HE"},
    "themself": {"F": "herself", "M": "himself"}, "parent": {"F": "mother", "M": "father"},
    "mum": {"F": "mum", "M": "dad"},
    "grandparent": {"F": "grandmother", "M": "grandfather"}, "nan": {"F": "nan", "M": "grandad"},
    "aunt": {"F": "auntie", "M": "uncle"},
}  # fmt: skip

#: What looks like a name or an identifier and is none.
TRAPS: dict[str, Callable[[Random], str]] = {
    "date": ways.day_of_work, "time": ways.time, "ref": ways.reference, "figure": ways.figure,
    "room": ways.room, "money": ways.money,
    "helpline": ways.helpline, "year": lambda rng: f"Year {rng.randint(7, 11)}",
}  # fmt: skip
