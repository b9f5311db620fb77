"""Celery's options for each of the two brokers. An option given to the wrong transport raises TypeError there."""

from pathlib import Path
from typing import Any

from config.environment import private_folder

# The longest task (a summary of 200 pages) must end within the visibility timeout, or Redis hands it out twice.
# With the two restore options a worker that was killed leaves its tasks to another within seconds.
REDIS: dict[str, Any] = {
    "visibility_timeout": 900,  # seconds
    "unacked_restore_interval": 10,  # seconds
    "unacked_restore_throttle": 1,
    # A page must not wait for a broker that is down: the rows are written, the next sweep finds them.
    "max_retries": 1,
    "interval_start": 0.0,  # seconds
    "interval_step": 0.1,  # seconds
    "interval_max": 0.1,  # seconds
    "socket_connect_timeout": 2,  # seconds
    "socket_timeout": 10,  # seconds
    "retry_on_timeout": True,
}


def broker(redis_url: str, folder: Path) -> tuple[str, dict[str, Any]]:
    """(broker URL, transport options): Redis when there is one, else files in a private folder."""
    if redis_url:
        return redis_url, REDIS
    return "filesystem://localhost", _files(private_folder(folder))


def _files(folder: Path) -> dict[str, Any]:
    messages = str(private_folder(folder / "messages"))
    return {
        "data_folder_in": messages,
        "data_folder_out": messages,
        "control_folder": str(private_folder(folder / "control")),
        "processed_folder": str(private_folder(folder / "processed")),
        "store_processed": True,
        "polling_interval": 0.2,  # seconds
    }
