"""What the page of a released summary shows of its file: how it was sealed, what was withheld, how it left."""

from dataclasses import dataclass

from django.conf import settings

from evidence.models import Handover, Summary, SummaryFile


@dataclass(frozen=True)
class Leaving:
    """The file with its handovers in order; `withheld` are classes with the number of places taken out."""

    file: SummaryFile
    handovers: list[Handover]
    withheld: list[tuple[str, int]]
    verify_url: str


def leaving(summary: Summary) -> Leaving:
    """What is known of the file of a released summary. For whoever reads the whole case."""
    file = SummaryFile.objects.select_related("key").defer("sealed").get(summary=summary)
    rows = file.handovers.select_related("made_by", "revoked_by").defer("copy")
    counts = [(kind.replace("_", " "), count) for kind, count in file.manifest.get("withheld", {}).items()]
    return Leaving(file, list(rows), counts, f"{settings.BASE_URL}/verify")
