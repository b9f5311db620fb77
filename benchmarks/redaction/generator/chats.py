"""A chat between the child and the other account, with the labels that stand before each line."""

from datetime import UTC, datetime, timedelta
from random import Random

from benchmarks.redaction.generator.cast import Actor, Case
from benchmarks.redaction.generator.deck import Deck
from benchmarks.redaction.generator.filling import Filling
from benchmarks.redaction.generator.mention import Mention


class Chats:
    """Writes chats; lines come round before any comes twice."""

    def __init__(self, rng: Random, lines: dict[str, list[str]]) -> None:
        self.rng = rng
        self.decks = {key: Deck(rng, cards) for key, cards in lines.items()}

    def write(self, filling: Filling) -> Filling:
        """A chat of 9 to 15 lines."""
        layout = self.decks["layouts"].deal()
        labels = {
            "O": self._label(filling.case.cast["O"], self.decks["other_labels"].deal(), filling.case),
            "A": self._label(filling.case.cast["A"], self.decks["child_labels"].deal(), filling.case),
        }
        now = datetime(2026, 1, 5, 18, tzinfo=UTC) + timedelta(minutes=self.rng.randrange(250_000))
        for _ in range(self.rng.randint(9, 15)):
            who = self.rng.choice("OA")
            now += timedelta(minutes=self.rng.randrange(4))
            line = self.decks["other_lines" if who == "O" else "child_lines"].deal()
            stamped = layout.replace("{time}", f"{now:%H:%M}").replace("{date}", f"{now:%d/%m/%Y}")
            self._line(filling, stamped.replace("{line}", line), labels[who], filling.case.cast[who])
        return filling

    def _label(self, actor: Actor, kind: str, case: Case) -> Mention:
        if kind in ("name", "nick", "first") and case.bearers("first", actor.first) < 2:
            name = (actor.nick if kind == "nick" and actor.nick else actor.first).lower()
            return Mention(name, "PERSON", "speaker_nickname" if kind == "nick" else "speaker_first")
        if kind in ("name", "nick", "first", "handle"):
            return Mention(actor.has["handle"], "HANDLE", "speaker")
        return Mention(kind, "")

    def _line(self, filling: Filling, line: str, label: Mention, actor: Actor) -> None:
        before, _, after = line.partition("{label}")
        filling.add(before)
        if label.type:
            filling.label(label, actor)
        else:
            filling.text += label.gold
        filling.add(after + "\n")
