"""The ways in which people write numbers, dates and addresses."""

from datetime import date, timedelta
from random import Random

NAMES = "zero one two three four five six seven eight nine".split()
KEYCAP = "\ufe0f\u20e3"


def phone(rng: Random, number: str) -> str:
    """A number as offices write it."""
    if not number.startswith("07"):
        cut = 3 if number.startswith("020") else 4 if number[2] == "1" or number[3] == "1" else 5
        return rng.choice((number, f"{number[:cut]} {number[cut:-4]} {number[-4:]}"))
    return rng.choice((
        number, f"{number[:5]} {number[5:]}", f"{number[:5]}-{number[5:8]}-{number[8:]}",
        f"+44 {number[1:5]} {number[5:]}",
        f"+44 (0){number[1:5]} {number[5:8]} {number[8:]}", f"0044{number[1:]}",
    ))  # fmt: skip


def phone_odd(rng: Random, number: str) -> str:
    """A number as it is written so that a filter does not see it."""
    pairs = " ".join(NAMES[int(d)] for d in number)
    return rng.choice((
        f"{number[:3]}.{number[3:5]}.{number[5:8]}.{number[8:]}", " ".join(number), number.replace("0", "O"),
        pairs, pairs.replace("zero zero", "double zero", 1).replace("zero", "oh"), "".join(d + KEYCAP for d in number),
        f"{number[:5]} {number[5:8]}\n{number[8:]}", f"{number[:5]}*{number[5:8]}*{number[8:]}",
        "..".join((number[:3], number[3:6], number[6:9], number[9:])), f"({number[:5]}) {number[5:]}",
        f"{number[:5]}/{number[5:]}",
    ))  # fmt: skip


def email_said(rng: Random, address: str) -> str:
    name, _, host = address.partition("@")
    return rng.choice((
        f"{name.replace('.', ' dot ')} at {host.replace('.', ' dot ')}", f"{name} (at) {host}",
        f"{name}[at]{host.replace('.', '[dot]')}",
    ))  # fmt: skip


def born(rng: Random, iso: str) -> str:
    day = date.fromisoformat(iso)
    return rng.choice((
        f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day:%y}", f"{ordinal(day.day)} {day:%B %Y}",
        f"{day.day} {day:%b %Y}", f"{day:%Y-%m-%d}", f"{day:%d-%m-%y}", f"{day:%b} {ordinal(day.day)} {day.year}",
    ))  # fmt: skip


def day_of_work(rng: Random) -> str:
    """A day on which something happened: no date of birth."""
    day = date(2026, 1, 5) + timedelta(days=rng.randrange(200))
    return rng.choice((
        f"{day:%d/%m/%Y}", f"{day.day} {day:%B %Y}", f"{ordinal(day.day)} {day:%B}", f"{day:%a} {day.day} {day:%B}",
        f"{day:%Y-%m-%d}", f"{day:%d.%m.%y}",
    ))  # fmt: skip


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def time(rng: Random) -> str:
    hour, minute = rng.randint(8, 22), rng.choice(range(0, 60, 5))
    return rng.choice(
        (f"{hour}:{minute:02d}", f"{hour}.{minute:02d}", f"{(hour - 1) % 12 + 1}:{minute:02d}pm")
    )


def reference(rng: Random) -> str:
    number = rng.randint(1000, 9999)
    return rng.choice((
        f"INC-2026-{number}", f"CPOMS entry {number}", f"ticket #{number}", f"log {number}/26",
        f"MASH-{number}{number % 97}", f"order 44{number}18",
    ))  # fmt: skip


def room(rng: Random) -> str:
    return rng.choice((f"Room {rng.randint(1, 40)}", f"{rng.choice('ABC')}{rng.randint(1, 24)}"))


def money(rng: Random) -> str:
    return rng.choice((f"£{rng.randint(5, 300)}", f"£{rng.randint(5, 40)}.50"))


def figure(rng: Random) -> str:
    return rng.choice((
        f"£{rng.randint(5, 300)}", "KS3", "ISBN 9780141036144", f"{rng.randint(60, 99)}%", f"page {rng.randint(2, 60)}",
        f"form {rng.randint(7, 11)}{rng.choice('ABCX')}", f"version {rng.randint(1, 9)}.{rng.randint(0, 9)}",
        f"{rng.randint(2, 40)} minutes",
    ))  # fmt: skip


def helpline(rng: Random) -> str:
    return rng.choice(("0800 1111", "0808 800 5000", "101", "999", "116 123"))


def grouped(rng: Random, number: str, *sizes: int) -> str:
    """A number in groups of these sizes, parted by blanks or hyphens, or solid."""
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    return rng.choice((" ", "-", "")).join(parts) if rng.random() < 0.8 else number


def blanks(rng: Random, number: str, size: int) -> str:
    return (
        " ".join(number[i : i + size] for i in range(0, len(number), size)) if rng.random() < 0.5 else number
    )
