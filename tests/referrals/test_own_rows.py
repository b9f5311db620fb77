"""Own rows where a case's school is known: suggestions, clocks, numbers, the version kept, the page of the policy."""

import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from people.models import User
from referrals.models import Case, Clock, Decision, Notice
from referrals.services.assessing import assess
from referrals.services.letters import letter
from referrals.services.sweeping import sweep
from tests.factories import a_case, a_pupil, a_school, deciders, make, refer, step
from tests.teachers import signed_in
from trail.models import Entry
from workflows import case as c
from workflows.overlays.reading import read_folder
from workflows.triage import policy

HEAD = 'version = "2027-01"\nlast_checked = 2026-11-01\n'
RIVERBANK = f"""authority = "riverbank"
{HEAD}
[row.D16]
if = "Level 3 of Riverbank’s document"
warns = "Ring the hub first."
source = "Riverbank document, page 4"
last_checked = 2025-10-01
[sign.I33]
words = ["hides the tablet"]
source = "Riverbank briefing"
[deadline.social_care_written]
amount = 48
unit = "hours"
rung.1.after = 44
rung.1.say = "The council’s form 3 is due in four hours."
source = "Riverbank, how to refer"
[route.social_care]
guidance = "On form 3."
source = "Riverbank, how to refer"
[contact.front_door]
number = "01632 960111"
source = "Riverbank, page for schools"
[contact.hub]
label = "Advice for schools"
number = "01632 960112"
hours = "always"
source = "Riverbank, page for schools"
"""
PAGE = "/how-handrail-suggests/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    (tmp_path / "riverbank.toml").write_text(RIVERBANK)
    settings.HANDRAIL_OVERLAYS = tmp_path
    return tmp_path


def a_decider(**of_school: str) -> User:
    return deciders(a_school(**of_school))[0]


def in_triage(lead: User, **about: str) -> Case:
    return step(a_case(lead.memberships.first().school, **about), c.BEGIN_TRIAGE, lead)


def test_the_policy_of_the_cases_school_suggests_and_its_version_is_kept() -> None:
    lead = a_decider()
    case = in_triage(lead)
    kept = assess(case, answers={"family_agrees": True}, actor=lead)
    assert kept.policy == f"{policy().version}+authority:riverbank:2027-01"
    assert Entry.objects.filter(case_id=case.pk).latest("seq").says["data"]["policy"] == kept.policy
    shown = signed_in(lead).get(f"/cases/{case.pk}/assessment/").content.decode()
    assert "Level 3 of Riverbank’s document" in shown and "Ring the hub first." in shown


def test_a_decision_keeps_the_version_it_was_made_under() -> None:
    for lead, version in [
        (a_decider(), f"{policy().version}+authority:riverbank:2027-01"),
        (a_decider(local_authority="northfield"), policy().version),
    ]:
        assert set(Decision.objects.filter(case=in_triage(lead)).values_list("policy", flat=True)) == {
            version
        }


def test_what_is_typed_is_suggested_by_the_same_policy() -> None:
    lead = a_decider()
    part = signed_in(lead).post(
        f"/cases/{in_triage(lead).pk}/assessment/suggestion/", {"family_agrees": "yes"}
    )
    assert "Ring the hub first." in part.content.decode()


def test_words_of_its_own_are_marked() -> None:
    lead = a_decider()
    shown = signed_in(lead).get(f"/cases/{in_triage(lead, saw='She hides the tablet.').pk}/assessment/")
    assert '<mark class="hr-maybe">hides the tablet' in shown.content.decode()


def written_clock(lead: User) -> Clock:
    made = make(refer(in_triage(lead), lead), lead)
    return Clock.objects.get(referral=made, rule="social_care_written")


def test_a_local_limit_sets_the_clock_and_its_first_reminder() -> None:
    clock = written_clock(a_decider())
    assert clock.due - clock.started == timedelta(hours=48)
    assert clock.next_rung_at - clock.started == timedelta(hours=44)
    elsewhere = written_clock(a_decider(local_authority="northfield"))
    assert elsewhere.due - elsewhere.started == timedelta(hours=24)


def test_a_reminder_says_the_words_of_its_own_row() -> None:
    clock = written_clock(a_decider())
    sweep(clock.started + timedelta(hours=44, minutes=1))
    notice = Notice.objects.filter(clock=clock).first()
    assert "The council’s form 3 is due in four hours." in letter([notice], timezone.now()).body


def test_the_referral_shows_own_guidance_and_the_number_of_the_childs_council() -> None:
    lead = a_decider(local_authority="northfield")
    school = lead.memberships.first().school
    at_home = step(a_case(school, a_pupil(school)), c.BEGIN_TRIAGE, lead)  # lives in Riverbank
    shown = signed_in(lead).get(f"/referrals/{refer(at_home, lead).pk}/").content.decode()
    assert "01632 960111" in shown and "On form 3." not in shown
    own = a_decider()
    shown = signed_in(own).get(f"/referrals/{refer(in_triage(own), own).pk}/").content.decode()
    assert "01632 960111" in shown and "01632 960101" not in shown and "On form 3." in shown


def test_the_danger_card_has_the_councils_own_number(client: Client) -> None:
    assert "01632 960111" in client.get("/danger").content.decode()


def test_the_page_shows_default_and_own_row_side_by_side(folder: Path) -> None:
    lead = a_decider()
    school = lead.memberships.first().school
    (folder / "school.toml").write_text(
        f'school = "{school.short}"\n{HEAD}[row.D16]\nif = "Our own words"\nsource = "Our handbook"\n'
    )
    read_folder.cache_clear()
    shown = signed_in(lead).get(PAGE).content.decode()
    d16 = shown.split('id="D16"')[1].split("</article>")[0]
    assert (
        policy().rows["D16"].says in d16
        and "Level 3 of Riverbank’s document" in d16
        and "Our own words" in d16
    )
    assert d16.index("Another row applies here") < d16.index("This applies here")
    assert (
        "Riverbank document, page 4. Checked 1 October 2025" in d16 and d16.count("More than a year ago") == 1
    )
    assert "Our handbook. Checked 1 November 2026" in d16
    for own in ("48 hours", "hides the tablet", "On form 3.", "01632 960111", "Advice for schools"):
        assert own in shown
    assert "24 hours" in shown and "01632 960101" in shown


def test_a_school_without_own_rows_reads_that_the_default_applies() -> None:
    shown = signed_in(a_decider(local_authority="northfield")).get(PAGE).content.decode()
    assert "Neither this school nor its local authority has own rows" in shown
    assert "Level 3 of Riverbank’s document" not in shown


def test_a_year_later_every_own_row_is_flagged() -> None:
    lead = a_decider()
    with time_machine.travel(date(2028, 1, 10)):
        shown = signed_in(lead).get(PAGE).content.decode()
    assert shown.count("Source of the own row") == 6
    for part in shown.split("Source of the own row")[1:]:
        assert "More than a year ago" in part.split("</p>")[0]


def suggested(monkeypatch: pytest.MonkeyPatch, *options: str) -> dict[str, Any]:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"family_agrees": true}'))
    written = io.StringIO()
    call_command("suggest", *options, stdout=written)
    found: dict[str, Any] = json.loads(written.getvalue())
    return found


def test_the_command_lays_a_file_on_and_takes_none_by_itself(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    assert suggested(monkeypatch)["policy"] == policy().version
    laid_on = suggested(monkeypatch, "--overlay", str(folder / "riverbank.toml"))
    assert (
        laid_on["policy"].endswith("+authority:riverbank:2027-01")
        and "Ring the hub first." in laid_on["warnings"]
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("absent.toml", "The overlay cannot be read"),
        ("wrong.toml", "wrong.toml: say whose rows"),
        ("north.toml", "Give one"),
    ],
)
def test_the_command_refuses_a_file_in_one_sentence(
    name: str, said: str, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    (folder / "wrong.toml").write_text(HEAD)
    (folder / "north.toml").write_text(f'authority = "northfield"\n{HEAD}')
    with pytest.raises(CommandError, match=said):
        suggested(monkeypatch, "--overlay", str(folder / "riverbank.toml"), "--overlay", str(folder / name))
