"""The whole of a set: roll, cases, passages. The same set and seed give the same bytes."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.redaction.generator.cast import Case, make_case
from benchmarks.redaction.generator.chats import Chats
from benchmarks.redaction.generator.deck import Deck, Decks
from benchmarks.redaction.generator.filling import Filling
from benchmarks.redaction.generator.roll import make_roll
from benchmarks.redaction.generator.words import pools

TEMPLATES = Path(__file__).parent / "templates"
#: The sets that the recognisers are tuned on, then those whose errors whoever tunes does not see.
TUNED: tuple[str, ...] = (
    "open", "second", "third", "fourth", "fresh", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
UNSEEN: tuple[str, ...] = ("thirteenth",)
SETS = (*TUNED, *UNSEEN)
OFFICE = ("action", "referral", "email", "minutes", "form")
#: What is no kind of its own for the command that reads the passages.
READ_AS = {
    "linking": "note", "chronology": "note", "call": "note", "pupil": "note", "message": "note", "letter": "email",
    "agency": "email", "group": "chat",
}  # fmt: skip
CASES, SEED = 200, 1


@cache
def templates(which: str) -> dict[str, dict[str, Any]]:
    """The template files of a set by kind of passage."""
    files = sorted((TEMPLATES / which).glob("*.toml"))
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in files}


def make_set(which: str, seed: int = SEED, cases: int = CASES) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The roll and the passages of a set, in the form that `manage.py redact` reads, with gold and traps."""
    if which not in SETS:
        raise ValueError(f"no set {which!r}: choose one of {', '.join(SETS)}")
    rng = Random(f"{which} {seed}")
    roll = make_roll(rng, which)
    writer = _Writer(rng, which, roll)
    return roll, [passage for n in range(cases) for passage in writer.case(make_case(rng, roll, which, n))]


class _Writer:
    def __init__(self, rng: Random, which: str, roll: dict[str, Any]) -> None:
        self.rng, self.which = rng, which
        self.firsts = Counter(person["first"].lower() for person in roll["people"])
        self.names = Decks(rng, pools(which).get("forms"))
        found = templates(which)
        office = [*OFFICE, *sorted(found.keys() - {*OFFICE, "note", "chat", "linking"})]
        self.chats = Chats(rng, found["chat"])
        self.prose = {kind: Deck(rng, found[kind]["passages"]) for kind in ("note", *office)}
        self.linking = {plot: Deck(rng, texts) for plot, texts in found["linking"].items()}
        self.office = Deck(rng, office)

    def case(self, case: Case) -> list[dict[str, Any]]:
        """Seven or eight passages of a case: notes, chats, one about who is who, three from the office."""
        kinds = ["note", "note", "chat", "linking", *(self.office.deal() for _ in range(3))]
        kinds += ["chat"] if self.rng.random() < 0.6 else []
        self.rng.shuffle(kinds)
        return [self._passage(case, kind, number) for number, kind in enumerate(kinds)]

    def _passage(self, case: Case, kind: str, number: int) -> dict[str, Any]:
        self.names.chat = kind == "chat"
        filling = Filling(case, self.which, self.rng, self.names, self.firsts)
        if kind == "chat":
            self.chats.write(filling)
        else:
            filling.add((self.linking[case.plot] if kind == "linking" else self.prose[kind]).deal())
        return {
            "id": f"{self.which}-{case.id}-{number}", "case": case.id, "kind": READ_AS.get(kind, kind),
            "subject": case.cast["A"].id, "requester": case.cast["M"].id, "plot": case.plot,
            "case_handles": case.handles, "case_people": case.people(), "text": filling.text,
            "spans": filling.spans, "negatives": filling.negatives,
        } | ({"told_by": filling.told} if filling.told else {})  # fmt: skip
