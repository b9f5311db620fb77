"""A key service in the place of keys in the environment: a school moves to it and then needs no master key here."""

import secrets
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from people.models import Pupil
from tests.factories import a_pupil, a_school
from vault import ring, rotating
from vault.masters import LocalMasterKeys, masters

pytestmark = pytest.mark.django_db


class Service(LocalMasterKeys):
    """Stands for a machine elsewhere that wraps with a key it never gives away."""

    here = AESGCM(secrets.token_bytes(32))

    def current(self) -> str:
        return "service/1"

    def wrap(self, key: bytes, *, context: bytes) -> bytes:
        return b"n" * 12 + self.here.encrypt(b"n" * 12, key, context)

    def unwrap(self, wrapped: bytes, *, by: str, context: bytes) -> bytes:
        if by != self.current():
            return super().unwrap(wrapped, by=by, context=context)
        return self.here.decrypt(wrapped[:12], wrapped[12:], context)


def test_a_school_moves_to_a_key_service(settings: Any) -> None:
    pupil = a_pupil(a_school())
    settings.HANDRAIL_KEY_SERVICE = "tests.vault.test_masters.Service"
    assert masters().current() == "service/1"
    rotating.rewrap(lambda done, total: None)
    settings.HANDRAIL_KEYS = {**settings.HANDRAIL_KEYS, "master": []}
    ring.forget()
    assert Pupil.objects.get(pk=pupil.pk).first == "Ava"
    a_pupil(a_school(), first="Mia")
    assert {row.wrapped_by for row in rotating.under_masters()} == {"service/1"}
    ring.forget()
