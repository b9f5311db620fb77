import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from people.models import Contact, Pupil, Relation, School, StaffMember
from people.queries import find_pupils
from tests.people.conftest import codes

PUPILS = (
    "upn,first,surname,other_names,date_of_birth,year,form,home_authority\n"
    "A999000000001,Ava,Bell,Avie; Ava Hunt,2013-05-03,8,8R,riverbank\n"
    "B999000000002,Zoë,O'Brien,,04/06/2012,9,9I,northfield\n"
)
CONTACTS = (
    "pupil_upn,kind,first,surname,phone,parental_responsibility,lives_with\n"
    "A999000000001,mother,Dawn,Bell,07700 900001,yes,yes\n"
    "B999000000002,aunt,Dawn,Bell,07700 900001,no,yes\n"
)
STAFF = "title,first,surname,job,email\nMr,Mark,Strong,Assistant,mark@riverbank.example\n"


class Files:
    def __init__(self, folder: Path) -> None:
        self.paths = {name: folder / f"{name}.csv" for name in ("pupils", "contacts", "staff")}
        self.write(pupils=PUPILS, contacts=CONTACTS, staff=STAFF)

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            self.paths[name].write_text(text, encoding="utf-8")

    def run(self, school: str = "riverbank") -> tuple[str, str]:
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command("import_roll", "--school", school, *self.paths.values(), stdout=out, stderr=err)
        except CommandError as error:
            err.write(str(error))
        return out.getvalue(), err.getvalue()


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_a_roll_is_read_with_families(files: Files, school: School) -> None:
    assert files.run()[0] == "Written: 2 pupils, 1 contacts, 1 staff.\n"
    ava = find_pupils(school, "Ava")[0]
    assert (ava.form, ava.other_names, str(ava.date_of_birth)) == ("8R", ["Avie", "Ava Hunt"], "2013-05-03")
    assert str(find_pupils(school, "Zoë")[0].date_of_birth) == "2012-06-04"
    assert {relation.kind for relation in Contact.objects.get().relations.all()} == {"mother", "aunt"}
    assert codes(school) == ["roll.imported"]


def test_a_name_in_the_file_turns_no_line_round(files: Files, school: School) -> None:
    files.write(pupils=PUPILS.replace("Bell", "Be\u202ell\u2066"))
    files.run()
    assert find_pupils(school, "Ava")[0].surname == "Bell"


def test_reading_it_again_changes_rows_and_doubles_nothing(files: Files, school: School) -> None:
    files.run()
    files.write(pupils=PUPILS.replace(",8R,", ",8V,").replace("Avie; Ava Hunt", ""))
    files.run()
    ava = find_pupils(school, "Ava")[0]
    assert (ava.form, ava.other_names) == ("8V", ["Avie", "Ava Hunt"])
    assert (Contact.objects.count(), Relation.objects.count(), StaffMember.objects.count()) == (1, 2, 1)


def test_a_pupil_in_no_file_stays_and_is_mentioned(files: Files, school: School) -> None:
    files.run()
    files.write(
        pupils=PUPILS.splitlines(keepends=True)[0] + PUPILS.splitlines(keepends=True)[1],
        contacts=CONTACTS.splitlines()[0],
    )
    assert "1 pupils on the roll are not in the file" in files.run()[0]
    assert Pupil.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (
            "pupils",
            "2013-05-03",
            "31/02/2013",
            "pupils.csv, line 2, column date_of_birth: “31/02/2013” is not a date",
        ),
        (
            "pupils",
            "2013-05-03",
            "1913-05-03",
            "line 2, column date_of_birth: 1913-05-03 is no date of birth",
        ),
        ("pupils", "Ava,Bell", ",Bell", "pupils.csv, line 2, column first: is empty"),
        ("pupils", ",9,9I", ",nine,9I", "pupils.csv, line 3, column year: “nine” is not a school year"),
        (
            "pupils",
            "B999000000002",
            "A999000000001",
            "pupils.csv, line 3, column upn: A999000000001 is in line 2",
        ),
        ("pupils", "upn,first", "upn,given", "pupils.csv, line 1: there is no column first"),
        ("pupils", "upn,first", "upn,first,shoe", "pupils.csv, line 1: the column shoe is not known"),
        ("pupils", ",riverbank", "", "pupils.csv, line 2, column -: the line has more or fewer cells"),
        (
            "contacts",
            "B999000000002",
            "C999000000009",
            "contacts.csv, line 3, column pupil_upn: no pupil of pupils.csv",
        ),
        ("contacts", "no,yes", "maybe,yes", "contacts.csv, line 3, column parental_responsibility: “maybe”"),
        (
            "staff",
            "mark@riverbank.example",
            "mark",
            "staff.csv, line 2, column email: “mark” is not an e-mail",
        ),
        ("staff", "Assistant", "x" * 121, "staff.csv, line 2, column job: has 121 characters, at most 120"),
    ],
)
def test_it_refuses_a_wrong_cell_by_file_line_and_column_and_writes_nothing(
    files: Files, school: School, name: str, old: str, new: str, expected: str
) -> None:
    text = {"pupils": PUPILS, "contacts": CONTACTS, "staff": STAFF}[name]
    files.write(**{name: text.replace(old, new, 1)})
    out, err = files.run()
    assert expected in err
    assert "Nothing was written" in err
    assert (Pupil.objects.count(), StaffMember.objects.count(), out, codes(school)) == (0, 0, "", [])


def test_a_file_that_is_not_utf8_or_not_there_is_told_in_a_sentence(files: Files, school: School) -> None:
    files.paths["pupils"].write_bytes("upn,first\nA1,Zoë\n".encode("latin-1"))
    files.paths["staff"].unlink()
    err = files.run()[1]
    assert "pupils.csv: is not in UTF-8" in err
    assert "staff.csv: cannot be opened" in err


def test_an_unknown_school_is_refused(files: Files, school: School) -> None:
    assert "There is no school “nowhere”. Known: riverbank." in files.run("nowhere")[1]
