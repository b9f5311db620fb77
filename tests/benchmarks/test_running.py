"""A small run: the table, the picture, the way to what is missing, and what may not be seen."""

import json
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from benchmarks.redaction import __main__ as command
from benchmarks.redaction import running
from benchmarks.redaction.chart import picture
from benchmarks.redaction.errors import errors
from benchmarks.redaction.generator.passages import make_set
from benchmarks.redaction.report import BEGIN, END, put_in
from benchmarks.redaction.systems import GIVEN, load, without_gold
from benchmarks.redaction.table import lines


@pytest.fixture(scope="module")
def small():
    return make_set("open", cases=3)


@pytest.fixture(scope="module")
def result(small):
    told = running.run_all(["ours", "patterns_only"], *small)
    return {"set": "open", "seed": 1, "passages": len(small[1]), "cases": 3, "systems": told}


def test_a_system_never_sees_the_gold(small):
    assert all(set(passage) == set(GIVEN) for passage in without_gold(small[1]))


def test_ours_finds_more_than_its_patterns_alone(result):
    systems = result["systems"]
    assert (
        systems["ours"]["figures"]["direct_recall"] > systems["patterns_only"]["figures"]["direct_recall"] > 0
    )
    assert (
        systems["ours, reviewed"]["figures"]["direct_recall"] >= systems["ours"]["figures"]["direct_recall"]
    )


def test_it_measures_what_a_system_costs(result):
    assert {"speed", "load", "memory"} <= set(result["systems"]["ours"])


def test_the_table_names_each_system_and_each_figure(result):
    table = "\n".join(lines(result))
    assert "patterns_only" in table and "subject access: own data kept" in table and "title_surname" in table


def test_the_picture_is_sound(result):
    root = ElementTree.fromstring(picture(json.loads(json.dumps(result))))
    assert root.tag.endswith("svg") and "invented passages" in root[0].text


def test_a_report_puts_the_table_between_its_marks(result):
    page = put_in(f"Before\n{BEGIN}\noutworn\n{END}\nAfter\n", result)
    assert (
        page.startswith(f"Before\n{BEGIN}\n") and page.endswith(f"{END}\nAfter\n") and "outworn" not in page
    )
    assert "| direct identifiers covered in full | >= 99.3 |" in page


def test_each_error_shows_its_place(small):
    roll, passages = small
    nothing = [[] for _ in passages]
    leaks = list(errors(passages, nothing))
    assert len(leaks) == sum(span["tier"] == 1 for passage in passages for span in passage["spans"])
    assert all(leak.startswith("LEAK") and "[[" in leak for leak in leaks)
    assert any(
        line.startswith("TRAP") for line in errors(passages, [_everything(passage) for passage in passages])
    )


@pytest.mark.parametrize("which", command.UNSEEN)
def test_the_errors_of_the_unseen_sets_stay_unseen(which, capsys):
    assert command.main(["--set", which, "--errors"]) == 2
    assert "stay unseen" in capsys.readouterr().err


def test_without_presidio_it_says_what_to_do(small):
    """The environment of the tests has none."""
    told = running.run_all(["presidio"], *small)
    assert "make bench-redaction" in told["presidio"]["needs"]


def test_offsets_of_ours_stay_within_the_text(small):
    roll, passages = small
    for passage, spans in zip(passages, load("ours", roll)(without_gold(passages), 0.25), strict=True):
        assert all(0 <= span["start"] < span["end"] <= len(passage["text"]) for span in spans)


def test_no_system_speaks_to_another_machine():
    tried = (
        "from benchmarks.redaction.offline import go_offline; go_offline()\n"
        "import socket; socket.create_connection(('127.0.0.1', 9))"
    )
    told = subprocess.run([sys.executable, "-c", tried], capture_output=True, text=True, check=False)
    assert "ConnectionError: the benchmark runs without a network" in told.stderr


def _everything(passage):
    return [{"start": 0, "end": len(passage["text"]), "type": "PERSON", "person": None, "conf": 1.0}]
