"""The fonts in a file are cut from the bundled ones: same names, same outlines, and each glyph says what it shows."""

import io
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

import pypdf
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from evidence.pdf.equality import MIRRORED
from evidence.pdf.faces import BOLD, FACES, REGULAR, covered, names_in_file, unpacked
from evidence.pdf.opened import at
from evidence.pdf.refused import GateRefused

TABLES = frozenset(
    "GlyphOrder head hhea maxp OS/2 hmtx cmap loca glyf name post gasp BASE GDEF STAT prep vhea vmtx cvt fpgm".split()
)
MAP = re.compile(
    r"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<< /Registry \(Adobe\)\n"
    r"/Ordering \(UCS\)\n/Supplement 0\n>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    r"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n\d+ beginbfchar\n"
    r"((?:<[0-9a-f]{4}> <(?:[0-9a-f]{4})+>\n)+)endbfchar\nendcmap\n"
    r"CMapName currentdict /CMap defineresource pop\nend\nend"
)
PAIR = re.compile(r"<(\w+)> <(\w+)>")


def check_fonts(reader: pypdf.PdfReader) -> None:
    """Raises GateRefused for a font that is not a part of a bundled one, or a glyph that is read as something
    other than what it shows."""
    for font in _fonts(reader):
        descriptor = at(font, "/DescendantFonts", 0, "/FontDescriptor")
        name = str(font["/BaseFont"])
        if name not in names_in_file() or descriptor["/FontName"] != name:
            raise GateRefused("a font was not expected")
        family, weight = _asked(name)
        reading = _reading(font["/ToUnicode"].get_data().decode("ascii"))
        if not all(_reads_as(number, said, family, weight) for number, said in reading.items()):
            raise GateRefused("a glyph is read as something other than what it shows")
        cut = TTFont(io.BytesIO(descriptor["/FontFile2"].get_data()))
        _check_outlines(cut, bundled(family, weight), set(reading))


def _fonts(reader: pypdf.PdfReader) -> Iterable[Any]:
    """The fonts of all pages, each once, under the name that begins its own."""
    fonts = {}
    for page in reader.pages:
        for name, font in at(page, "/Resources", "/Font").items():
            fonts[font.idnum] = at(font)
            if not str(at(font, "/BaseFont")).startswith(f"{name}+"):
                raise GateRefused("a font was not expected")
    return fonts.values()


def _asked(name: str) -> tuple[str, int]:
    """Family and weight of a font's name in the file, such as "/QQBYNI+Body-Ext"."""
    said = name.partition("+")[2]
    weight = BOLD if said.endswith("-Semi-Bold") else REGULAR
    return said.removesuffix("-Semi-Bold").replace("-", " "), weight


@cache
def bundled(family: str, weight: int) -> TTFont:
    """The bundled font; the regular weight where the family has no other."""
    faces = {face.weight: face for face in FACES if face.family == family}
    return TTFont(io.BytesIO(unpacked((faces.get(weight) or faces[REGULAR]).path)))


@cache
def _characters(family: str, weight: int) -> dict[int, set[int]]:
    """The code points of each glyph number of a bundled font."""
    font, found = bundled(family, weight), dict[int, set[int]]()
    for code, name in font.getBestCmap().items():
        found.setdefault(font.getGlyphID(name), set()).add(code)
    return found


def _check_outlines(cut: TTFont, whole: TTFont, used: set[int]) -> None:
    """The glyphs that are used are drawn as in the bundled font, and there are no others."""
    words = {str(record) for record in whole["name"].names}
    if set(cut.keys()) - TABLES or {str(r) for r in cut["name"].names} - words or cut["post"].formatType != 3:
        raise GateRefused("a font holds something other than glyphs")
    order = cut.getGlyphOrder()
    names = {order[number]: whole.getGlyphName(number) for number in used}
    parts = {part for name in names for part in _parts(cut["glyf"], name)}
    rest = {name for name in order if cut["glyf"][name].numberOfContours} - set(names) - parts
    same = all(_outline(cut, name) == _outline(whole, theirs) for name, theirs in names.items())
    # HarfBuzz adds what a glyph may turn into, such as its form for vertical lines; nothing on the page uses it.
    if not same or (rest and not {_outline(cut, name) for name in rest} <= _outlines(whole)):
        raise GateRefused("a font holds a glyph that is not from the bundled font")


def _parts(glyphs, name: str) -> set[str]:  # type: ignore[no-untyped-def]
    """The glyphs that a glyph is put together from: an accent over a letter."""
    direct = glyphs[name].getComponentNames(glyphs)
    return {*direct, *(part for one in direct for part in _parts(glyphs, one))}


def _outline(font: TTFont, name: str) -> tuple[object, ...]:
    """The points a glyph is drawn through, with the ends of its curves."""
    points, ends, _ = font["glyf"][name].getCoordinates(font["glyf"])
    return tuple(points), tuple(ends)


@cache
def _outlines(font: TTFont) -> frozenset[tuple[object, ...]]:
    return frozenset(_outline(font, name) for name in font.getGlyphOrder())


def _reading(text: str) -> dict[int, str]:
    """What each glyph number is read as."""
    table = MAP.fullmatch(text)
    if not table:
        raise GateRefused("a table of characters holds something other than characters")
    return {
        int(number, 16): bytes.fromhex(code).decode("utf-16-be") for number, code in PAIR.findall(table[1])
    }


def _reads_as(number: int, said: str, family: str, weight: int) -> bool:
    """Whether a glyph stands for these characters: the first is its own; a form that has no character of its own
    (a joined pair of letters, a flag) stands for characters of its family."""
    if not all(ord(char) in covered(family) for char in said):
        return False
    own = _characters(family, weight).get(number)
    return own is None or any(_plain(said).startswith(_plain(chr(code))) for code in own)


def _plain(text: str) -> str:
    """Letters instead of their joined forms; brackets of both sides alike, as right-to-left writing turns them."""
    return unicodedata.normalize("NFKC", text).translate(MIRRORED)
