"""Files that leak, each made by a small function named by what leaks."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

TEXT, BYTES, SHAPE = "text", "bytes", "shape"


@dataclass(frozen=True)
class Leak:
    """`shows`: where the name can be found: as text of a page, among the bytes once unpacked, or as a shape only
    (pixels, an outline, a length)."""

    name: str
    shows: str
    make: Callable[[], bytes]


LEAKS: dict[str, Leak] = {}


def leak(shows: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Puts a construction on the list under the name of its function."""

    def listed(make: Callable[[], bytes]) -> Callable[[], bytes]:
        name = make.__name__.replace("_", " ")
        if name in LEAKS:
            raise ValueError(f"{name!r} is there already")
        LEAKS[name] = Leak(name, shows, make)
        return make

    return listed


def every() -> dict[str, Leak]:
    """All constructions by name."""
    for part in ("hidden", "described", "pictured", "objects", "drawn", "set_in_type", "between"):
        import_module(f"{__name__}.{part}")
    return LEAKS
