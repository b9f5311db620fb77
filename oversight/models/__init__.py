"""The records of oversight: samples with their answers and reports, looked-up names, searches for one person."""

from oversight.models.glass import Glass
from oversight.models.report import AuditReport, ReportFile
from oversight.models.sample import Answer, Sample, SampledCase
from oversight.models.search import PersonSearch

__all__ = ["Answer", "AuditReport", "Glass", "PersonSearch", "ReportFile", "Sample", "SampledCase"]
