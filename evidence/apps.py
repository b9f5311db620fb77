from importlib import import_module
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from evidence.erasable import ERASABLE
from trail import erasable, guards
from workflows import own_audiences

#: What came in stays as it came, a lock stays shut, and what was let into a summary stays let in.
ATTACHED = (
    "attachment", "attachmentfile", "quarantine", "policeadvice", "attachmentswitch", "summary_attachments",
)  # fmt: skip
#: What happens to a handover after it was made; everything else in its row stays.
HAPPENS = ("copy", "opened_at", "collected_at", "revoked_at", "revoked_by_id")


class EvidenceConfig(AppConfig):
    name = "evidence"
    label = "evidence"

    def ready(self) -> None:
        for name, (path, columns) in ERASABLE.items():
            erasable.register(self.get_model(name), path, columns)
        guards.state_follows_trail("evidence_summary", "case_id")
        guards.frozen_when("evidence_summary", "released_at")
        guards.append_only("evidence_summaryfile")
        guards.append_only("evidence_formfile")
        for table in ATTACHED:
            guards.append_only(f"evidence_{table}")
        guards.frozen_when("evidence_signingkey", "made_at", but=["retired_at"])
        guards.frozen_when("evidence_signingkey", "retired_at")
        guards.frozen_when("evidence_handover", "made_at", but=HAPPENS)
        guards.frozen_when("evidence_handover", "collected_at")
        import_module("evidence.guards")  # only now: its guards speak of the models
        import_module("evidence.on_paper")
        if settings.HANDRAIL_AUDIENCES:
            use_audiences(Path(settings.HANDRAIL_AUDIENCES))


def use_audiences(path: Path) -> None:
    """Puts the school's own audiences in use. Raises ImproperlyConfigured that names file, row and key."""
    try:
        own_audiences.use_file(path)
    except ValueError as fault:
        raise ImproperlyConfigured(f"HANDRAIL_AUDIENCES: {fault}") from fault
