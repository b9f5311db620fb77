"""The gate against files that leak: what hides something is refused, what does not is let out, nothing is quoted."""

from collections.abc import Callable

import pytest

from benchmarks.redaction.pdf import bad, good
from benchmarks.redaction.pdf.sample import APPROVED, SECRET, document, page, with_body, with_head, words
from evidence.pdf import gate
from evidence.pdf.document import Document
from evidence.pdf.equality import same
from evidence.pdf.extract import EXTRACTORS
from evidence.pdf.fetching import Denied, LockedFetcher
from evidence.pdf.refused import GateRefused
from evidence.pdf.render import render
from evidence.pdf.searching import encodings
from tests.evidence.unpacking import unpacked

LEAKS, GOOD = bad.every(), dict(good.every())
#: One of each kind of check; the others are tried in the long run.
DAILY = (
    "rectangle over text", "tiny text", "gap as wide as the name", "bar as wide as the name",
    "letters spread to the width of the name", "title", "named destination", "web link", "attachment body",
    "form field", "exif in a photo", "name in the pixels", "script", "actual text", "orphaned object",
    "comment in the xmp", "outside the media box", "text without ink", "comment among the orders",
    "name record of a font", "letters that show other letters", "letters that are read as other letters",
    "letters before the name of a font", "comment between objects", "bytes behind a packed stream",
    "object in no list of the object stream", "stream that nothing points to", "earlier version in the file",
    "second half of the identifier",
)  # fmt: skip
RARELY = [name for name in LEAKS if name not in DAILY]


def refused(pdf: bytes, approved: Document = APPROVED) -> GateRefused:
    """The gate is told the approved text and not the name."""
    with pytest.raises(GateRefused) as refusal:
        gate.check(pdf, approved, [])
    assert "Sharrock" not in str(refusal.value)
    assert "read back" not in str(refusal.value)
    return refusal.value


@pytest.mark.parametrize("name", [*DAILY, *(pytest.param(name, marks=pytest.mark.long) for name in RARELY)])
def test_a_file_that_leaks_is_refused(name: str) -> None:
    refused(LEAKS[name].make())


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name, one in LEAKS.items() if one.shows != bad.SHAPE])
def test_each_leaking_file_does_hold_the_name(name: str) -> None:
    pdf = LEAKS[name].make()
    texts = "".join("".join(read(pdf)) for read in EXTRACTORS.values())
    parts = SECRET.split()
    coded = [form for part in parts for form in encodings(part)]
    assert any(part in texts for part in parts) or any(
        form in blob for form in coded for blob in unpacked(pdf)
    )


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[] if number % 7 == 0 else pytest.mark.long)
        for number, name in enumerate(GOOD)
    ],
)
def test_a_file_that_leaks_nothing_is_let_out(name: str) -> None:
    assert gate.check(render(GOOD[name]), GOOD[name], []) >= 1


@pytest.mark.parametrize("name", ["accents", "all scripts in one line"])
def test_a_computer_without_harfbuzz_subset_makes_files_too(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bare Debian has no libharfbuzz-subset: fontTools cuts the fonts there, in another way."""
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    assert gate.check(render(GOOD[name]), GOOD[name], []) == 1


def test_a_missing_line_is_refused_by_the_name_of_its_entry() -> None:
    assert refused(page(lambda text: text.replace("went home", "went"))).entry == "entry 2"


def test_a_text_on_another_page_than_its_own_is_refused() -> None:
    first, second = words("First."), words("Second.")
    pdf = render(document(second, first))
    assert "page 1" in str(refused(pdf, document(first, second)))


def test_what_was_taken_out_is_refused_by_the_name_of_its_entry() -> None:
    approved = document(words("[Pupil A] was seen."))
    spoilt = document(words(f"{SECRET} was seen."))
    with pytest.raises(GateRefused):
        gate.check(render(spoilt), approved, [gate.Masked("entry 1", SECRET)])


def test_an_anagram_is_no_equal_unless_it_is_written_from_right_to_left() -> None:
    assert not same("Ava Bell", "Bell Ava")
    assert same("(שלום) דוד", "דוד )שלום(")
    assert not same("שלוםם", "שלום")


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://localhost/x", "https://fonts.example/a.woff2", "data:text/css,a"]
)
def test_the_renderer_may_open_nothing_but_the_fonts(url: str) -> None:
    with pytest.raises(Denied):
        LockedFetcher().fetch(url)


@pytest.mark.parametrize(
    "make",
    [
        lambda: with_body('<img src="file:///etc/hostname">'),
        lambda: with_head('<link rel="attachment" href="file:///etc/hostname">'),
    ],
)
def test_a_picture_or_attachment_from_elsewhere_stops_the_file(make: Callable[[], bytes]) -> None:
    with pytest.raises(Denied):
        make()


def test_a_kept_name_does_not_hide_a_masked_one_in_another_place() -> None:
    twice = document(words("Bell was seen."), words("Bell rang."))
    assert gate.check(render(twice), twice, [gate.Masked("entry 2", "Bell")]) == 1


def test_a_file_that_cannot_be_read_is_refused_without_a_word_of_it() -> None:
    with pytest.raises(GateRefused, match="cannot be read back") as refusal:
        gate.check(f"%PDF-1.7 {SECRET}".encode(), APPROVED, [])
    assert "Sharrock" not in str(refusal.value)
