"""A template with its slots filled, and where the gold is.

Slots: `{A}` a name of the person who plays part A, in the form that is next in the deck; `{A.full}`, `{A.phone}` a
certain form or identifier; `{A.they}` a pronoun; `{AB}` the first name that A and B share; `{school}`,
`{school.local}`, `{school.unknown}`; `{'s}` one of two apostrophes; `{!word:Hope}`, `{!date}` what must stay;
`{?A:the only ...}` a description that points to A; `{<B}` and `{>}` around the sentences
that show that B told the school.
"""

import re
from dataclasses import dataclass, field
from random import Random
from typing import Any

from benchmarks.redaction.generator.cast import Actor, Case
from benchmarks.redaction.generator.clear import clear_form, is_open
from benchmarks.redaction.generator.deck import Decks
from benchmarks.redaction.generator.forms_rare import ALL
from benchmarks.redaction.generator.identifiers import PRONOUNS, TRAPS, WRITERS
from benchmarks.redaction.generator.mention import Mention
from benchmarks.redaction.generator.words import listed, pools

SLOT = re.compile(r"\{([^{}]+)\}")
OTHER_NAME = frozenset({"other_handle", "at", "other_link", "cashtag", "pay_at"})
#: How often a number that has a check digit is written with a digit wrong.
SLIPS = 0.25
ONLINE = OTHER_NAME | {"handle", "link", "pay_link"}


@dataclass
class Filling:
    """One passage in the making."""

    case: Case
    which: str
    rng: Random
    decks: Decks
    roll_firsts: dict[str, int]
    text: str = ""
    spans: list[dict[str, Any]] = field(default_factory=list)
    negatives: list[dict[str, Any]] = field(default_factory=list)
    latest: dict[str, str] = field(default_factory=dict)
    told: list[dict[str, Any]] = field(default_factory=list)

    def add(self, template: str) -> "Filling":
        at = 0
        for slot in SLOT.finditer(template):
            self.text += template[at : slot.start()]
            self._fill(slot.group(1))
            at = slot.end()
        self.text += template[at:]
        return self

    def label(self, mention: Mention, actor: Actor) -> None:
        """The speaker's label before a line of a chat."""
        known = actor.known or mention.gold in self.case.handles
        self._gold(mention, actor, known=known)

    def _fill(self, slot: str) -> None:
        if slot == "'s":
            self.text += self.rng.choice(("'s", "’s"))
        elif slot.startswith("!"):
            self._trap(*slot[1:].partition(":")[::2])
        elif slot.startswith("?"):
            part, _, words = slot[1:].partition(":")
            self._gold(Mention(words, "QUASI", "relational", tier=2), self.case.cast[part])
        elif slot.startswith("<"):
            self.told.append({"start": len(self.text), "person": self.case.cast[slot[1]].id})
        elif slot == ">":
            self.told[-1] |= {"end": len(self.text), "text": self.text[self.told[-1]["start"] :]}
        elif slot.startswith("school"):
            self._school(slot.partition(".")[2] or "own")
        else:
            self._person(*slot.partition(".")[::2])

    def _trap(self, kind: str, words: str) -> None:
        self.negatives.append({"start": len(self.text), "text": words or TRAPS[kind](self.rng), "cls": kind})
        self.text += self.negatives[-1]["text"]
        self.negatives[-1]["end"] = len(self.text)

    def _school(self, whose: str) -> None:
        names = pools(self.which)[self.which]
        others = listed(names["local_schools" if whose == "local" else "unknown_schools"])
        name = self.rng.choice([names["school"]] if whose == "own" else others)
        self._gold(Mention(name, "SCHOOL", whose, tier=2), None, known=whose != "unknown")

    def _person(self, part: str, asked: str) -> None:
        if len(part) > 1:
            first = self.case.cast[part[0]]
            return self._gold(Mention(first.first, "PERSON", "shared_first"), first, ambiguous=True)
        actor = self.case.cast[part]
        if asked in PRONOUNS:
            self.text += PRONOUNS[asked][actor.gender]
            return None
        if asked in WRITERS:
            slip = f"{asked}_wrong" if f"{asked}_wrong" in WRITERS and self.rng.random() < SLIPS else asked
            return self._gold(WRITERS[slip](actor, self.rng), actor, known=self._is_known(asked, actor))
        name = self._form(asked or self.decks.form(actor), actor)
        made = ALL[name](actor, self.rng)
        self._gold(made, actor, ambiguous=self._is_open(name, actor))
        self.latest[actor.first.lower()] = actor.id
        return None

    def _form(self, name: str, actor: Actor) -> str:
        """The form asked for; the plain first name where it does not suit; a fuller one where it would be unclear."""
        suits = ALL[name](actor, self.rng) is not None
        return clear_form(name if suits else "first", actor, self.case, self.latest)

    def _is_open(self, name: str, actor: Actor) -> bool:
        return is_open(name, actor, self.case, self.latest, self.roll_firsts)

    def _is_known(self, asked: str, actor: Actor) -> bool:
        online = actor.has.get("other_handle" if asked in OTHER_NAME else "handle")
        return actor.known or (asked in ONLINE and online in self.case.handles)

    def _gold(
        self, mention: Mention, actor: Actor | None, *, known: bool | None = None, ambiguous: bool = False
    ) -> None:
        self.text += mention.before
        start = len(self.text)
        self.text += mention.gold
        span = {
            "start": start, "end": len(self.text), "text": mention.gold, "type": mention.type,
            "person": actor.id if actor else None, "role": actor.role if actor else None,
            "known": known if known is not None else bool(actor and actor.known),
            "variant": mention.variant, "tier": mention.tier,
        }  # fmt: skip
        self.spans.append(span | ({"ambiguous": True} if ambiguous else {}))
        self.text += mention.after
