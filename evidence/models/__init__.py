"""The records: summaries with their texts, redactions and files, the people of a case no roll holds, attachments."""

from evidence.models.attachment import Attachment, AttachmentFile, AttachmentSwitch, PoliceAdvice, Quarantine
from evidence.models.entry import SummaryEntry
from evidence.models.file import FormFile, SummaryFile
from evidence.models.form import ReferralForm
from evidence.models.handover import Handover
from evidence.models.person import CasePerson
from evidence.models.redaction import Redaction
from evidence.models.signing_key import SigningKey
from evidence.models.summary import Summary

__all__ = [
    "Attachment", "AttachmentFile", "AttachmentSwitch", "CasePerson", "FormFile", "Handover", "PoliceAdvice",
    "Quarantine", "Redaction", "ReferralForm", "SigningKey", "Summary", "SummaryEntry", "SummaryFile",
]  # fmt: skip
