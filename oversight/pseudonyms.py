"""Labels for people in one trail: a letter each, in the order in which they first appear. Never a name."""

import string
from collections.abc import Iterable, Mapping
from typing import Any

from trail import SYSTEM
from workflows import roles as r

TITLES = {
    r.STAFF: "Teacher",
    r.REPORTER: "Reporter",
    r.PASTORAL: "Pastoral staff",
    r.DEPUTY: "Deputy DSL",
    r.LEAD: "DSL",
    r.HEAD: "Head",
    r.CHAIR: "Chair",
    r.GOVERNOR: "Governor",
    r.TRUST_LEAD: "Trust lead",
    r.AUDITOR: "Auditor",
    r.DPO: "Data protection officer",
    r.IT: "IT",
    r.SECOND_PERSON: "Second person",
    r.ASSIGNED: "Assigned person",
}


class Labels:
    """The same person has the same letter throughout a trail, whatever role they act in.

    Entries are only ever added, so a letter once given never changes.
    """

    def __init__(self, acts: Iterable[Mapping[str, Any]]) -> None:
        self._letters: dict[str, str] = {}
        self._titles: dict[str, str] = {}  # for acts whose role was not recorded
        for says in acts:
            actor = str(says.get("actor", ""))
            if actor not in ("", SYSTEM.id):
                self._letters.setdefault(actor, letter(len(self._letters)))
            if says.get("role") in TITLES:
                self._titles.setdefault(actor, TITLES[says["role"]])

    def actor(self, says: Mapping[str, Any]) -> str:
        """Who acted, by role and letter: "DSL A", "Teacher B", "Handrail"."""
        if says.get("actor") == SYSTEM.id:
            return SYSTEM.name
        actor = str(says.get("actor"))
        title = TITLES.get(str(says.get("role"))) or self._titles.get(actor, "Person")
        return f"{title} {self._letters.get(actor, '?')}"

    def people(self) -> dict[str, str]:
        """Everybody who acted: their letter, and who they are by number."""
        return {found: number for number, found in self._letters.items()}

    def person(self, number: object) -> str:
        """Somebody an entry speaks of: their letter where they appear themselves."""
        found = self._letters.get(str(number))
        return f"person {found}" if found else "a person"


def letter(place: int) -> str:
    """A to Z, then AA, AB and so on."""
    more, rest = divmod(place, 26)
    return (letter(more - 1) if more else "") + string.ascii_uppercase[rest]
