from importlib import import_module

from django.apps import AppConfig

from trail import guards

#: What came in stays as it came, a lock stays shut, and what was let into a summary stays let in.
ATTACHED = (
    "attachment", "attachmentfile", "quarantine", "policeadvice", "attachmentswitch", "summary_attachments",
)  # fmt: skip


class EvidenceConfig(AppConfig):
    name = "evidence"
    label = "evidence"

    def ready(self) -> None:
        guards.state_follows_trail("evidence_summary", "case_id")
        guards.frozen_when("evidence_summary", "released_at")
        guards.append_only("evidence_summaryfile")
        guards.append_only("evidence_formfile")
        for table in ATTACHED:
            guards.append_only(f"evidence_{table}")
        import_module("evidence.guards")  # only now: its guards speak of the models
