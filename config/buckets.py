"""The bucket of S3-compatible storage that takes checkpoints of the trail, from the environment."""

from dataclasses import dataclass, field

from django.core.exceptions import ImproperlyConfigured

from config import environment as env


@dataclass(frozen=True)
class Bucket:
    """Address with the name of the bucket, the key that may put and get there, and for how many days it locks."""

    url: str
    key_id: str
    secret: str = field(repr=False)
    region: str
    lock_days: int


def bucket(*, secure: bool) -> Bucket | None:
    """The bucket of CHECKPOINT_BUCKET, None without one. Refuses to start where its keys are missing."""
    url = env.address("CHECKPOINT_BUCKET", why="the request carries a signature", secure=secure)
    if not url:
        return None
    key_id, secret = env.text("CHECKPOINT_BUCKET_KEY"), env.text("CHECKPOINT_BUCKET_SECRET")
    if not (key_id and secret):
        raise ImproperlyConfigured(
            "CHECKPOINT_BUCKET needs CHECKPOINT_BUCKET_KEY and CHECKPOINT_BUCKET_SECRET."
        )
    region, lock_days = (
        env.text("CHECKPOINT_BUCKET_REGION", "us-east-1"),
        env.number("CHECKPOINT_BUCKET_LOCK_DAYS", 0),
    )
    return Bucket(url.rstrip("/"), key_id, secret, region, lock_days)
