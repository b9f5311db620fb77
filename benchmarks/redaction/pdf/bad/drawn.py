"""Drawing orders of a page that carry words without showing them."""

from collections.abc import Callable

import pypdf
from pypdf.generic import DictionaryObject, NameObject

from benchmarks.redaction.pdf.bad import BYTES, TEXT, leak
from benchmarks.redaction.pdf.bad.objects import put, stream
from benchmarks.redaction.pdf.sample import SECRET, edited

HELVETICA = DictionaryObject(
    {
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    }
)


def drawn(orders: str, *, font: bool = False) -> bytes:
    """The approved file with more drawing orders before those of its first page."""

    def edit(writer: pypdf.PdfWriter) -> None:
        contents = writer.pages[0]["/Contents"].get_object()
        contents.set_data(f"q\n{orders}\nQ\n".encode() + contents.get_data())
        if font:
            put(writer.pages[0]["/Resources"]["/Font"], "/F1", writer._add_object(HELVETICA))

    return edited(edit)


def text(before: str = "", place: str = "50 50 Td") -> bytes:
    return drawn(f"{before} BT /F1 10 Tf {place} ({SECRET}) Tj ET", font=True)


@leak(TEXT)
def text_without_ink() -> bytes:
    return text("3 Tr")


@leak(TEXT)
def clipped_text() -> bytes:
    return text("0 0 1 1 re W n")


@leak(TEXT)
def text_as_a_clip() -> bytes:
    return text("7 Tr")


@leak(TEXT)
def text_of_no_size() -> bytes:
    return text(place="0.001 0 0 0.001 50 50 Tm")


@leak(TEXT)
def text_in_the_corner() -> bytes:
    return text()


@leak(BYTES)
def comment_among_the_orders() -> bytes:
    return drawn(f"% {SECRET}")


@leak(BYTES)
def actual_text_among_the_orders() -> bytes:
    return drawn(f"/Span <</ActualText ({SECRET})>> BDC EMC")


@leak(BYTES)
def named_mark_among_the_orders() -> bytes:
    return drawn(f"/{SECRET.replace(' ', '')} MP")


@leak(BYTES)
def string_that_is_never_drawn() -> bytes:
    return drawn(f"BX ({SECRET}) nothing EX")


@leak(BYTES)
def picture_among_the_orders() -> bytes:
    return drawn(f"BI /W 19 /H 1 /CS /G /BPC 8 ID {SECRET} EI")


@leak(BYTES)
def state_of_a_strange_name() -> bytes:
    return drawn(f"/{SECRET.replace(' ', '')} gs")


def form(make: Callable[[pypdf.PdfWriter, object], None]) -> bytes:
    """The approved file with a form (a drawing of its own) among its resources."""
    fonts = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): HELVETICA})})
    keys = {"Type": NameObject("/XObject"), "Subtype": NameObject("/Form"), "Resources": fonts}

    def edit(writer: pypdf.PdfWriter) -> None:
        drawing = writer._add_object(stream(f"BT /F1 10 Tf 50 50 Td ({SECRET}) Tj ET", **keys))
        put(writer.pages[0]["/Resources"]["/XObject"], "/X1", drawing)
        make(writer, drawing)

    return edited(edit)


@leak(TEXT)
def text_in_a_form() -> bytes:
    def use(writer: pypdf.PdfWriter, _: object) -> None:
        contents = writer.pages[0]["/Contents"].get_object()
        contents.set_data(b"/X1 Do\n" + contents.get_data())

    return form(use)


@leak(BYTES)
def form_that_is_never_drawn() -> bytes:
    return form(lambda writer, drawing: None)
