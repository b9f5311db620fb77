"""The records of oversight: samples with their answers and reports, looked-up names, searches for one person; and what
was reckoned from the trails and worked out of cases."""

from oversight.models.glass import Glass
from oversight.models.letters import Letter
from oversight.models.listing import Listed, ListedAt
from oversight.models.reckoned import Noted, ReadBy, Reckoned, Timed
from oversight.models.report import AuditReport, ReportFile
from oversight.models.sample import Answer, Sample, SampledCase
from oversight.models.search import PersonSearch

__all__ = [
    "Answer", "AuditReport", "Glass", "Letter", "Listed", "ListedAt", "Noted", "PersonSearch", "ReadBy", "Reckoned",
    "ReportFile", "Sample", "SampledCase", "Timed",
]  # fmt: skip
