"""The XML of a DOCX: its elements, its relations, its fields."""

import re
from xml.parsers import expat

from evidence.receiving.plain import check_letters
from evidence.receiving.refused import NotTaken

DEEPEST = 200  # elements inside one another
#: Elements that show or carry something other than text.
ELEMENTS = {
    "drawing": "image_inside", "pict": "image_inside", "blip": "image_inside", "imagedata": "image_inside",
    "binData": "image_inside", "svgBlip": "image_inside", "movie": "image_inside", "object": "program_inside",
    "OLEObject": "program_inside", "control": "program_inside", "altChunk": "file_inside", "subDoc": "file_inside",
    "embedRegular": "file_inside", "embedBold": "file_inside", "embedItalic": "file_inside", "ffData": "form_inside",
    "embedBoldItalic": "file_inside", "attachedTemplate": "loads_from_outside", "frameset": "loads_from_outside",
}  # fmt: skip
#: Fields that fetch or run something when the document is opened.
FIELDS = re.compile(
    r"^\s*(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|EMBED|RD|DATABASE|MACROBUTTON)\b", re.I
)
#: The relations that a document of text has, by the last word of their type.
RELATIONS = frozenset({
    "officeDocument", "core-properties", "extended-properties", "custom-properties", "styles", "stylesWithEffects",
    "settings", "webSettings", "fontTable", "theme", "numbering", "footnotes", "endnotes", "header", "footer",
    "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "customXml", "customXmlProps",
    "hyperlink", "glossaryDocument", "sensitivity", "classificationlabels",
})  # fmt: skip
CARRIES = {
    "image": "image_inside", "thumbnail": "image_inside", "vbaProject": "program_inside",
    "oleObject": "program_inside", "control": "program_inside",
}  # fmt: skip


def check(name: str, part: bytes) -> None:
    """Raises NotTaken where the part is no XML or holds more than text."""
    _Reading(is_relations=name.endswith(".rels")).read(part)


class _Reading:
    """One pass over one part; a document type is refused, so no entity can grow or point outside."""

    def __init__(self, *, is_relations: bool) -> None:
        self.is_relations, self.depth, self.letters = is_relations, 0, [""]
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.CommentHandler = self.parser.ProcessingInstructionHandler = self.beside

    def read(self, part: bytes) -> None:
        try:
            self.parser.Parse(part, True)
        except expat.ExpatError:
            raise NotTaken("broken") from None

    def doctype(self, *_: object) -> None:
        raise NotTaken("loads_from_outside")

    def beside(self, *said: str) -> None:
        check_letters("".join(said))

    def start(self, element: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        word = element.rpartition(" ")[2]
        if self.depth > DEEPEST:
            raise NotTaken("too_long")
        if word in ELEMENTS:
            raise NotTaken(ELEMENTS[word])
        for value in attributes.values():
            check_letters(value)
        if self.is_relations and word == "Relationship":
            check_relation(attributes)
        if word == "fldSimple":
            check_field(next((v for name, v in attributes.items() if name.endswith("instr")), ""))
        self.letters.append("")

    def text(self, letters: str) -> None:
        self.letters[-1] += letters

    def end(self, element: str) -> None:
        self.depth -= 1
        letters = self.letters.pop()
        check_letters(letters)
        if element.endswith(" instrText"):
            check_field(letters)


def check_field(instruction: str) -> None:
    """Raises NotTaken for a field that fetches or runs something."""
    if FIELDS.match(instruction):
        raise NotTaken("loads_from_outside")


def check_relation(says: dict[str, str]) -> None:
    """Raises NotTaken for a relation to anything but a part of text; a link may lead outside, for it loads nothing."""
    word = says.get("Type", "").rpartition("/")[2]
    if word in CARRIES:
        raise NotTaken(CARRIES[word])
    if word not in RELATIONS:
        raise NotTaken("file_inside")
    if says.get("TargetMode", "").casefold() == "external" and word != "hyperlink":
        raise NotTaken("loads_from_outside")
