"""What is kept when a file is released: signature, manifest, and an entry that names both."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from evidence import manifest
from evidence.models import SigningKey, SummaryFile
from evidence.seal.certificates import fingerprint
from evidence.seal.signatures import read
from evidence.services.naming import name_person
from evidence.services.signing_keys import current_key, replace_key
from people.models import School
from tests.evidence.released import released
from tests.evidence.test_signing import brought, ec
from tests.factories import a_school
from tests.together import together
from trail.models import Entry
from workflows import audiences


def entry(summary, event: str) -> Entry:  # type: ignore[no-untyped-def]
    return Entry.objects.get(case_id=summary.case_id, event=event)


def test_a_released_file_is_signed_and_the_trail_names_file_and_manifest(town: SimpleNamespace) -> None:
    summary = released(town)
    said, release = entry(summary, "summary.sealed").says["data"], entry(summary, "summary.release")
    assert said["sha256"] == summary.file.sha256
    assert said["manifest"] == manifest.digest(summary.file.manifest)
    place = summary.file.manifest["trail"]
    assert (place["seq"], place["hash"]) == (release.seq, bytes(release.hash).hex())
    assert_signed(summary)
    assert_frozen(summary.file)


def assert_signed(summary) -> None:  # type: ignore[no-untyped-def]
    """With the school's key, behind the checked file."""
    key = SigningKey.objects.get(school=summary.case.school)
    found = read(summary.file.read())
    assert found and fingerprint(found.certificate) == key.fingerprint
    assert summary.file.read().startswith(summary.file.checked())
    assert b"%%EOF" in summary.file.checked()[-8:]


def assert_frozen(file: SummaryFile) -> None:
    """Neither the file nor its key can be changed, whoever asks."""
    for change in (
        lambda: SummaryFile.objects.filter(pk=file.pk).update(manifest=""),
        lambda: SigningKey.objects.filter(pk=file.key_id).update(fingerprint="0" * 64),
        lambda: SigningKey.objects.filter(pk=file.key_id).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_the_manifest_holds_what_was_withheld_and_who_signed(town: SimpleNamespace) -> None:
    told = released(town).file.manifest
    assert told["withheld"] == {"other_pupil": 2, "phone": 1}
    assert told["printed"] == {"Pupil": 2, "phone removed": 1}
    assert {step: one["name"] for step, one in told["approvals"].items()} == {
        "drafted": town.lead.name, "reviewed": town.lead.name, "approved": town.deputy.name,
        "released": town.deputy.name,
    }  # fmt: skip
    assert (told["audience"], told["recipient"]) == ("social_care", "Riverbank front door")


def test_nothing_of_the_manifest_travels_in_the_file(town: SimpleNamespace) -> None:
    name_person(town.case, part="informant", actor=town.lead, name="Wilfred Okonkwo", pupil=town.friend)
    summary = released(town, "parent_sar")
    assert "sentence" in summary.file.manifest["withheld"]
    added = summary.file.read()[summary.file.checked_size :]
    for word in (b"informant", b"withheld", b"manifest", summary.case.reference.encode(), b"Deputy"):
        assert word not in added


def test_a_reader_who_may_not_know_the_school_gets_no_file_signed_in_its_name(
    town: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = audiences.get("social_care")
    silent = replace(told, rows={**told.rows, "school_own": "mask"})
    monkeypatch.setattr(audiences, "get", lambda code: silent)
    summary = released(town)
    assert (summary.state, hasattr(summary, "file")) == ("approved", False)
    assert "the signature would name the school" in summary.problem


def test_a_private_key_is_kept_sealed(db: None) -> None:
    key = current_key(a_school())
    assert key.identity().key not in bytes(key.sealed)
    assert b"PRIVATE" not in bytes(key.sealed)


def test_a_key_is_made_once_and_written_down(db: None) -> None:
    school = a_school()
    assert current_key(school) == current_key(school)
    made = Entry.objects.get(case_id=school.pk, event="signing_key.made")
    assert made.says["data"] == {"fingerprint": current_key(school).fingerprint}


@pytest.mark.django_db(transaction=True)
def test_two_who_need_the_first_key_at_once_get_the_same() -> None:
    school = a_school()
    found = together(*[lambda: current_key(School.objects.get(pk=school.pk)).fingerprint] * 2)
    assert len(found) == 2 and len(set(found)) == 1


def test_a_new_key_leaves_the_old_one_to_recognise_by(db: None) -> None:
    school = a_school()
    first, second = current_key(school), replace_key(school)
    assert current_key(school) == second != first
    assert SigningKey.objects.get(pk=first.pk).retired_at


def test_the_command_shows_makes_and_brings_in(db: None, tmp_path, capsys) -> None:  # type: ignore[no-untyped-def]
    school = a_school()
    call_command("signing_key", school.short)
    assert "No key yet" in capsys.readouterr().out
    call_command("signing_key", school.short, "--make")
    assert current_key(school).spoken in capsys.readouterr().out
    pem, shown = brought(ec.generate_private_key(ec.SECP256R1()))
    (tmp_path / "key.pem").write_bytes(pem)
    (tmp_path / "cert.pem").write_bytes(shown)
    call_command("signing_key", school.short, "--bring", tmp_path / "key.pem", tmp_path / "cert.pem")
    assert current_key(school).brought and "until 2026-12-01" in capsys.readouterr().out
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("signing_key", school.short, "--bring", tmp_path / "no.pem", tmp_path / "cert.pem")
    with pytest.raises(CommandError, match="no school"):
        call_command("signing_key", "nowhere")
