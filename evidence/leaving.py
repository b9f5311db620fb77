"""What the page of a released summary shows of its file: how it was sealed, what was withheld, how it left."""

from dataclasses import dataclass

from django.conf import settings

from evidence.models import Handover, Summary, SummaryFile

STEPS = ("drafted", "reviewed", "approved", "released")  # a database keeps no order in JSON


@dataclass(frozen=True)
class Leaving:
    """The file with its handovers in order. `withheld` are classes with the number of places taken out, `approvals` the
    steps with who took them."""

    file: SummaryFile
    handovers: list[Handover]
    withheld: list[tuple[str, int]]
    approvals: list[tuple[str, str]]
    verify_url: str


def leaving(summary: Summary) -> Leaving:
    """What is known of the file of a released summary. For whoever reads the whole case."""
    file = SummaryFile.objects.select_related("key").defer("sealed").get(summary=summary)
    rows = file.handovers.select_related("made_by", "revoked_by").defer("copy")
    counts, signed = file.manifest.get("withheld", {}), file.manifest.get("approvals", {})
    return Leaving(
        file=file,
        handovers=list(rows),
        withheld=[(kind.replace("_", " "), counts[kind]) for kind in sorted(counts)],
        approvals=[(step, signed[step]["name"]) for step in STEPS if step in signed],
        verify_url=f"{settings.BASE_URL}/verify",
    )
