"""Every text of the case is in the summary once, as it stands now; what is left out is left out on purpose."""

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from evidence.models import SummaryEntry
from evidence.pdf.document import Document
from evidence.pdf.refused import GateRefused
from evidence.redaction.redacted import RedactedText
from evidence.sources import ATTACHMENTS, Source

FILE = Path(__file__).with_name("coverage.toml")


@cache
def decided() -> dict[str, str]:
    """What a summary does with each field that can hold words, by "model.field": printed, codes or left_out.
    Raises ValueError for a field that stands in two tables."""
    fates: dict[str, str] = {}
    for fate, rows in tomllib.loads(FILE.read_text("utf-8")).items():
        for model, fields in rows.items():
            for field in fields.split() if isinstance(fields, str) else fields:
                if f"{model}.{field}" in fates:
                    raise ValueError(f"{FILE.name}: {model}.{field} stands there twice")
                fates[f"{model}.{field}"] = fate
    return fates


def check_coverage(
    sources: Sequence[Source], entries: Sequence[tuple[SummaryEntry, RedactedText]], document: Document
) -> None:
    """Raises GateRefused where a text of the case is missing, changed, or printed other than once. Attachments are
    no texts of the case: the worker that read them wrote what stands for each."""
    known = [(s.section, s.key, s.heading, s.text) for s in sources]
    own = [entry for entry, _ in entries if entry.section != ATTACHMENTS]
    if known != [(e.section, e.source, e.heading, e.text) for e in own]:
        raise GateRefused("the summary does not hold every text of the case as it stands")
    printed = [entry for section in document.sections for entry in section.entries]
    if [entry.ref for entry in printed] != [entry.ref for entry, _ in entries]:
        raise GateRefused("an entry is missing from the file or stands in it twice")
    for entry, (_, text) in zip(printed, entries, strict=True):
        if entry.text != text:
            raise GateRefused("an entry would be printed with another text than its own", entry=entry.ref)
