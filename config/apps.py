from importlib import import_module
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.management import call_command
from django.db.models.signals import post_migrate

from config import checks
from workflows import policy_checks
from workflows.overlays.reading import read_folder


class ConfigConfig(AppConfig):
    name = "config"
    label = "config"
    verbose_name = "Wiring"

    def ready(self) -> None:
        checks.register_all()
        import_module("config.overlay_check")  # only now: it speaks of the models
        policy_checks.check()  # a policy that is wrong must not start
        read_folder(settings.HANDRAIL_OVERLAYS)  # nor one with own rows that lower it
        # Rooms without models, like this one, are passed over when the signal goes round.
        post_migrate.connect(make_cache_table, sender=apps.get_app_config("people"))


def make_cache_table(*, using: str, **_: Any) -> None:
    """`migrate` alone makes every table, the one that counts sign-in attempts included."""
    call_command("createcachetable", database=using, verbosity=0)
