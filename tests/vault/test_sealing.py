import secrets

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from vault import keys
from vault.sealing import CannotUnseal, KeyMissing, seal, unseal

pytestmark = pytest.mark.django_db


@given(plain=st.binary(max_size=300), context=st.text(max_size=40))
def test_what_was_sealed_comes_back(plain, context):
    assert unseal(seal(plain, context=context), context=context) == plain


def test_the_same_text_never_gives_the_same_token():
    assert seal(b"same", context="x") != seal(b"same", context="x")


@given(place=st.integers(min_value=0, max_value=47))
def test_it_refuses_a_token_with_one_changed_bit(place):
    token = bytearray(seal(b"abc", context="x"))
    token[place] ^= 1
    with pytest.raises(CannotUnseal):
        unseal(bytes(token), context="x")


@pytest.mark.parametrize("length", [0, 1, 3, 17, 29, 40])
def test_it_refuses_a_cut_token(length):
    with pytest.raises(CannotUnseal):
        unseal(seal(b"abc", context="x")[:length], context="x")


def test_it_refuses_a_token_moved_to_another_column():
    with pytest.raises(CannotUnseal):
        unseal(seal(b"abc", context="pupil.address"), context="pupil.upn")


def test_what_another_database_sealed_does_not_open():
    token = bytearray(seal(b"abc", context="x"))
    token[1:17] = secrets.token_bytes(16)
    with pytest.raises(CannotUnseal, match="another database"):
        unseal(bytes(token), context="x")


def test_what_the_master_key_sealed_before_still_opens(settings):
    nonce, head = secrets.token_bytes(12), b"\x01" + keys.key_id(keys.get("master"))
    old = head + nonce + AESGCM(keys.get("master")).encrypt(nonce, b"abc", head + b"x")
    assert unseal(old, context="x") == b"abc"
    settings.HANDRAIL_KEYS = {"master": [secrets.token_bytes(32)]}
    with pytest.raises(KeyMissing, match=head[1:].hex()):
        unseal(old, context="x")
