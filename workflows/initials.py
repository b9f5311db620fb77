"""Initials instead of names: a record that says "JB" cannot be read in two years, nor redacted (peers' complaint 2)."""

import re

DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){1,3}[A-Z](?!\w)\.?")
BARE = re.compile(r"(?<![\w.'’/-])[A-Z]{2,3}(?![\w/-])")
MOST = 5  # enough to be understood; the page is no list of faults
SHOUTING = 0.6  # share of capitals from which capitals say nothing

#: Short forms that schools write every day and that stand for no person.
KNOWN = frozenset(
    """AI AM AR ASD BBC BTW CCE CD CEO CIN CP CSE DM DMS DOB DSL DT DVD EAL EHC EU FYI GIF GP GPS HOD HOY HR ICT ID
    II III IM IP IT IV IX KS LA LAC LAN LOL LSA MFL MP MMO NHS NPC OK OMG PA PC PE PM PPA PS PTA QR RE RS SEN SLT SMS
    TA TBC TV UK UN URL US USA VI VII VIP VPN VR XI XII XP YOB""".split()
)


def find(text: str) -> list[str]:
    """The initials that seem to stand for people, each once, in order, at most five. A hint, never a refusal."""
    found = DOTTED.findall(text) + ([] if shouts(text) else BARE.findall(text))
    named = {plain(one): one.strip() for one in found if plain(one) not in KNOWN}
    return sorted(named.values(), key=text.index)[:MOST]


def plain(initials: str) -> str:
    """The letters alone."""
    return re.sub(r"[^A-Z]", "", initials)


def shouts(text: str) -> bool:
    """Whether most letters are capitals, so that a short word in capitals means nothing."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > SHOUTING * len(letters)
