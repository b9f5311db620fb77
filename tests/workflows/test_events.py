"""The vocabulary of the trail: closed, checked when it is loaded, told in sentences."""

from pathlib import Path

import pytest

from workflows import events

GOOD = '["case.begin"]\nsentence = "{actor} began"\nkind = "step"\n'


def load(tmp_path: Path, text: str) -> dict[str, events.Event]:
    file = tmp_path / "events.toml"
    file.write_text(text)
    return events.load(file)


def test_it_tells_an_event_in_a_sentence() -> None:
    assert events.sentence("case.begin_triage", actor="DSL A") == "DSL A began triage"


def test_it_says_what_was_not_recorded_instead_of_failing() -> None:
    assert events.sentence("access.signed_in") == "somebody signed in"
    assert "not recorded" in events.sentence("payload.erased", actor="DSL A", second="Head B")


def test_it_refuses_an_unknown_code() -> None:
    with pytest.raises(events.EventsError, match="unknown event"):
        events.require("case.made_up")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[case.begin]\nsentence = "x"\nkind = "step"\n', r'row \["case"\].*in quotes'),
        ('["case.begin"]\nsentence = "x"\n', "needs sentence and kind"),
        ('["case.begin"]\nsentence = "x"\nkind = "other"\n', "kind must be one of"),
        ('["case.begin"]\nsentence = "{actor"\nkind = "step"\n', "cannot be read"),
        ('["case.begin"]\nsentence = "{actor.name}"\nkind = "step"\n', "only plain names"),
        ('["case.begin"]\nsentence = ""\nkind = "step"\n', "only plain names"),
    ],
)
def test_it_names_the_file_and_the_row_that_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    assert set(load(tmp_path, GOOD)) == {"case.begin"}
    with pytest.raises(events.EventsError, match=f"events.toml.*{said}"):
        load(tmp_path, text)
