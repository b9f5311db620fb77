"""The figures of the table, made of counts, with intervals by resampling whole cases."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

RESAMPLES = 500


@dataclass(frozen=True)
class Figure:
    """A share in per cent (or, with `per` 1000, a number in a thousand): `top` of `bottom`, both names of counts."""

    code: str
    label: str
    top: str
    bottom: str
    high_is_good: bool = True
    per: int = 100

    def of(self, counts: Counter[str]) -> float | None:
        """None where there was nothing to count."""
        return self.per * counts[self.top] / counts[self.bottom] if counts[self.bottom] else None


FIGURES = (
    Figure("direct_recall", "direct identifiers covered in full", "direct_ok", "direct"),
    Figure("known_people", "people of the roll", "known_ok", "known"),
    Figure("unknown_people", "people no list holds", "unknown_ok", "unknown"),
    Figure("structured", "structured identifiers", "structured_ok", "structured"),
    Figure("speakers", "speaker labels of chats", "speakers_ok", "speakers"),
    Figure("tier2", "initials, places, schools", "tier2_ok", "tier2"),
    Figure("token_leak", "tokens that leak", "tokens_leaked", "tokens", high_is_good=False),
    Figure("entities", "entities with no mention left", "entities_ok", "entities"),
    Figure("clean_passages", "passages without a leak", "clean", "passages"),
    Figure("precision", "precision of spans", "found_ok", "found"),
    Figure("other_words_lost", "other words lost", "other_lost", "other", high_is_good=False),
    Figure("word_traps", "ordinary words taken for names", "trap:word_hit", "trap:word", high_is_good=False),
    Figure("link_accuracy", "names given to the right person", "linked_ok", "linked"),
    Figure("links_open", "names left open", "mentions_open", "mentions", high_is_good=False),
    Figure("mixed_labels", "labels that mix two people", "labels_mixed", "labels", high_is_good=False),
    Figure("split_people", "people with two labels", "people_split", "people", high_is_good=False),
    Figure(
        "access_leak", "subject access: others left readable", "others_left", "others", high_is_good=False
    ),
    Figure("access_own_kept", "subject access: own data kept", "own_kept", "own"),
    Figure("told_gone", "sentences that show who told, taken out", "told_gone", "told"),
    Figure("quasi_warned", "descriptions warned of", "quasi_warned", "quasi"),
    Figure("quasi_false", "false warnings a 1,000 words", "quasi_false", "words", False, 1000),
    Figure("open_decisions", "open decisions a 1,000 words", "open_decisions", "words", False, 1000),
)


def total(cases: Sequence[Counter[str]]) -> Counter[str]:
    """All counts of all cases. Not `sum`: a count of nought must stay."""
    added: Counter[str] = Counter()
    for case in cases:
        added.update(case)
    return added


def intervals(cases: Sequence[Counter[str]], seed: int = 1) -> dict[str, tuple[float, float]]:
    """For each figure the middle 95 per cent of its values over resampled cases; cases, because templates and people
    repeat within them."""
    rng, drawn = Random(seed), []
    for _ in range(RESAMPLES):
        drawn.append(total(rng.choices(cases, k=len(cases))))
    found = {}
    for figure in FIGURES:
        values = sorted(value for counts in drawn if (value := figure.of(counts)) is not None)
        if values:
            low, high = (values[int(share * (len(values) - 1))] for share in (0.025, 0.975))
            found[figure.code] = (low, high)
    return found
