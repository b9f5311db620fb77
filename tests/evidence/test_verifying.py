"""`/verify` and `manage.py verify_summary`: three plain answers, exit 0, 1, 1, and no name of any child."""

import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from evidence.pdf.render import render
from evidence.redaction.redacted import RedactedText
from evidence.seal import certificates
from evidence.seal.signing import sign
from evidence.services import handing_over
from evidence.services.signing_keys import current_key, replace_key
from evidence.taken_out import NOT_TOLD
from evidence.verifying import CHANGED, DOUBTFUL, FOREIGN, RELEASED, UNRECORDED, verdict_on
from tests.evidence.released import released
from tests.evidence.test_pdf import document
from tests.evidence.test_signing import NOW
from tests.factories import a_school
from trail.guards import installing

TITLES = {
    RELEASED: "Released by Handrail, and unchanged",
    CHANGED: "Changed after it was released",
    FOREIGN: "Not released by this Handrail",
}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """run(pdf, ...): the exit status of verify_summary, and what it printed."""

    def verify(pdf: bytes, *more: str) -> tuple[int, str]:
        (tmp_path / "file.pdf").write_bytes(pdf)
        try:
            call_command("verify_summary", tmp_path / "file.pdf", *more)
        except SystemExit as end:
            return int(end.code or 0), capsys.readouterr().out
        return 0, capsys.readouterr().out

    return verify


def shown(pdf: bytes) -> str:
    answer = Client().post("/verify", {"file": SimpleUploadedFile("Ava Bell.pdf", pdf, "application/pdf")})
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"] and not answer.cookies
    return answer.content.decode()


def flipped(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


@pytest.fixture(scope="module")
def foreign() -> bytes:
    return render(document(RedactedText.fixed("Another file.")))


@pytest.mark.sqlite
def test_a_released_file_a_changed_one_and_a_foreign_one(town: SimpleNamespace, run, foreign: bytes) -> None:  # type: ignore[no-untyped-def]
    summary = released(town)
    pdf, place = summary.file.read(), summary.file.manifest["trail"]
    for file, exit_status, answer in (
        (pdf, 0, RELEASED), (flipped(pdf, len(pdf) // 2), 1, CHANGED), (foreign, 1, FOREIGN),
    ):  # fmt: skip
        status, said = run(file)
        assert (status, said.partition(". ")[0]) == (exit_status, TITLES[answer])
        assert f"{TITLES[answer]}</h1>" in shown(file)
    for text in (run(pdf)[1], shown(pdf)):
        for words in (summary.reference, "Children&#x27;s social care", "[Pupil] 2 times", "[phone removed] 1 time",
                      f"{place['seq']} of the trail of {summary.case.reference}", town.school.name,
                      summary.file.key.spoken, "not locked"):  # fmt: skip
            assert words in text.replace("'", "&#x27;")
        assert not [name for name in ("Ava", "Bell", "Okonkwo", summary.recipient) if name in text]


def test_whatever_byte_is_changed_it_is_never_called_unchanged_or_foreign(town: SimpleNamespace) -> None:
    summary = released(town)
    copy = handing_over.prepare(summary, way="locked", actor=town.lead)
    locked = handing_over.collect_own(copy.handover, actor=town.lead)
    assert verdict_on(locked).genuine
    assert dict(verdict_on(locked).facts)["This copy"] == "locked with a passphrase"
    assert (
        dict(verdict_on(locked).facts)["Taken out for this reader"] == NOT_TOLD
    )  # the bearer need not be able to open it
    for file in (summary.file.read(), locked):
        mark = file.rindex(b"/ID [")
        for place in (*range(0, len(file), 257), *range(mark, mark + 80, 5), len(file) - 1):
            assert verdict_on(flipped(file, place)).answer == CHANGED, place
        for other in (file + b"\n", file[:-20], file[: len(file) - 900], file.replace(b"%PDF", b"%%PDF")):
            assert verdict_on(other).answer == CHANGED


def test_files_of_an_earlier_key_are_still_recognised(town: SimpleNamespace) -> None:
    pdf = released(town).file.read()
    replace_key(town.school)
    assert verdict_on(pdf).genuine


def test_a_record_that_was_changed_behind_the_trail_is_noticed(town: SimpleNamespace, run) -> None:  # type: ignore[no-untyped-def]
    summary = released(town)
    pdf = summary.file.read()
    installing.remove(connection)
    changes = ("UPDATE evidence_summaryfile SET manifest = '{}'", "UPDATE trail_entry SET mac = hash")
    for change in changes:
        assert verdict_on(pdf).genuine
        with connection.cursor() as cursor:
            cursor.execute("SAVEPOINT before")
            cursor.execute(change)
            assert verdict_on(pdf).answer == DOUBTFUL
            assert run(pdf)[0] == 1
            cursor.execute("ROLLBACK TO before")


def test_a_signature_counts_for_no_more_than_its_key(db: None, foreign: bytes, run, school) -> None:  # type: ignore[no-untyped-def]
    stranger = certificates.make(school.name, NOW)
    theirs, ours = sign(foreign, stranger), sign(foreign, current_key(school).identity())
    verdict = verdict_on(theirs)
    assert verdict.answer == FOREIGN and ("Ring that school" in str(verdict.facts))
    assert verdict_on(ours).answer == UNRECORDED
    key = certificates.grouped(certificates.fingerprint(stranger.certificate))
    assert run(theirs, "--fingerprint", key) == (0, f"Signed with the key {key}, and unchanged since.\n")
    assert run(ours, "--fingerprint", key)[0] == 1
    assert run(flipped(theirs, 900), "--fingerprint", key)[0] == 1
    with pytest.raises(CommandError, match="32 digits"):
        run(theirs, "--fingerprint", key[:9])


@pytest.fixture
def school(db: None):  # type: ignore[no-untyped-def]
    return a_school()


def test_a_file_that_is_not_there_is_said_in_one_sentence(db: None) -> None:
    with pytest.raises(CommandError, match="cannot be read") as error:
        call_command("verify_summary", "nowhere.pdf")
    assert error.value.returncode == 2


def test_the_page_asks_again_for_what_it_cannot_take(db: None, settings) -> None:  # type: ignore[no-untyped-def]
    client, path = Client(enforce_csrf_checks=True), "/verify"
    assert 'type="file"' in client.get(path).content.decode()
    for sent in ({}, {"file": SimpleUploadedFile("a.pdf", b"")}, {"file": "words"}):
        answer = client.post(path, sent)
        assert answer.status_code == 422 and "that you were given" in answer.content.decode()
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    large = client.post(path, {"file": SimpleUploadedFile("a.pdf", b"%PDF" * 1000)})
    assert large.status_code == 422 and "Files over 20 MB are not taken" in large.content.decode()


def test_no_upload_is_ever_written_to_disk(db: None, foreign: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a temporary file was made")

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)
    assert TITLES[FOREIGN] in shown(foreign + b"%" * 5_000_000)
