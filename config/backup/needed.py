"""Which keys a backup needs, by their ids: in the clear in its head, so that whoever lacks one is told which."""

from collections.abc import Mapping

from trail.checkpoints import signing
from trail.models import Entry, Reading
from vault import keys, ring
from vault.errors import KeyMissing
from vault.masters import LocalMasterKeys, masters

Ids = Mapping[str, list[str]]  # by the name of the key

#: Name of the key, and what sets it.
PLACES = {
    "master": "HANDRAIL_MASTER_KEY",
    "trail": "HANDRAIL_TRAIL_KEY",
    "checkpoint": "HANDRAIL_CHECKPOINT_KEY",
}


def needed() -> Ids:
    """The ids of the keys that this database was sealed and signed under."""
    wrapped = ring.rows().filter(parent=None, destroyed=None).values_list("wrapped_by", flat=True)
    signed = {
        key for model in (Entry, Reading) for key in model.objects.values_list("key_id", flat=True).distinct()
    }
    return {
        "master": sorted({*wrapped, masters().current()}),
        "trail": sorted(signed),
        "checkpoint": _checkpoint_keys()[:1],
    }  # fmt: skip


def require(ids: Ids, *, only_master: bool = False) -> None:
    """Raises KeyMissing with every id that is not here. Which master keys a key service has, it says itself later."""
    here = {"trail": [key.hex() for key in keys.ring("trail")], "checkpoint": _checkpoint_keys()}
    if isinstance(masters(), LocalMasterKeys):
        here["master"] = [key.hex() for key in keys.ring("master")]
    asked = [name for name in PLACES if name in here and (name == "master" or not only_master)]
    gone = {name: [key for key in ids.get(name, ()) if key not in here[name]] for name in asked}
    if gone := {name: found for name, found in gone.items() if found}:
        raise KeyMissing(_said(gone))


def _said(gone: Ids) -> str:
    named = [f"the {name} key {key}" for name, found in gone.items() for key in found]
    verb, it = ("is", "it") if len(named) == 1 else ("are", "them")
    listed = _listed(named)
    without = "" if "master" in gone else (
        " Where they are lost for good, --without-trail-keys restores all the same: then nobody can prove by them who "
        "wrote the trail."
    )  # fmt: skip
    return (
        f"{listed[0].upper()}{listed[1:]} {verb} missing. Nothing was changed. Put {it} back into "
        f"{_listed([PLACES[name] for name in gone])}, after the newest one and a comma; docs/keys.md says where "
        f"keys may be kept.{without}"
    )


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _checkpoint_keys() -> list[str]:
    return [key.removeprefix(f"{signing.origin()}+").split("+")[0] for key in signing.verifier_keys()]
