"""Objects that an editor, a scanner or another program leaves in a file."""

import io

import pypdf
from pypdf.annotations import FreeText, Link
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from benchmarks.redaction.pdf.bad import BYTES, TEXT, leak
from benchmarks.redaction.pdf.sample import SECRET, edited, with_body

NAME = NameObject("/" + SECRET.replace(" ", ""))
SAID = TextStringObject(SECRET)


def put(record: DictionaryObject, key: str, value: object = SAID) -> None:
    record[NameObject(key)] = value  # type: ignore[assignment]


def element(writer: pypdf.PdfWriter) -> DictionaryObject:
    """The first element of the structure tree."""
    found: DictionaryObject = writer.root_object["/StructTreeRoot"]["/K"][0].get_object()
    return found


def stream(text: str = SECRET, **keys: object) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(text.encode())
    for key, value in keys.items():
        put(made, f"/{key}", value)
    return made


@leak(BYTES)
def annotation() -> bytes:
    return edited(lambda w: w.add_annotation(0, FreeText(text=SECRET, rect=(10, 10, 90, 30))))


@leak(BYTES)
def link_annotation() -> bytes:
    url = f"https://riverbank.example/{SECRET.replace(' ', '-')}"
    return edited(lambda w: w.add_annotation(0, Link(rect=(10, 10, 90, 30), url=url)))


@leak(BYTES)
def bookmark() -> bytes:
    return edited(lambda w: w.add_outline_item(title=SECRET, page_number=0))


@leak(BYTES)
def destination_by_name() -> bytes:
    return edited(lambda w: w.add_named_destination(SECRET, 0))


@leak(BYTES)
def script() -> bytes:
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript")})
    put(action, "/JS", TextStringObject(f"app.alert('{SECRET}')"))
    return edited(lambda w: put(w.root_object, "/OpenAction", action))


@leak(BYTES)
def opening_action() -> bytes:
    return edited(lambda w: put(w.root_object, "/OpenAction"))


@leak(BYTES)
def attached_file() -> bytes:
    return edited(lambda w: w.add_attachment("a.txt", SECRET.encode()))


@leak(BYTES)
def subject_in_the_information() -> bytes:
    return edited(lambda w: w.add_metadata({"/Subject": SECRET}))


@leak(BYTES)
def own_key_in_the_information() -> bytes:
    return edited(lambda w: w.add_metadata({"/Child": SECRET}))


@leak(BYTES)
def page_label() -> bytes:
    label = ArrayObject([NumberObject(0), DictionaryObject({NameObject("/P"): SAID})])
    labels = DictionaryObject({NameObject("/Nums"): label})
    return edited(lambda w: put(w.root_object, "/PageLabels", labels))


@leak(BYTES)
def optional_layer() -> bytes:
    layer = DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): SAID})
    layers = DictionaryObject({NameObject("/OCGs"): ArrayObject([layer])})
    return edited(lambda w: put(w.root_object, "/OCProperties", layers))


@leak(BYTES)
def form_of_an_editor() -> bytes:
    field = DictionaryObject({NameObject("/T"): TextStringObject("who"), NameObject("/V"): SAID})
    form = DictionaryObject({NameObject("/Fields"): ArrayObject([field])})
    return edited(lambda w: put(w.root_object, "/AcroForm", form))


@leak(BYTES)
def actual_text() -> bytes:
    return edited(lambda w: put(element(w), "/ActualText"))


@leak(BYTES)
def alternative_text_of_a_tag() -> bytes:
    return edited(lambda w: put(element(w), "/Alt"))


@leak(BYTES)
def expansion_of_a_tag() -> bytes:
    return edited(lambda w: put(element(w), "/E"))


@leak(BYTES)
def title_of_a_tag() -> bytes:
    return edited(lambda w: put(element(w), "/T"))


@leak(BYTES)
def language_of_a_tag() -> bytes:
    return edited(lambda w: put(element(w), "/Lang"))


@leak(BYTES)
def kind_of_a_tag() -> bytes:
    return edited(lambda w: put(element(w), "/S", NAME))


@leak(BYTES)
def role_map() -> bytes:
    roles = DictionaryObject({NAME: NameObject("/P")})
    return edited(lambda w: put(w.root_object["/StructTreeRoot"], "/RoleMap", roles))


@leak(BYTES)
def orphaned_object() -> bytes:
    return edited(lambda w: w._add_object(SAID))


@leak(BYTES)
def orphaned_stream() -> bytes:
    return edited(lambda w: w._add_object(stream()))


@leak(BYTES)
def key_of_a_page() -> bytes:
    return edited(lambda w: put(w.pages[0], "/Note"))


@leak(BYTES)
def name_of_a_resource() -> bytes:
    return edited(lambda w: put(w.pages[0]["/Resources"], NAME, NumberObject(1)))


@leak(BYTES)
def private_data_of_a_program() -> bytes:
    return edited(lambda w: put(w.pages[0], "/PieceInfo", DictionaryObject({NameObject("/Editor"): SAID})))


@leak(BYTES)
def thumbnail_of_the_page() -> bytes:
    keys = {"Width": NumberObject(19), "Height": NumberObject(1), "ColorSpace": NameObject("/DeviceGray")}
    return edited(lambda w: put(w.pages[0], "/Thumb", w._add_object(stream(**keys))))


@leak(BYTES)
def metadata_of_the_page() -> bytes:
    return edited(lambda w: put(w.pages[0], "/Metadata", w._add_object(stream(f"<x>{SECRET}</x>"))))


def packet(change: tuple[str, str]) -> bytes:
    def edit(writer: pypdf.PdfWriter) -> None:
        xmp = writer.root_object["/Metadata"].get_object()
        xmp.set_data(xmp.get_data().replace(change[0].encode(), change[1].encode()))

    return edited(edit)


@leak(BYTES)
def title_in_the_xmp() -> bytes:
    return packet(("Evidence summary", SECRET))


@leak(BYTES)
def comment_in_the_xmp() -> bytes:
    return packet(("</rdf:RDF>", f"<!-- {SECRET} --></rdf:RDF>"))


@leak(BYTES)
def attribute_in_the_xmp() -> bytes:
    return packet(('pdfuaid:part="1"', f'pdfuaid:part="1" pdf:Keywords="{SECRET}"'))


@leak(BYTES)
def namespace_in_the_xmp() -> bytes:
    return packet(("<x:xmpmeta ", f'<x:xmpmeta xmlns:{NAME[1:]}="a" '))


@leak(BYTES)
def name_of_a_font_family() -> bytes:
    def edit(writer: pypdf.PdfWriter) -> None:
        font = next(iter(writer.pages[0]["/Resources"]["/Font"].values())).get_object()
        put(font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object(), "/FontFamily")

    return edited(edit)


@leak(TEXT)
def outside_the_crop_box() -> bytes:
    def edit(writer: pypdf.PdfWriter) -> None:
        writer.pages[0].cropbox = pypdf.generic.RectangleObject((0, 400, 595, 842))

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(with_body(f'<p style="margin-top:120mm">{SECRET}</p>')))
    edit(writer)
    return written(writer)


@leak(TEXT)
def outside_the_media_box() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(with_body(f'<p style="margin-top:120mm">{SECRET}</p>')))
    writer.pages[0][NameObject("/MediaBox")] = ArrayObject([FloatObject(n) for n in (0, 400, 595, 842)])
    return written(writer)


@leak(TEXT)
def page_that_no_reader_shows() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(with_body(f'<p style="break-before:page">{SECRET}</p>')))
    writer.pages[1][NameObject("/MediaBox")] = ArrayObject([FloatObject(0)] * 4)
    return written(writer)


def written(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
