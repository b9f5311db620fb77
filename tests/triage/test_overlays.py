"""Own rows of a school or authority: laid over the default they add and raise; a file that would lower is refused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.triage.editions import WAYS, accepted
from workflows import contacts, deadlines
from workflows.overlays.comparing import OVERRULED, OWN, own_rows
from workflows.overlays.merging import Edition, council, edition
from workflows.overlays.reading import OverlayError, read, read_folder, shelf
from workflows.suggesting import suggest
from workflows.triage import policy

ROOT = Path(contacts.__file__).resolve().parent.parent
EXAMPLE = (ROOT / "docs/overlays.md").read_text("utf-8").split("```toml\n")[1].split("```")[0]
HEAD = 'version = "2027-01"\nlast_checked = 2026-11-01\n'
RIVERBANK = f'authority = "riverbank"\n{HEAD}'
SCHOOL = f'school = "riverbank"\n{HEAD}'
SOURCE = 'source = "Threshold document 2026"\n'


def here(*texts: str) -> Edition:
    """The policy with these files laid on, the authority's first."""
    return edition(tuple(read(text, "own.toml") for text in texts))


def suggested(place: Edition, **answers: Any) -> set[str]:
    return set(suggest(answers, place.policy, place.signs).routes)


def test_the_example_of_the_manual_and_the_demos_file_can_be_read() -> None:
    own = read(EXAMPLE, "docs/overlays.md")
    assert all(own.of(kind) for kind in ("row", "sign", "deadline", "route", "contact"))
    assert read_folder(ROOT / "config/demo/overlays").layers(authority="riverbank")[0].of("row").keys() == {
        "D16"
    }


def test_without_a_folder_the_default_holds() -> None:
    assert read_folder(None).layers(authority="riverbank", school="riverbank") == ()
    assert edition().policy == policy() and edition().version == policy().version


def test_each_place_has_its_authoritys_rows_and_its_own_above_them() -> None:
    all_of_them = shelf(
        read(text, f"{number}.toml")
        for number, text in enumerate([SCHOOL, RIVERBANK, RIVERBANK.replace("riverbank", "northfield")])
    )
    kinds = [one.kind for one in all_of_them.layers(authority="riverbank", school="riverbank")]
    assert kinds == ["authority", "school"]
    assert [one.owner for one in all_of_them.layers(authority="northfield", school="x")] == ["northfield"]


def test_the_version_names_the_default_and_every_layer() -> None:
    version = here(RIVERBANK, SCHOOL).version
    assert version == f"{policy().version}+authority:riverbank:2027-01+school:riverbank:2027-01"
    assert suggest({}, here(RIVERBANK).policy).policy == here(RIVERBANK).version


def test_a_row_says_the_defaults_limit_warning_and_routes_and_its_own_beside_them() -> None:
    row = f'[row.D15]\n{SOURCE}routes = ["early_help"]\nby = "within 48 hours in writing"\nwarns = "Ring the hub."\n'
    place = here(RIVERBANK + row)
    found = place.policy.rows["D15"]
    assert found.routes == ("social_care", "early_help")
    assert found.by == "same day; here: within 48 hours in writing"
    assert found.warns == f"{policy().rows['D15'].warns} Ring the hub."
    assert found.checked == date(2026, 11, 1) and found.source[-1] == "Threshold document 2026"
    assert suggested(place, harm="suspected") == {"social_care", "early_help"}


def test_a_further_line_and_a_further_way_lead_out_of_school() -> None:
    row = (
        f'[row.D16]\n{SOURCE}any = [{{ money = true }}]\n'
        'also = [{ routes = ["prevent"], any = [{ extremism = true }] }]\n'
    )  # fmt: skip
    place = here(RIVERBANK + row)
    assert "social_care" in suggested(place, money=True) - suggested(edition(), money=True)
    assert "prevent" in suggested(place, family_agrees=True, extremism=True, harm="suspected")


def test_a_way_out_that_an_own_row_adds_stays_beside_every_other_row() -> None:
    place = here(f'{RIVERBANK}[row.D18]\n{SOURCE}routes = ["prevent"]\n')
    assert suggested(place, indicators=["I33"]) == {"monitor", "prevent"}
    assert "prevent" in suggested(place, indicators=["I33", "I08"], threat=True, unfounded=True)


def test_a_way_to_999_that_an_own_row_adds_is_act_now() -> None:
    place = here(f'{RIVERBANK}[row.D14]\n{SOURCE}routes = ["police_999"]\n')
    assert suggest({"criminal_exploitation": True}, place.policy, place.signs).urgency == "U3"


def test_a_sign_raised_to_act_now_leads_to_999() -> None:
    place = here(f'{RIVERBANK}[sign.I33]\n{SOURCE}urgency = "U3"\nwords = ["ghosting us"]\n')
    found = suggest({"indicators": ["I33"]}, place.policy, place.signs)
    assert found.urgency == "U3" and "police_999" in found.routes
    assert "ghosting us" in place.signs["I33"].words


def test_of_two_words_the_schools_stands_and_of_two_levels_the_higher() -> None:
    sign = f"[sign.I33]\n{SOURCE}urgency = "
    row = f"[row.D16]\n{SOURCE}if = "
    place = here(f'{RIVERBANK}{sign}"U2"\n{row}"Level 3"\n', f'{SCHOOL}{sign}"U1"\n{row}"Our level 3"\n')
    assert place.signs["I33"].urgency == "U2" and place.policy.rows["D16"].says == "Our level 3"
    assert [one.differences[0].applies for one in own_rows(place, "row", "D16")] == [OVERRULED, OWN]
    assert [one.differences[0].applies for one in own_rows(place, "sign", "I33")] == [OWN, OVERRULED]


def test_a_local_limit_may_be_longer_and_its_early_reminder_moves_with_it() -> None:
    own = f'[deadline.social_care_written]\n{SOURCE}amount = 48\nunit = "hours"\nrung.1.after = 44\n'
    rule = here(RIVERBANK + own).deadlines.rules["social_care_written"]
    default = deadlines.RULES["social_care_written"]
    assert (rule.amount, rule.unit, rule.basis) == (48, "hours", "L")
    assert [rung.after for rung in rule.ladder] == [44, 0, 4]
    assert [rung.who for rung in rule.ladder] == [rung.who for rung in default.ladder]
    assert here(SCHOOL + own).deadlines.rules["social_care_written"].basis == "S"


def test_a_national_limit_may_become_shorter_and_of_two_the_shorter_holds() -> None:
    own = f"[deadline.record_999]\n{SOURCE}amount = "
    rules = here(f"{RIVERBANK}{own}0\n", f"{SCHOOL}{own}1\n").deadlines.rules
    assert rules["record_999"].amount == 0 and rules["record_999"].basis == "N"


def test_a_number_of_its_own_stands_for_the_defaults_and_a_new_one_beside_it() -> None:
    own = read(
        f'{RIVERBANK}[contact.lado]\n{SOURCE}number = "01632 960155"\n'
        f'[contact.hub]\n{SOURCE}label = "Advice"\nhours = "always"\nsite = "hub.riverbank.example"\n',
        "own.toml",
    )
    found = council("riverbank", (own,)).contacts
    assert found["lado"].number == "01632 960155"
    assert found["lado"].label == contacts.authority("riverbank").contacts["lado"].label
    assert found["hub"].site == "hub.riverbank.example" and found["hub"].source == "Threshold document 2026"


def test_guidance_is_added_to() -> None:
    place = here(f'{RIVERBANK}[route.social_care]\n{SOURCE}guidance = "Use form 3."\n')
    assert place.routes["social_care"].guidance.startswith("Telephone the front door")
    assert place.routes["social_care"].guidance.endswith(" Use form 3.")


def test_most_ways_may_be_added_and_none_that_would_vanish() -> None:
    """The properties of test_properties.py are tried with what this lets through."""
    outside = {"prevent", "ceop", "lado", "police_101"}
    taken = {
        (code, way)
        for code, row in policy().rows.items()
        for way in WAYS
        if way not in row.routes and accepted("row", {code: {"source": "x", "routes": [way]}})
    }
    assert len(taken) > 100 and not any(way == "nfa" for _, way in taken)
    assert {code for code, way in taken if way in outside} == set(policy().rows) - {
        "D11",
        "D12",
        "D20",
        "D21",
    }


WRONG = [
    (RIVERBANK + f"[row.D99]\n{SOURCE}", "row 'D99' is not known; known: D1, D2"),
    (RIVERBANK + f"[sign.I99]\n{SOURCE}", "sign 'I99' is not known"),
    (RIVERBANK + f"[deadline.homework]\n{SOURCE}", "deadline 'homework' is not known"),
    (RIVERBANK + f"[route.tea]\n{SOURCE}", "route 'tea' is not known"),
    (RIVERBANK + f'[row.D16]\n{SOURCE}colour = "red"\n', "row 'D16': key 'colour' is not known; known: if, by"),
    (RIVERBANK + f'colour = "red"\n[row.D16]\n{SOURCE}', "the file: key 'colour' is not known"),
    (RIVERBANK + f'[row.D16]\n{SOURCE}withdraws = ["ceop"]\n', "row 'D16': key 'withdraws' takes ways to help away"),
    (RIVERBANK + f'[row.D16]\n{SOURCE}gives_way_to = ["D1"]\n', "key 'gives_way_to' takes ways to help away"),
    (RIVERBANK + f'[row.D16]\n{SOURCE}routes = ["early_help"]\n', "row 'D16': key 'routes' leaves out 'social_care'"),
    (RIVERBANK + f'[row.D1]\n{SOURCE}routes = ["social_care"]\n', "key 'routes' leaves out 'police_999'"),
    (RIVERBANK + f'[row.D16]\n{SOURCE}routes = ["nowhere"]\n', "row 'D16': key 'routes' names 'nowhere'"),
    (RIVERBANK + f'[row.D5]\n{SOURCE}routes = ["nfa"]\n', "row 'D5': key 'routes' names 'nfa'"),
    (RIVERBANK + f'[row.D20]\n{SOURCE}routes = ["ceop"]\n', "key 'routes' leads out of school by 'ceop'"),
    (RIVERBANK + f"[row.D7]\n{SOURCE}any = [{{ threat = true }}]\n", "key 'any' would make a row fit more"),
    (RIVERBANK + f"[row.D5]\n{SOURCE}any = [{{ threat = false }}]\n", "key 'any' asks for “no” to 'threat'"),
    (RIVERBANK + f"[row.D5]\n{SOURCE}any = [{{ from = 16 }}]\n", "key 'any' uses 'from'"),
    (RIVERBANK + f"[row.D5]\n{SOURCE}any = [{{ under = 16, money = true }}]\n", "key 'any' uses 'under' above 13"),
    (RIVERBANK + f'[row.D5]\n{SOURCE}any = [{{ missing = ["harm"] }}]\n', "key 'any' uses 'missing'"),
    (RIVERBANK + f"[row.D5]\n{SOURCE}any = [{{ }}]\n", "key 'any' must hold lines"),
    (RIVERBANK + f"[row.D5]\n{SOURCE}any = [{{ sport = true }}]\n", "names 'sport', which is no question"),
    (RIVERBANK + f'[sign.I08]\n{SOURCE}urgency = "U1"\n', "sign 'I08': key 'urgency' lowers U2 to U1"),
    (RIVERBANK + f'[sign.I08]\n{SOURCE}urgency = "U9"\n', "sign 'I08': key 'urgency' names 'U9'"),
    (RIVERBANK + f"[deadline.lado]\n{SOURCE}amount = 2\n", "key 'amount' lengthens 1 working_days to 2"),
    (RIVERBANK + f'[deadline.lado]\n{SOURCE}unit = "calendar_days"\n', "key 'unit': a limit of national guidance"),
    (RIVERBANK + f"[deadline.social_care_no_reply]\n{SOURCE}amount = 254\n", "puts the limit more than a year away"),
    (RIVERBANK + f"[deadline.red_flag_open]\n{SOURCE}amount = 30\n", "a limit for danger is never longer"),
    (RIVERBANK + f"[deadline.lado]\n{SOURCE}rung.1.after = 6\n", "rung 1: key 'after' would move a reminder"),
    (RIVERBANK + f'[deadline.lado]\n{SOURCE}rung.1.who = ["chair"]\n', "rung 1: key 'who' stays as the default has it"),
    (RIVERBANK + f'[deadline.lado]\n{SOURCE}rung.9.say = "x"\n', "key 'rung' names '9'"),
    (RIVERBANK + f"[deadline.social_care_written]\n{SOURCE}amount = 48\n", "key 'rung.1.after' is missing"),
    (RIVERBANK + '[row.D16]\nby = "soon"\n', "row 'D16': key 'source' is missing"),
    (RIVERBANK + '[row.D16]\nsource = ""\n', "row 'D16': key 'source' must be text in quotes"),
    (RIVERBANK + f"[row.D16]\n{SOURCE}by = 48\n", "row 'D16': key 'by' must be text in quotes"),
    (RIVERBANK + f"[row.D16]\n{SOURCE}routes = \"ceop\"\n", "row 'D16': key 'routes' must be a list"),
    (RIVERBANK + f"[row.D16]\n{SOURCE}routes = [1]\n", "row 'D16': key 'routes' must hold texts"),
    (RIVERBANK + f"[deadline.lado]\n{SOURCE}amount = true\n", "key 'amount' must be a whole number"),
    (RIVERBANK + "row = 3\n", "the file: key 'row' must be a table"),
    (RIVERBANK + "[row]\nD16 = 3\n", "row 'D16' must be a table"),
    (RIVERBANK.replace("2026-11-01", '"2026-11-01"'), "key 'last_checked' must be a date such as"),
    (RIVERBANK.replace("riverbank", "riverside"), "key 'authority' names 'riverside'; known: riverbank, northfield"),
    (RIVERBANK + 'school = "riverbank"\n', "say whose rows these are, with one key"),
    (RIVERBANK.replace('"2027-01"', '"January 2027"'), "key 'version' must be up to 32 letters"),
    (SCHOOL.replace("riverbank", "Riverbank Academy"), "key 'school' must be the school's short name"),
    (HEAD, "say whose rows these are, with one key"),
    ('authority = "riverbank"\nlast_checked = 2026-11-01\n', "key 'version' is missing"),
    (RIVERBANK + f'[contact.hub]\n{SOURCE}number = "01632 960199"\n', "contact 'hub': key 'label' is missing"),
    (RIVERBANK + f'[contact.lado]\n{SOURCE}number = "ask Ann"\n', "contact 'lado': key 'number' must be digits"),
    ("authority = ", "this is not TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[said for _, said in WRONG])
def test_a_wrong_file_is_refused_with_file_row_and_key(text: str, said: str) -> None:
    with pytest.raises(OverlayError) as refused:
        read(text, "own.toml")
    assert str(refused.value).startswith("own.toml: ") and said in str(refused.value)


def test_two_files_of_one_authority_are_refused_and_both_are_named(tmp_path: Path) -> None:
    for name in ("first.toml", "second.toml"):
        (tmp_path / name).write_text(RIVERBANK)
    with pytest.raises(
        OverlayError, match=r"second\.toml: key 'authority': first\.toml holds the rows of authority"
    ):
        read_folder(tmp_path)
