"""pytest plugin (-p tests.services): a real PostgreSQL and a real Redis for the run, started and ended here.

DATABASE_URL and REDIS_URL from the environment win; else the system's binaries; else those of the wheels.
HANDRAIL_TEST_SERVICES=0 starts neither: SQLite and the files broker, as a plain `make demo` has them.
HANDRAIL_TEST_DURABLE=1 leaves PostgreSQL as careful as it is by default, for measuring; HANDRAIL_TEST_POSTGRES are
further settings of it; HANDRAIL_TEST_KEPT is a folder whose PostgreSQL and keys are left for the next run.
Runs at import, because pytest-django reads the settings before any fixture exists. Under pytest-xdist the main process
starts them; its workers inherit them, each with a database and a Redis number of its own.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests import servers

KEPT = Path(os.environ["HANDRAIL_TEST_KEPT"]).resolve() if "HANDRAIL_TEST_KEPT" in os.environ else None


def _home() -> str:
    if KEPT:
        return str(KEPT / "home")
    home = tempfile.mkdtemp(prefix="handrail-home-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home


os.environ["HANDRAIL_HOME"] = _home()
if os.environ.get("HANDRAIL_TEST_SERVICES") == "0":
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("REDIS_URL", None)
else:
    if "DATABASE_URL" not in os.environ:
        os.environ["DATABASE_URL"] = servers.postgres(
            durable=os.environ.get("HANDRAIL_TEST_DURABLE") == "1",
            more=os.environ.get("HANDRAIL_TEST_POSTGRES", "").split(),
            kept=KEPT and KEPT / "postgres",
        ).url
    if "REDIS_URL" not in os.environ:
        os.environ["REDIS_URL"] = servers.redis().url
    elif worker := os.environ.get("PYTEST_XDIST_WORKER"):
        os.environ["REDIS_URL"] = f"{os.environ['REDIS_URL'].rpartition('/')[0]}/{worker.removeprefix('gw')}"
