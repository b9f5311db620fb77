"""The trail's own tables, and every record with a chain, are guarded without being asked."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from trail import guards
from trail.guards import installing, rules
from trail.guards.registry import register
from trail.heads import head_models


class TrailConfig(AppConfig):
    """The log of what was done."""

    name = "trail"
    label = "trail"

    def ready(self) -> None:
        """Register the guards; they are put in place after every `migrate`."""
        for table in ("trail_entry", "trail_payload", "trail_reading", "trail_leaf", "trail_checkpoint"):
            guards.append_only(table)
        for model in head_models():
            guards.chain_head(model._meta.db_table)
        guards.frozen_when("vault_key", "destroyed")
        register("vault_key", rules.kept)
        register("trail_entry", rules.linked)
        register("trail_key", rules.erased_by_entry)
        pre_migrate.connect(installing.before_migrate, dispatch_uid="trail-guards-down")
        post_migrate.connect(installing.after_migrate, dispatch_uid="trail-guards-up")
