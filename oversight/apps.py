from django.apps import AppConfig

from trail import guards


class OversightConfig(AppConfig):
    name = "oversight"
    label = "oversight"

    def ready(self) -> None:
        for table in ("sample", "glass", "reportfile"):
            guards.append_only(f"oversight_{table}")
