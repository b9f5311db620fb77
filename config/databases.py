"""How each of the two databases is opened."""

from pathlib import Path
from typing import Any

import dj_database_url

SQLITE = {
    "transaction_mode": "IMMEDIATE",  # a writer waits for its turn at the start, not half-way
    "timeout": 20,  # seconds
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
#: What is sent to PostgreSQL with its values apart (the trail's one statement) is planned once it was used so often.
PREPARED_AFTER = 5


def database(url: str, *, default: Path) -> dict[str, Any]:
    """Django's settings for the database at url; for the SQLite file `default` when url is empty."""
    if not url:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": default, "OPTIONS": SQLITE}
    found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    if found["ENGINE"].endswith("sqlite3"):
        found |= {"OPTIONS": SQLITE, "CONN_MAX_AGE": 0}
    else:
        found["OPTIONS"] = {"prepare_threshold": PREPARED_AFTER} | found.get("OPTIONS", {})
    return found
