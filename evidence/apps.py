from importlib import import_module
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from trail import guards
from workflows import own_audiences


class EvidenceConfig(AppConfig):
    name = "evidence"
    label = "evidence"

    def ready(self) -> None:
        guards.state_follows_trail("evidence_summary", "case_id")
        guards.frozen_when("evidence_summary", "released_at")
        guards.append_only("evidence_summaryfile")
        guards.append_only("evidence_formfile")
        import_module("evidence.guards")  # only now: its guards speak of the models
        if settings.HANDRAIL_AUDIENCES:
            use_audiences(Path(settings.HANDRAIL_AUDIENCES))


def use_audiences(path: Path) -> None:
    """Puts the school's own audiences in use. Raises ImproperlyConfigured that names file, row and key."""
    try:
        own_audiences.use_file(path)
    except ValueError as fault:
        raise ImproperlyConfigured(f"HANDRAIL_AUDIENCES: {fault}") from fault
