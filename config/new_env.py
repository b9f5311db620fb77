"""Prints .env.example with fresh secrets filled in: `make env`. Standard library only, so it runs without .venv."""

import base64
import secrets
import sys
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / ".env.example"


def fresh() -> dict[str, str]:
    """A new secret for each variable that has no default."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(60),
        "HANDRAIL_MASTER_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        "HANDRAIL_TRAIL_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        "HANDRAIL_CHECKPOINT_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
        "POSTGRES_PASSWORD": secrets.token_hex(24),
        "POSTGRES_APP_PASSWORD": secrets.token_hex(24),
    }


def filled(example: str) -> str:
    """The example with its empty secrets filled."""
    for name, secret in fresh().items():
        example = example.replace(f"\n{name}=\n", f"\n{name}={secret}\n")
    return example


if __name__ == "__main__":
    sys.stdout.write(filled(EXAMPLE.read_text()))
