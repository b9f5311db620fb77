"""Identifiers that belong to nobody: Ofcom's numbers for drama, NHS numbers from 999, RFC 5737 addresses."""

from random import Random

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UNUSED_PREFIXES = ("JR", "WX", "XY", "ZG", "ZT", "RT")
LETTERS = "ABCDEFGHJKLMNOPRSTUVWXY"
CITIES = ("0113 496 0", "0114 496 0", "0121 496 0", "0161 496 0")


def digits(rng: Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def mobile(rng: Random) -> str:
    """Eleven digits from Ofcom's mobile range for drama."""
    return "07700900" + digits(rng, 3)


def telephone(rng: Random) -> str:
    """Eleven digits: mostly a mobile, else one of Ofcom's other ranges for drama."""
    other = ["01632960", "020 7946 0", *CITIES]
    start = "07700900" if rng.random() < 0.75 else rng.choice(other)
    start = start.replace(" ", "")
    return start + digits(rng, 11 - len(start))


def upn(rng: Random) -> str:
    """A unique pupil number with its right check letter (DfE: weights 2 to 13, remainder by 23)."""
    body = "8" + digits(rng, 11)
    total = sum(int(d) * weight for d, weight in zip(body, range(2, 14), strict=True))
    return UPN_LETTERS[total % 23] + body


def nhs(rng: Random) -> str:
    """Ten digits with the right check digit (remainder by 11), from the range 999 kept for tests."""
    while True:
        body = "999" + digits(rng, 6)
        check = 11 - sum(int(d) * weight for d, weight in zip(body, range(10, 1, -1), strict=True)) % 11
        if check != 10:
            return body + str(check % 11)


def nino(rng: Random) -> str:
    """A National Insurance number with a prefix that is hardly given out."""
    return rng.choice(UNUSED_PREFIXES) + digits(rng, 6) + rng.choice("ABCD")


def plate(rng: Random) -> str:
    """A vehicle's registration: the current style with years never issued, else one of the older styles."""
    letters = "".join(rng.choice(LETTERS) for _ in range(6))
    style = rng.random()
    if style < 0.6:
        return f"{letters[:2]}{rng.choice(range(32, 50))} {letters[2:5]}"
    number = rng.randint(100, 999)
    return f"{letters[0]}{number} {letters[1:4]}" if style < 0.8 else f"{letters[:3]} {number}{letters[3]}"


def iban(rng: Random) -> str:
    """A British IBAN of no bank, remainder 1 by 97 (ISO 13616)."""
    bank = "".join(rng.choice("KMXZWJ") for _ in range(4)) + digits(rng, 14)
    number = int("".join(str(int(c, 36)) for c in bank + "GB00"))
    return f"GB{98 - number % 97:02d}{bank}"


def ip(rng: Random) -> str:
    return rng.choice(("192.0.2", "198.51.100", "203.0.113")) + f".{rng.randint(2, 250)}"


def one_wrong(rng: Random, written: str) -> str:
    """The same with its last digit but two changed: a slip of the pen."""
    at = [place for place, char in enumerate(written) if char.isdigit()][-3]
    return written[:at] + rng.choice([d for d in "0123456789" if d != written[at]]) + written[at + 1 :]
