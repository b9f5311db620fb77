"""The settings of the tests with the benchmark's tables and, where they are installed, the two it compares with."""

from importlib.util import find_spec

from tests.settings import *  # noqa: F403

OTHERS = [name for name in ("simple_history", "auditlog") if find_spec(name)]
INSTALLED_APPS = [*INSTALLED_APPS, *OTHERS, "benchmarks.trail.apps.BenchConfig"]  # noqa: F405
