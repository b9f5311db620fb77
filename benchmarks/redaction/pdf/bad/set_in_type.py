"""Fonts that carry words, or show other words than those they are read as."""

import io
from collections.abc import Callable

import pypdf
from fontTools.ttLib import TTFont, newTable
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from benchmarks.redaction.pdf.bad import BYTES, SHAPE, leak
from benchmarks.redaction.pdf.bad.drawn import HELVETICA
from benchmarks.redaction.pdf.bad.objects import put
from benchmarks.redaction.pdf.sample import SECRET, edited, page


def fonts(writer: pypdf.PdfWriter) -> list[DictionaryObject]:
    return [font.get_object() for font in writer.pages[0]["/Resources"]["/Font"].values()]


def in_fonts(change: Callable[[TTFont], None]) -> bytes:
    """The approved file after a change of its font files."""

    def edit(writer: pypdf.PdfWriter) -> None:
        for font in fonts(writer):
            file = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]["/FontFile2"].get_object()
            opened, out = TTFont(io.BytesIO(file.get_data())), io.BytesIO()
            change(opened)
            opened.save(out)
            file.set_data(out.getvalue())

    return edited(edit)


def in_tables(change: Callable[[bytes], bytes], pdf: bytes | None = None) -> bytes:
    """The approved file (or another) after a change of what its glyphs are read as."""

    def edit(writer: pypdf.PdfWriter) -> None:
        for font in fonts(writer):
            table = font["/ToUnicode"].get_object()
            table.set_data(change(table.get_data()))

    return edited(edit, pdf)


@leak(BYTES)
def name_record_of_a_font() -> bytes:
    return in_fonts(lambda font: font["name"].setName(SECRET, 5, 3, 1, 0x409))


@leak(BYTES)
def glyph_names() -> bytes:
    def rename(font: TTFont) -> None:
        order = font.getGlyphOrder()
        font.setGlyphOrder([SECRET.replace(" ", "") if name == order[0] else name for name in order])
        font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}

    return in_fonts(rename)


@leak(BYTES)
def strange_table_of_a_font() -> bytes:
    def add(font: TTFont) -> None:
        font["META"] = newTable("META")
        font["META"].data = SECRET.encode()

    return in_fonts(add)


@leak(SHAPE)
def letters_that_show_other_letters() -> bytes:
    """ "[Pupil A] was seen." is read; the outline of each A is that of another letter."""

    def exchange(font: TTFont) -> None:
        names = font.getBestCmap()
        if ord("A") in names and ord("P") in names:
            font["glyf"][names[ord("A")]] = font["glyf"][names[ord("P")]]

    return in_fonts(exchange)


@leak(SHAPE)
def letters_that_are_read_as_other_letters() -> bytes:
    """The page shows "[Pupil B]", and every program reads "[Pupil A]", as was approved."""
    shown = page(lambda text: text.replace("[Pupil A]", "[Pupil B]"))
    return in_tables(lambda table: table.replace(b" <0042>", b" <0041>"), shown)


@leak(BYTES)
def comment_in_the_table_of_characters() -> bytes:
    return in_tables(lambda table: table.replace(b"begincmap\n", b"begincmap\n% " + SECRET.encode() + b"\n"))


@leak(BYTES)
def unused_row_in_the_table_of_characters() -> bytes:
    row = b"<7fff> <" + SECRET.encode("utf-16-be").hex().encode() + b">\nendbfchar"
    return in_tables(lambda table: table.replace(b"endbfchar", row))


@leak(BYTES)
def name_of_the_table_of_characters() -> bytes:
    name = SECRET.replace(" ", "").encode()
    return in_tables(lambda table: table.replace(b"/CMapName /Adobe-Identity-UCS", b"/CMapName /" + name))


@leak(BYTES)
def differences_of_an_encoding() -> bytes:
    def edit(writer: pypdf.PdfWriter) -> None:
        differences = ArrayObject([NumberObject(65), NameObject("/" + SECRET.replace(" ", ""))])
        font = DictionaryObject(HELVETICA)
        put(font, "/Encoding", DictionaryObject({NameObject("/Differences"): differences}))
        put(writer.pages[0]["/Resources"]["/Font"], "/F1", writer._add_object(font))

    return edited(edit)


@leak(BYTES)
def letters_before_the_name_of_a_font() -> bytes:
    def edit(writer: pypdf.PdfWriter) -> None:
        for font in fonts(writer):
            said = NameObject("/SHARRO+Wilhelmina")
            put(font, "/BaseFont", said)
            put(font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object(), "/FontName", said)

    return edited(edit)
