from django.apps import AppConfig

from trail import guards


class BenchConfig(AppConfig):
    """Tables for the benchmark alone."""

    name = "benchmarks.trail"
    label = "bench"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The record with a trail is guarded as a case is."""
        guards.state_follows_trail("bench_chained", "id")
