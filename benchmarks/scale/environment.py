"""Settings for a benchmark of size. Imported before Django: a PostgreSQL of its own, or the one of DATABASE_URL."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ["HANDRAIL_TEST_DURABLE"] = "1"  # a commit waits for the disk, as it does in a school
# What a server of a few million rows is given at least; DATABASE_URL leads to one that was set up by somebody.
os.environ.setdefault(
    "HANDRAIL_TEST_POSTGRES",
    "shared_buffers=2GB max_wal_size=8GB checkpoint_timeout=20min maintenance_work_mem=512MB jit=off",
)

from tests import services  # noqa: F401  (starts the servers, so it comes before the settings)
