"""manage.py verify_trail and export_trail with checkpoints that were kept outside."""

from pathlib import Path

import pytest
from django.core.management import CommandError

import trail
from oversight.services.verifying import Check
from people.models import School
from referrals.models import Case
from tests.oversight.test_commands import run
from tests.trail.matrix import hands
from tests.trail.tampering import full_rights
from tests.trail.test_export import run as run_alone
from trail import checkpoints
from trail.checkpoints import anchors
from trail.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(case: Case, tmp_path: Path) -> Path:
    """The folder in which somebody keeps the checkpoint of this case."""
    folder = tmp_path / "kept"
    folder.mkdir()
    checkpoint = checkpoints.write()
    assert checkpoint
    (folder / "monday.txt").write_text(checkpoint.note)
    return folder


def later(school: School) -> Entry:
    entry = trail.append(school, "access.refused", actor=trail.SYSTEM)
    checkpoints.write()
    return entry


def rewrite(chain: School | Case, seq: int) -> None:
    """Somebody with full rights and every stolen key."""
    with full_rights():
        hands.reword(Entry.objects.get(case_id=chain.pk, seq=seq), actor="9999")
        hands.rechain(chain.pk, stolen=True)
        hands.releaf()
        hands.resign()


def refused(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        run(*arguments)
    return int(ended.value.code or 0)


def test_it_says_how_many_checkpoints_it_compared_with(kept: Path) -> None:
    assert "1 checkpoints, 1 kept outside, 0 entries and readings" in run(
        "verify_trail", "--anchors", str(kept)
    )
    assert "1 checkpoints, none kept outside" in run("verify_trail")


def test_only_a_kept_checkpoint_shows_that_all_was_written_anew(case: Case, kept: Path) -> None:
    rewrite(case, 2)
    assert "no finding" in run("verify_trail")
    assert refused("verify_trail", "--anchors", str(kept / "monday.txt")) == 1


def test_it_names_the_kept_file_and_where_the_change_lies(case: Case, kept: Path) -> None:
    rewrite(case, 2)
    [said] = map(str, Check(anchors=anchors.load(kept)).findings())
    assert said.startswith("the log: the tree does not fit monday.txt: rewritten between leaf 0 and leaf ")


def test_since_looks_at_what_came_after_and_at_nothing_before(case: Case, school: School, kept: Path) -> None:
    entry = later(school)
    monday = str(kept / "monday.txt")
    assert "1 chains, 1 entries" in run("verify_trail", "--since", monday)
    with full_rights():
        Entry.objects.filter(case_id=case.pk, seq=2).update(event="other")
    assert "no finding" in run("verify_trail", "--since", monday)
    with full_rights():
        Entry.objects.filter(pk=entry.pk).update(event="other")
    assert refused("verify_trail", "--since", monday) == 1


def test_since_looks_at_what_no_checkpoint_covers_yet(school: School, kept: Path) -> None:
    entry = trail.append(school, "access.refused", actor=trail.SYSTEM)
    trail.read("reading.desk", actor=trail.SYSTEM, school=school.pk)
    monday = str(kept / "monday.txt")
    said = run("verify_trail", "--since", monday)
    assert (
        "1 chains, 1 entries" in said and "1 readings" in said and "2 entries and readings that none" in said
    )
    with full_rights():
        Entry.objects.filter(pk=entry.pk).update(event="other")
    assert refused("verify_trail", "--since", monday) == 1


def test_since_refuses_to_begin_with_a_checkpoint_of_another_log(
    case: Case, school: School, kept: Path
) -> None:
    later(school)
    rewrite(case, 2)
    assert refused("verify_trail", "--since", str(kept / "monday.txt")) == 1


@pytest.mark.parametrize("option", ["--anchors", "--since"])
def test_it_ends_with_2_where_there_is_no_checkpoint(option: str, tmp_path: Path) -> None:
    (tmp_path / "shopping.txt").write_text("bread\nmilk\n")
    for place in (tmp_path / "nowhere", tmp_path / "shopping.txt"):
        if option == "--anchors" and place.exists():
            assert (
                refused("verify_trail", option, str(place)) == 1
            )  # a kept file that is damaged is a finding
            continue
        with pytest.raises(CommandError) as ended:
            run("verify_trail", option, str(place))
        assert ended.value.returncode == 2


def test_it_exports_the_proof_of_what_somebody_kept(
    case: Case, school: School, kept: Path, tmp_path: Path
) -> None:
    later(school)
    file = tmp_path / "export.jsonl"
    file.write_text(run("export_trail", "--case", case.reference, "--anchors", str(kept)))
    status, said = run_alone(file, "--anchors", kept)
    assert (status, "1 checkpoints kept outside" in said) == (0, True)
