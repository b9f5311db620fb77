import base64
import os
import re
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment as env
from config import new_env

ROOT = Path(__file__).resolve().parents[2]
NEEDED = [
    "SECRET_KEY", "HANDRAIL_MASTER_KEY", "HANDRAIL_TRAIL_KEY", "HANDRAIL_CHECKPOINT_KEY", "ALLOWED_HOSTS", "SMTP_HOST",
    "BASE_URL", "DATABASE_URL", "REDIS_URL",
]  # fmt: skip


def production(tmp_path: Path, **changes: str) -> dict[str, str]:
    """The environment of a complete production installation, with changes; an empty value takes one away."""
    whole = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "HANDRAIL_ENV": "production",
        "HANDRAIL_HOME": str(tmp_path / "home"),
        "ALLOWED_HOSTS": "handrail.school.example",
        "BASE_URL": "https://handrail.school.example",
        "SMTP_HOST": "mail.school.example",
        "DATABASE_URL": "postgres://handrail:x@127.0.0.1:1/handrail",
        "REDIS_URL": "redis://127.0.0.1:1/0",
    } | new_env.fresh()
    return whole | changes


def check(environment: dict[str, str], *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "check", *args],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_the_deployment_check_has_no_warning(tmp_path):
    done = check(production(tmp_path), "--deploy", "--fail-level", "INFO")
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout


def test_production_names_everything_it_lacks_at_once(tmp_path):
    done = check(production(tmp_path, **dict.fromkeys(NEEDED, "")))
    assert done.returncode == 1
    assert all(name in done.stderr.splitlines()[-1] for name in NEEDED)
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"HANDRAIL_DEMO": "1"}, "refused in production"),
        ({"BASE_URL": "http://handrail.school.example"}, "https://"),
        ({"HANDRAIL_MASTER_KEY": "c2hvcnQ="}, "HANDRAIL_MASTER_KEY must be 32 bytes in base64"),
        ({"HANDRAIL_ENV": "prod"}, "HANDRAIL_ENV must be one of development, production"),
        ({"SMTP_PORT": "smtp"}, "SMTP_PORT must be a whole number"),
    ],
)
def test_a_wrong_value_stops_the_start_with_a_sentence(tmp_path, changes, sentence):
    done = check(production(tmp_path, **changes))
    assert done.returncode == 1
    assert sentence in done.stderr.splitlines()[-1]


def test_development_makes_its_own_keys_in_private(tmp_path):
    home = tmp_path / "a home"
    environment = {"PATH": os.environ["PATH"], "HANDRAIL_HOME": str(home)}
    assert check(environment).returncode == 0
    kept = {file.name: file.read_text() for file in (home / "keys").iterdir()}
    assert set(kept) == {
        "secret_key", "handrail_master_key", "handrail_trail_key", "handrail_checkpoint_key",
    }  # fmt: skip
    assert stat.S_IMODE((home / "keys").stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in (home / "keys").iterdir()} == {0o600}
    assert check(environment).returncode == 0
    assert kept == {file.name: file.read_text() for file in (home / "keys").iterdir()}


def test_processes_that_start_together_get_the_same_key(tmp_path):
    with ThreadPoolExecutor(16) as pool:
        made = set(pool.map(lambda _: env.made_once(tmp_path / "key"), range(64)))
    assert len(made) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["key"]


def test_several_keys_are_read_newest_first(monkeypatch):
    both = [bytes([n]) * 32 for n in (1, 2)]
    monkeypatch.setenv("SOME_KEY", ",".join(base64.b64encode(key).decode() for key in both))
    assert env.keys("SOME_KEY", folder=None) == both


def test_a_flag_is_0_or_1(monkeypatch):
    monkeypatch.setenv("SOME_FLAG", "yes")
    with pytest.raises(ImproperlyConfigured, match="SOME_FLAG must be one of 0, 1"):
        env.flag("SOME_FLAG")


def test_own_rows_that_lower_the_policy_stop_the_start(tmp_path):
    (tmp_path / "riverbank.toml").write_text(
        'authority = "riverbank"\nversion = "1"\nlast_checked = 2026-11-01\n'
        '[deadline.lado]\namount = 3\nsource = "Nobody"\n'
    )
    done = check(production(tmp_path, HANDRAIL_OVERLAYS=str(tmp_path)))
    assert done.returncode == 1
    assert "riverbank.toml: deadline 'lado': key 'amount' lengthens 1 working_days to 3" in done.stderr


def test_a_folder_that_is_not_there_is_refused(monkeypatch, tmp_path):
    assert env.folder("SOME_FOLDER") is None
    monkeypatch.setenv("SOME_FOLDER", str(tmp_path / "absent"))
    with pytest.raises(ImproperlyConfigured, match=r"SOME_FOLDER names .*absent, which is no folder"):
        env.folder("SOME_FOLDER")


def test_the_example_names_every_variable_and_no_secret():
    example = (ROOT / ".env.example").read_text()
    for name in [
        *NEEDED,
        "SMTP_TLS",
        "MAIL_FROM",
        "TRUSTED_PROXY_COUNT",
        "IDLE_MINUTES",
        "CASE_IDLE_MINUTES",
        "STATIC_ROOT",
        "HANDRAIL_OVERLAYS",
    ]:
        assert f"{name}=" in example
    assert all(f"\n{name}=\n" in example for name in new_env.fresh())
    filled = new_env.filled(example)
    assert not any(f"\n{name}=\n" in filled for name in new_env.fresh())


def test_cookies_are_bound_to_the_host_under_https(tmp_path):
    told = [sys.executable, "manage.py", "diffsettings"]
    done = subprocess.run(told, cwd=ROOT, env=production(tmp_path), capture_output=True, text=True)
    for name in ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "HANDRAIL_LAST_COOKIE"):
        assert re.search(rf"^{name} = '__Host-\w+'", done.stdout, re.M), name


def test_a_secret_may_come_from_a_file(tmp_path, monkeypatch):
    key = base64.b64encode(bytes(32)).decode()
    (tmp_path / "master").write_text(f"{key}\n")
    monkeypatch.delenv("HANDRAIL_MASTER_KEY", raising=False)
    monkeypatch.setenv("HANDRAIL_MASTER_KEY_FILE", str(tmp_path / "master"))
    env.require("HANDRAIL_MASTER_KEY or HANDRAIL_KEY_SERVICE")
    assert env.keys("HANDRAIL_MASTER_KEY", folder=None) == [bytes(32)]
    monkeypatch.setenv("HANDRAIL_MASTER_KEY_FILE", str(tmp_path / "gone"))
    with pytest.raises(
        ImproperlyConfigured, match=r"HANDRAIL_MASTER_KEY_FILE names .*gone, which cannot be read"
    ):
        env.text("HANDRAIL_MASTER_KEY")


@pytest.mark.parametrize(
    ("typed", "secure", "taken"),
    [("https://sms.example/", True, True), ("http://127.0.0.1:8/", False, True), ("http://sms.example/", True, False),
     ("ftp://sms.example/", False, False), ("", True, True)],
)  # fmt: skip
def test_an_address_that_carries_a_token_has_https(monkeypatch, typed, secure, taken):
    monkeypatch.setenv("SMS_URL", typed)
    if taken:
        assert env.address("SMS_URL", why="it carries a token", secure=secure) == typed
        return
    with pytest.raises(ImproperlyConfigured, match="SMS_URL must start with https://: it carries a token"):
        env.address("SMS_URL", why="it carries a token", secure=secure)
