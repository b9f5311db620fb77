"""The passages of the redaction benchmark: gold where it says it is, nobody's number, two sets apart."""

import json
import re
from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from benchmarks.redaction.generator import numbers, ways
from benchmarks.redaction.generator.forms import FORMS
from benchmarks.redaction.generator.passages import CASES, SETS, make_set
from benchmarks.redaction.generator.words import listed, pools

FEW = 12
DOCUMENTATION = ("192.0.2.", "198.51.100.", "203.0.113.")  # RFC 5737
#: Ofcom, numbers for use in TV and radio drama programmes (mobile, no area, London, five cities).
DRAMA = re.compile(
    r"07700900\d{3}|01632960\d{3}|02079460\d{3}|0113496\d{4}|0114496\d{4}|0121496\d{4}|0161496\d{4}"
)


@pytest.fixture(scope="module", params=SETS)
def made(request):
    return (request.param, *make_set(request.param, cases=FEW))


def test_gold_and_traps_stand_where_they_say(made):
    for passage in made[2]:
        for stretch in (*passage["spans"], *passage["negatives"], *passage.get("told_by", ())):
            assert passage["text"][stretch["start"] : stretch["end"]] == stretch["text"] != ""


def test_no_slot_is_left_open(made):
    assert not [passage["text"] for passage in made[2] if set("{}") & set(passage["text"])]


def test_gold_stretches_do_not_overlap(made):
    for passage in made[2]:
        spans = sorted(passage["spans"], key=lambda span: span["start"])
        assert all(one["end"] <= two["start"] for one, two in pairwise(spans)), passage["id"]


@pytest.mark.parametrize("which", SETS)
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(which):
    first, again, other = (json.dumps(make_set(which, seed, cases=3)) for seed in (1, 1, 2))
    assert first == again != other


def test_it_has_the_form_that_the_command_reads(made):
    _, roll, passages = made
    assert {"school", "local_schools", "agencies", "people"} == set(roll)
    known = {person["id"] for person in roll["people"]}
    for passage in passages:
        assert {"id", "case", "kind", "subject", "case_handles", "case_people", "text"} <= set(passage)
        assert {passage["subject"], passage["requester"], *passage["case_people"]} <= known
        assert all(
            span["person"] in known for span in passage["spans"] if span["known"] and span["type"] == "PERSON"
        )


def test_every_telephone_number_is_one_for_drama(made):
    _, roll, passages = made
    assert all(DRAMA.fullmatch(person["phone"]) for person in roll["people"])
    for passage in passages:
        for span in passage["spans"]:
            if span["type"] == "PHONE":
                assert DRAMA.fullmatch(dialled(span["text"])), span["text"]


def test_every_address_leads_nowhere(made):
    written = json.dumps([*made[1]["people"], *made[2]])
    hosts = re.findall(r"[\w.]+@((?:[a-z]+\.)+[a-z]+)", written)
    assert hosts and all(host.endswith(".example") for host in hosts)
    for passage in made[2]:
        for span in passage["spans"]:
            assert span["type"] != "IP" or span["text"].startswith(DOCUMENTATION), span["text"]


def test_official_numbers_are_right_and_a_slip_makes_them_wrong():
    rng = Random(1)
    number, account = numbers.upn(rng), numbers.iban(rng)
    total = sum(int(digit) * weight for digit, weight in zip(number[1:], range(2, 14), strict=True))
    assert numbers.UPN_LETTERS[total % 23] == number[0]
    assert int("".join(str(int(char, 36)) for char in account[4:] + account[:4])) % 97 == 1
    assert numbers.nhs(rng).startswith("999")
    assert sum(a != b for a, b in zip(number, numbers.one_wrong(rng, number), strict=True)) == 1


@pytest.mark.parametrize("which", SETS)
def test_each_cell_has_its_share(which):
    roll, passages = make_set(which)
    assert len(passages) > 6 * CASES
    forms = Counter(
        span["variant"] for passage in passages for span in passage["spans"] if span["type"] == "PERSON"
    )
    kinds = Counter(span["type"] for passage in passages for span in passage["spans"])
    traps = Counter(trap["cls"] for passage in passages for trap in passage["negatives"])
    assert not {form: n for form, n in forms.items() if n < 10}
    assert len(forms) >= len(FORMS)
    assert not {kind: n for kind, n in kinds.items() if n < 15}
    assert (
        traps["word"] > 200 and min(traps[kind] for kind in ("date", "time", "ref", "helpline", "year")) > 20
    )
    assert kinds["QUASI"] > 20


def test_a_third_of_the_people_have_a_name_that_is_a_word(made):
    words = pools(made[0])["words"]
    ordinary = {name for key in ("girls", "boys", "surnames") for name in listed(words[key])}
    people = made[1]["people"]
    wordy = [person for person in people if {person["first"], person["surname"]} & ordinary]
    assert len(people) > 900 and len(wordy) > 0.3 * len(people)


def dialled(written: str) -> str:
    """The national digits of a number, however it is written."""
    low = re.sub(r"double (\w+)", r"\1 \1", written.lower())
    for digit, word in enumerate([*ways.NAMES]):
        low = low.replace(word, str(digit))
    digits = re.sub(r"\D", "", low.replace("(0)", "").replace("oh", "0").replace("o", "0"))
    return re.sub(r"^(?:00)?44", "0", digits)
