"""Health checks of the containers: `python -m config.probe web|beat` exits 0 when that process works, else 1."""

import http.client
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

BEAT_IS_LATE = 180  # seconds; beat notes the time in its schedule file every minute


def web() -> bool:
    """Whether /healthz answers on this container's port."""
    ask = http.client.HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=3)
    try:
        ask.request(
            "GET", "/healthz", headers={"Host": os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]}
        )
        return ask.getresponse().status == 200
    except OSError:
        return False
    finally:
        ask.close()


def beat() -> bool:
    """Whether beat has written its schedule lately."""
    schedule = Path(os.environ.get("HANDRAIL_HOME", "var")) / "celerybeat-schedule"
    return any(
        time.time() - file.stat().st_mtime < BEAT_IS_LATE
        for file in schedule.parent.glob(f"{schedule.name}*")
    )


CHECKS: dict[str, Callable[[], bool]] = {"web": web, "beat": beat}

if __name__ == "__main__":
    sys.exit(not CHECKS[sys.argv[1]]())
