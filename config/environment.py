"""Reading the environment, so that a wrong setting stops the start with one sentence and never runs half-right."""

import base64
import binascii
import json
import os
import secrets
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32


def text(name: str, default: str = "") -> str:
    """The value of a variable without surrounding spaces, or what the file holds that NAME_FILE names; an empty one
    counts as absent."""
    return os.environ.get(name, "").strip() or _from_file(name) or default


def _from_file(name: str) -> str:
    path = os.environ.get(f"{name}_FILE", "").strip()
    try:
        return Path(path).read_text(encoding="utf-8").strip() if path else ""
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{name}_FILE names {path}, which cannot be read.") from error


def flag(name: str) -> bool:
    """True for 1, false for 0 or absent; anything else is refused."""
    return one_of(name, ("0", "1"), default="0") == "1"


def number(name: str, default: int) -> int:
    """A whole number, zero or more."""
    value = text(name, str(default))
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def one_of(name: str, choices: tuple[str, ...], *, default: str) -> str:
    """One of the given words."""
    value = text(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    return value


def address(name: str, *, why: str, secure: bool) -> str:
    """The address of a service, or nothing; with https unless it is not for real data. `why` ends the refusal."""
    value = text(name)
    if value and not value.startswith(("https://",) if secure else ("https://", "http://")):
        raise ImproperlyConfigured(f"{name} must start with https://: {why}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    """The comma-separated parts of a variable."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def json_object(name: str, default: str) -> dict[str, Any]:
    """An object in JSON, such as {"to": "{to}"}."""
    try:
        value = json.loads(text(name, default))
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise ImproperlyConfigured(f"{name} must be an object in JSON, in one line.")
    return value


def require(*names: str) -> None:
    """Refuse to start unless all are set ("A or B": one of them); names every missing one at once."""
    missing = [name for name in names if not any(text(one) for one in name.split(" or "))]
    if missing:
        raise ImproperlyConfigured(
            f"Production needs {', '.join(missing)} in the environment: see .env.example."
        )


def folder(name: str, default: Path | None = None) -> Path | None:
    """A folder that has to be there; None where neither the variable nor a default names one."""
    path = Path(value).resolve() if (value := text(name)) else default
    if path and not path.is_dir():
        raise ImproperlyConfigured(f"{name} names {path}, which is no folder.")
    return path


def private_folder(path: Path) -> Path:
    """The folder, made if it was absent, readable by this user only."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def keys(name: str, *, folder: Path | None) -> list[bytes]:
    """The keys of a variable, 32 bytes each, newest first (written as base64, comma-separated).

    With a folder (development) a missing key is made there once and kept.
    """
    written = words(name)
    if not written and folder is not None:
        written = [made_once(private_folder(folder) / name.lower())]
    return [_decoded(name, word) for word in written]


def made_once(path: Path) -> str:
    """The secret kept in this file, made when there is none; two processes that start together get the same one."""
    if not path.exists():
        fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        fresh.touch(mode=0o600)
        fresh.write_text(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass  # another process was first: its key is the one
        finally:
            fresh.unlink()
    return path.read_text().strip()


def _decoded(name: str, word: str) -> bytes:
    try:
        key = base64.b64decode(word, validate=True)
    except binascii.Error:
        key = b""
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured(
            f"{name} must be {KEY_BYTES} bytes in base64 (openssl rand -base64 {KEY_BYTES})."
        )
    return key
