"""The same texts with everything that is taken out exchanged for something else: a reader must see no difference."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from evidence.redaction.apply import Release, cuts
from evidence.redaction.fold import fold_name
from evidence.redaction.school_forms import without
from evidence.redaction.sentences import sentence_end
from evidence.redaction.span import TELLING, Span
from workflows.audiences import MASK_SENTENCE

Other = Callable[[str, int], str]  # what stood there, and how many different ones came before it


class Exchange:
    """Gives each stretch another one, the same for the same name: a person stays one person. `other` makes them;
    they end no sentence and no line."""

    def __init__(self, other: Other) -> None:
        self._other = other
        self._given: dict[str, str] = {}

    def of(self, said: str) -> str:
        key = " ".join(fold_name(without(said))) or said
        if key not in self._given:
            self._given[key] = self._other(said, len(self._given))
        return self._given[key]


def swap(text: str, spans: Iterable[Span], release: Release, exchange: Exchange) -> tuple[str, list[Span]]:
    """The text with every stretch that this release takes out exchanged, and the spans where they are now. Spans
    that are taken out as one stretch all cover the new one, in the order in which they were applied."""
    spans, out, moved, at = list(spans), "", [], 0
    for cut, action in cuts(text, spans, release):
        stretch = text[cut.start : cut.end]
        ending = sentence_end(stretch) if action == MASK_SENTENCE else ""
        out += text[at : cut.start]
        start, out = len(out), out + exchange.of(stretch)
        inside = sorted((s for s in spans if cut.start <= s.start < cut.end), key=lambda s: (s.start, -s.end))
        ends = {TELLING: len(out) + len(ending)}  # that one is its sentence, stop and all
        moved += [replace(span, start=start, end=ends.get(span.type, len(out))) for span in inside]
        out, at = out + ending, cut.end
    return out + text[at:], moved


def longer(said: str, number: int) -> str:
    """Another name, longer than what stood there: letters alone, different for each number."""
    letters, rest = "", number
    while rest or not letters:
        rest, last = divmod(rest, 26)
        letters += chr(ord("a") + last)
    return "Q" + letters + "q" * (len(said) + 1)
