"""The school's own rows: read when the program starts, stricter or with a reason, errors that say where."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.own_audiences import LADO
from workflows import audiences, own_audiences


@pytest.fixture(autouse=True)
def defaults_again() -> Iterator[None]:
    yield
    audiences.forget_own()


def test_who_gets_no_narrative_gets_it_only_with_a_reason() -> None:
    told = 'version = "1"\n[audience.governor]\nnarrative = "{}"\n'
    assert "why] narrative" in refused(told.format("keep"))
    assert "none of keep, withhold" in refused(told.format("some"))
    why = 'why.narrative = "The panel hears the appeal: agreed with the data protection officer."\n'
    own = own_audiences.own_audiences(tomllib.loads(told.format("keep") + why), "ours.toml")
    assert own["governor"].narrative == "keep"
    stricter = tomllib.loads('version = "1"\n[audience.social_care]\nnarrative = "withhold"\n')
    assert own_audiences.own_audiences(stricter, "ours.toml")["social_care"].narrative == "withhold"


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "ours.toml"
    file.write_text(text)
    return file


def refused(text: str) -> str:
    """What it says of the text."""
    with pytest.raises(ValueError, match=r"ours\.toml: ") as fault:
        own_audiences.own_audiences(tomllib.loads(text), "ours.toml")
    return str(fault.value)


def test_a_default_is_made_stricter_and_an_audience_of_its_own_is_added(tmp_path: Path) -> None:
    own_audiences.use_file(written(tmp_path, LADO))
    assert list(audiences.table()) == ["police_ceop", "social_care", "parent_sar", "governor", "lado"]
    sar, lado = audiences.get("parent_sar"), audiences.get("lado")
    assert (sar.action("staff"), sar.action("subject")) == ("label", "keep")
    assert (lado.action("suspect"), lado.action("subject_family"), lado.action("phone")) == (
        "keep",
        "mask",
        "keep",
    )
    assert lado.action("bank") == "mask"
    assert [asked.code for asked in lado.preconditions] == ["recipient_checked", "about_a_colleague"]
    assert audiences.version() == "2026-11+2026-12"


def test_what_is_based_on_nothing_masks_everything() -> None:
    text = LADO.replace('based_on = "social_care"\n', "").replace('rows.subject_family = "mask"\n', "")
    made = own_audiences.own_audiences(tomllib.loads(text), "ours.toml")["lado"]
    assert {kind for kind in audiences.PEOPLE if made.action(kind) != "mask"} == set()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("why.phone", "why.email", "audience 'lado': row 'phone': 'keep' shows more than 'mask': say why"),
        ('staff = "label"', 'informant = "mask"', "audience 'parent_sar': row 'informant': 'mask' shows more"),
        ("rows.phone", "rows.telephone", "audience 'lado': row 'telephone': unknown class"),
        ('"label"\n', '"blur"\n', "audience 'parent_sar': row 'staff': unknown action 'blur'"),
        ("based_on = ", "based-on = ", "audience 'lado': unknown key 'based-on'"),
        ('"social_care"', '"newspaper"', "audience 'lado': based_on: 'newspaper' is none of police_ceop"),
        ('label = "Designated', 'labels = "Designated', "audience 'lado': unknown key 'labels'"),
        ("hint = ", "# hint = ", "audience 'lado': hint: write it"),
        ('answer = "yes"', 'answer = "maybe"', "precondition 'about_a_colleague': answer: 'maybe' is neither"),
        ("source = ", "# source = ", "precondition 'about_a_colleague': source is missing"),
        ('code = "about_a_colleague"', 'code = "recipient_checked"', "code: a question of this code is there already"),
        ("otherwise = ", 'wise = "x"\notherwise = ', "precondition 'about_a_colleague': unknown key"),
        ('version = "2026-12"', "version = 12", "ours.toml: version: write a text"),
        ("why.phone", 'identifiers_of = ["staff"]\nwhy.phone', "audience 'lado': identifiers_of: names more people"),
        ("why.phone", 'identifiers_of = ["pet"]\nwhy.phone', "'lado': identifiers_of: no class of people: pet"),
        ("why.phone", 'why.pet = "x"\nwhy.phone', "audience 'lado': why: 'pet' is no row"),
        ('label = "Designated officer of the council (LADO)"', "label = 5", "audience 'lado': label: write a text"),
        ('"social_care"', '["social_care"]', "audience 'lado': based_on: write the code of one audience"),
        ('rows.phone = "keep"', 'rows.phone = ["keep"]', "audience 'lado': rows: write a table"),
        ('why.phone = "The', 'identifiers_of = "staff"\nwhy.phone = "The', "'lado': identifiers_of: write a list"),
        ('why.phone = "The', 'needs_requester = "no"\nwhy.phone = "The', "needs_requester: write true or false"),
        ('code = "about_a_colleague"', "code = 5", "audience 'lado': precondition: write questions"),
        ('code = "about_a_colleague"', 'code = "recipient"', "precondition 'recipient': code: use letters"),
        ("[audience.lado]", "[audience.'la do']", "audience 'la do': a code has letters"),
        ("[audience.parent_sar.rows]", "[audience.parent_sar]\nneeds_requester = false\n[audience.parent_sar.rows]",
         "audience 'parent_sar': needs_requester: cannot be taken away"),
        ("[audience.parent_sar.rows]", '[audience.parent_sar]\nbased_on = "governor"\n[audience.parent_sar.rows]',
         "audience 'parent_sar': based_on: this audience is a default"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_refused_with_file_audience_and_key(old: str, new: str, said: str) -> None:
    assert old in LADO
    told = refused(LADO.replace(old, new, 1))
    assert told.startswith("ours.toml: ")
    assert said in told


def test_what_is_no_table_of_audiences_is_refused() -> None:
    assert "audience: write each as a table" in refused('version = "1"\naudience = 3')


def test_an_audience_without_base_and_question_is_refused() -> None:
    assert "ask at least one question" in refused(
        LADO.split("[[")[0].replace('based_on = "social_care"\n', "")
    )


def test_what_is_no_toml_or_not_there_is_told_and_nothing_is_used(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"ours\.toml: is not TOML: .*line 1"):
        own_audiences.use_file(written(tmp_path, "version = 2026-12-"))
    with pytest.raises(ValueError, match=r"gone\.toml: cannot be read: No such file"):
        own_audiences.use_file(tmp_path / "gone.toml")
    assert "lado" not in audiences.table()


def test_a_change_of_any_row_changes_the_digest_of_its_audience_alone(tmp_path: Path) -> None:
    before = {code: one.digest() for code, one in audiences.table().items()}
    own_audiences.use_file(written(tmp_path, LADO))
    after = {code: one.digest() for code, one in audiences.table().items()}
    assert {code for code, digest in before.items() if after[code] != digest} == {"parent_sar"}
