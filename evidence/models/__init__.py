"""The records: summaries with their texts, redactions and files, and the people of a case no roll holds."""

from evidence.models.entry import SummaryEntry
from evidence.models.file import SummaryFile
from evidence.models.person import CasePerson
from evidence.models.redaction import Redaction
from evidence.models.summary import Summary

__all__ = ["CasePerson", "Redaction", "Summary", "SummaryEntry", "SummaryFile"]
