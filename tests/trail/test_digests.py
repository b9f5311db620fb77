"""The arithmetic of the chain and the form of a header. No database."""

import datetime
import hashlib
import uuid

import pytest

from trail import digests, headers


def test_it_hashes_a_zero_byte_then_prev_then_header() -> None:
    expected = hashlib.sha256(b"\0" + bytes(32) + b"{}").digest()
    assert digests.link(digests.GENESIS, b"{}") == expected


def test_it_writes_sorted_keys_without_spaces() -> None:
    assert (
        headers.canonical({"b": 1, "a": {"d": None, "c": "é"}}) == '{"a":{"c":"é","d":null},"b":1}'.encode()
    )


def test_it_refuses_a_number_with_a_fraction() -> None:
    with pytest.raises(ValueError, match="never a text"):
        headers.codes({"amount": 1.5})  # type: ignore[dict-item]


def test_it_writes_time_in_one_form() -> None:
    summer = datetime.datetime(2026, 7, 1, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
    assert headers.stamp(summer) == "2026-07-01T09:00:00.000000Z"


def test_it_takes_codes_references_and_ids() -> None:
    one = uuid.uuid4()
    assert headers.codes({"ref": "HR-4F7K-2Q", "id": one, "n": 3, "to": None}) == {
        "ref": "HR-4F7K-2Q", "id": str(one), "n": 3, "to": None,
    }  # fmt: skip


def test_it_composes_letters_in_one_way() -> None:
    assert headers.code("x", "e\u0301") == "é"


@pytest.mark.parametrize("text", ["two words", "line\nbreak", "x" * 257])
def test_it_refuses_what_may_be_a_text(text: str) -> None:
    with pytest.raises(headers.HeaderError):
        headers.code("reason", text)
