"""What the page of a released summary shows of its file: how it was sealed, what was withheld, how it left."""

from dataclasses import dataclass

from django.conf import settings

from evidence.models import Handover, Summary, SummaryFile
from evidence.taken_out import CASE, READER, Counts, said_to, told_to

STEPS = ("drafted", "reviewed", "approved", "released")  # a database keeps no order in JSON


@dataclass(frozen=True)
class Leaving:
    """The file with its handovers in order. `withheld` is how often each class was taken out, `told` what /verify says
    of it, `approvals` are the steps with who took them."""

    file: SummaryFile
    handovers: list[Handover]
    withheld: Counts
    told: str
    approvals: list[tuple[str, str]]
    verify_url: str

    @property
    def last(self) -> Handover:
        """The handover that was made last; IndexError before the first."""
        return self.handovers[-1]

    @property
    def left(self) -> str:
        """Differs once anything became of a handover: their number, and how many wait."""
        return f"{len(self.handovers)}-{sum(one.waits for one in self.handovers)}"


def leaving(summary: Summary) -> Leaving:
    """What is known of the file of a released summary. For whoever reads the whole case."""
    file = SummaryFile.objects.select_related("key").defer("sealed").get(summary=summary)
    rows = file.handovers.select_related("made_by", "revoked_by").defer("copy")
    signed = file.manifest.get("approvals", {})
    return Leaving(
        file=file,
        handovers=list(rows),
        withheld=told_to(CASE, file.manifest),
        told=said_to(READER, file.manifest),
        approvals=[(step, signed[step]["name"]) for step in STEPS if step in signed],
        verify_url=f"{settings.BASE_URL}/verify",
    )
