import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vault import keys
from vault.sealing import CannotUnseal, seal, unseal


@given(plain=st.binary(max_size=300), context=st.text(max_size=40))
def test_what_was_sealed_comes_back(plain, context):
    assert unseal(seal(plain, context=context), context=context) == plain


def test_the_same_text_never_gives_the_same_token():
    assert seal(b"same", context="x") != seal(b"same", context="x")


@given(place=st.integers(min_value=0, max_value=33))
def test_it_refuses_a_token_with_one_changed_bit(place):
    token = bytearray(seal(b"abc", context="x"))
    token[place] ^= 1
    with pytest.raises(CannotUnseal):
        unseal(bytes(token), context="x")


@pytest.mark.parametrize("length", [0, 1, 3, 15, 20])
def test_it_refuses_a_cut_token(length):
    with pytest.raises(CannotUnseal):
        unseal(seal(b"abc", context="x")[:length], context="x")


def test_it_refuses_a_token_moved_to_another_column():
    with pytest.raises(CannotUnseal):
        unseal(seal(b"abc", context="pupil.address"), context="pupil.upn")


def test_an_older_key_still_opens_and_the_newest_seals(settings):
    token = seal(b"abc", context="x")
    old = settings.HANDRAIL_KEYS["master"]
    settings.HANDRAIL_KEYS = {
        "master": [secrets.token_bytes(32), *old],
        "trail": settings.HANDRAIL_KEYS["trail"],
    }
    assert unseal(token, context="x") == b"abc"
    assert seal(b"", context="x")[1:3] == keys.key_id(keys.get("master")) != token[1:3]


def test_it_refuses_a_token_whose_key_is_gone(settings):
    token = seal(b"abc", context="x")
    settings.HANDRAIL_KEYS = {"master": [secrets.token_bytes(32)], "trail": []}
    with pytest.raises(CannotUnseal):
        unseal(token, context="x")
