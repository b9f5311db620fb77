from importlib import import_module

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Keys and sealed fields."""

    name = "vault"
    label = "vault"

    def ready(self) -> None:
        import_module("vault.starting").start(self)  # only now: it speaks of the models
