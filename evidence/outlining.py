"""What is left of a case for a reader who gets no narrative: what was done, when, and how much of each there is.

Nothing anybody wrote in their own words goes in: an account without names still tells the story of one child, and a
governor knows the school. The row `narrative` of the audience decides (workflows/audiences.toml).
"""

from collections import Counter
from dataclasses import replace

from evidence.sources import CHILD, Source
from workflows.audiences import KEEP, Audience

COUNTED = {
    "concern": ("concern", "concerns"), "note": ("note", "notes"), "step": ("step", "steps"),
    "referral": ("referral", "referrals"), "attachment": ("attachment", "attachments"),
}  # fmt: skip


def for_reader(sources: list[Source], audience: Audience) -> list[Source]:
    """The texts that this audience's summary is made from, in their order."""
    if audience.narrative == KEEP:
        return sources
    kept = [replace(source, text=source.outline) for source in sources if source.outline]
    after = sum(source.section == CHILD for source in kept)
    return [*kept[:after], Source(CHILD, "case:numbers", "In numbers", numbers(kept)), *kept[after:]]


def numbers(kept: list[Source]) -> str:
    """How many of each there are: "2 concerns, 1 note, 5 steps"."""
    found = Counter(source.key.partition(":")[0] for source in kept)
    return ", ".join(f"{found[kind]} {words[found[kind] != 1]}" for kind, words in COUNTED.items())
