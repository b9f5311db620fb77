"""Small DOCX files written by hand, one thing in each."""

import io
import zipfile

from tests.evidence.receiving.pictures import a_zip, drawn

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = f'<Types xmlns="x"><Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SAID = "<w:p><w:r><w:t>Ava Bell was calm.</w:t></w:r></w:p>"


def relation(kind: str, more: str = 'Target="media/image1.png"') -> str:
    return f'<Relationships xmlns="x"><Relationship Id="r1" Type="{OFFICE}{kind}" {more}/></Relationships>'


def document(body: str) -> str:
    return f'<w:document {W} xmlns:o="o" xmlns:a="a"><w:body>{body}</w:body></w:document>'


def a_docx(body: str = SAID, types: str = TYPES, **more: str | bytes) -> bytes:
    """A DOCX with this body and these further members."""
    members = {
        "[Content_Types].xml": types, "_rels/.rels": relation("officeDocument", 'Target="word/document.xml"'),
        "word/document.xml": document(body), **more,
    }  # fmt: skip
    return a_zip(**{name: one.encode() if isinstance(one, str) else one for name, one in members.items()})


def repeated() -> bytes:
    """The document twice under one name, so that two programs may show two texts."""
    out = io.BytesIO(a_docx())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/documenT.xml", document("<w:p/>"))
    return out.getvalue().replace(b"documenT", b"document")


def streamed() -> bytes:
    """The document as a program writes it that cannot go back: each size follows its member."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    out = Pipe()
    with (
        zipfile.ZipFile(io.BytesIO(a_docx())) as read,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in read.namelist():
            archive.writestr(name, read.read(name))
    return out.getvalue()


def commented() -> bytes:
    out = io.BytesIO(a_docx())
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = drawn("GIF")
    return out.getvalue()


def marked(content: bytes, flag: int) -> bytes:
    """The same with a flag set on every member, here and in the list at its end."""
    out = bytearray(content)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(sign)
        while at >= 0:
            out[at + place] |= flag
            at = out.find(sign, at + 4)
    return bytes(out)


OUTSIDE = 'Target="https://club.example/" TargetMode="External"'
RELS = "word/_rels/document.xml.rels"
#: Why each is refused, and what it is.
REFUSED = {
    "a picture among its members": ("image_inside", a_docx(**{"word/media/image1.png": drawn("PNG")})),
    "a picture by another name": ("image_inside", a_docx(**{"word/notes.dat": drawn("JPEG")})),
    "a picture called XML": ("image_inside", a_docx(**{"customXml/item1.xml": drawn("PNG")})),
    "a small picture of the first page": ("image_inside", a_docx(**{"docProps/thumbnail.jpeg": drawn("JPEG")})),
    "a drawing": ("image_inside", a_docx("<w:p><w:r><w:drawing/></w:r></w:p>")),
    "an older drawing": ("image_inside", a_docx("<w:p><w:r><w:pict/></w:r></w:p>")),
    "a fill of a shape": ("image_inside", a_docx("<a:blip/>")),
    "a relation to a picture": ("image_inside", a_docx(**{RELS: relation("image")})),
    "letters that are a picture": ("encoded", a_docx(f"<w:p><w:r><w:t>{'iVBORw0KGgo' * 120}</w:t></w:r></w:p>")),
    "letters in an attribute": ("encoded", a_docx(f'<w:p w:x="{"iVBORw0KGgo" * 120}"/>')),
    "letters in a remark": ("encoded", a_docx(f"<!--{'iVBORw0KGgo' * 120}-->")),
    "an object": ("program_inside", a_docx("<o:OLEObject/>")),
    "a control": ("program_inside", a_docx("<w:control/>")),
    "a macro": ("program_inside", a_docx(**{"word/vbaProject.bin": b"teal"})),
    "a macro document": ("program_inside", a_docx(types=TYPES.replace(MAIN, MACRO))),
    "a relation to a macro": ("program_inside", a_docx(**{RELS: relation("vbaProject")})),
    "another document": ("file_inside", a_docx("<w:altChunk/>")),
    "a file": ("file_inside", a_docx(**{"word/embeddings/other.dat": b"teal"})),
    "an archive": ("file_inside", a_docx(**{"word/other.zip": a_zip(teal=b"teal")})),
    "a relation nobody knows": ("file_inside", a_docx(**{RELS: relation("hologram")})),
    "a field to fill in": ("form_inside", a_docx("<w:p><w:r><w:fldChar><w:ffData/></w:fldChar></w:r></w:p>")),
    "a template from elsewhere": ("loads_from_outside", a_docx("<w:attachedTemplate/>")),
    "a style from elsewhere": ("loads_from_outside", a_docx(**{RELS: relation("styles", OUTSIDE)})),
    "a field that fetches": ("loads_from_outside", a_docx("<w:instrText> INCLUDETEXT x </w:instrText>")),
    "a short field that fetches": ("loads_from_outside", a_docx('<w:fldSimple w:instr="DDEAUTO x"/>')),
    "a document type": ("loads_from_outside", a_docx(**{"word/notes.xml": "<!DOCTYPE x><x/>"})),
    "a folder with something in it": ("file_inside", a_docx(**{"word/embeddings/": b"teal"})),
    "a password": ("locked", marked(a_docx(), 0x1)),
    "a member twice": ("two_kinds", repeated()),
    "a picture behind it": ("two_kinds", commented()),
    "a picture before it": ("two_kinds", drawn("GIF") + a_docx()),
    "words behind it": ("two_kinds", a_docx() + b"Minutes"),
    "too much inside": ("too_long", a_docx(**{"word/styles.xml": b" " * 51_000_000})),
    "too many members": ("too_long", a_docx(**{f"word/{n}.xml": "<x/>" for n in range(200)})),
    "too deep": ("too_long", a_docx("<w:p>" * 300 + "</w:p>" * 300)),
    "no XML": ("broken", a_docx("<w:p>")),
    "no document": ("other_office", a_zip(**{"[Content_Types].xml": TYPES.encode()})),
    "a type of something else": ("other_office", a_docx(types="<Types/>")),
}  # fmt: skip
