"""What happens when the program starts, and after `migrate`."""

from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.models.signals import post_migrate

from vault import ring
from vault.errors import CannotUnseal
from vault.kinds import INDEX, INSTALLATION
from vault.models import Key


def start(vault: AppConfig) -> None:
    """Connects what is below."""
    register(masters_fit, Tags.database)
    post_migrate.connect(make_own_keys, sender=vault, dispatch_uid="vault-own-keys")


def make_own_keys(using: str, **_: Any) -> None:
    """The keys of the installation are there from the first `migrate` on."""
    ring.forget()
    if using == "default" and _has_table(using):
        for kind in (INSTALLATION, INDEX):
            ring.current(kind)


def masters_fit(databases: Any = (), **_: Any) -> list[CheckMessage]:
    """`migrate` and `check --database default` stop where a master key is missing or another one."""
    if "default" not in (databases or ()) or not _has_table("default"):
        return []
    try:
        ring.see_that_masters_fit()
    except CannotUnseal as error:
        return [Error(str(error), id="vault.E001")]
    return []


def _has_table(using: str) -> bool:
    return Key._meta.db_table in connections[using].introspection.table_names()
