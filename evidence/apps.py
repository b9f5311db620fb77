from importlib import import_module

from django.apps import AppConfig

from trail import guards


class EvidenceConfig(AppConfig):
    name = "evidence"
    label = "evidence"

    def ready(self) -> None:
        guards.state_follows_trail("evidence_summary", "case_id")
        guards.frozen_when("evidence_summary", "released_at")
        guards.append_only("evidence_summaryfile")
        guards.append_only("evidence_formfile")
        import_module("evidence.guards")  # only now: its guards speak of the models
