from django.apps import AppConfig


class BenchConfig(AppConfig):
    """Tables for the benchmark alone."""

    name = "benchmarks.trail"
    label = "bench"
    default_auto_field = "django.db.models.BigAutoField"
