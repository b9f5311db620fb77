"""The drawing orders of the pages: lines, text from the bundled fonts, and nothing that could carry words unseen."""

import re

import pypdf

from evidence.pdf.faces import names_in_file
from evidence.pdf.refused import GateRefused

NUMBER = rb"-?\d+(?:\.\d+)?"
# As WeasyPrint writes them, one a line. No picture, no clipping of text, no text without ink, no comment, no string.
ORDER = re.compile(
    rb"(?:%(n)s )*(?:cm|m|l|re|rg|Tm|w|RG|S)|q|Q|n|f|f\*|W|W\*|BT|ET|BMC|BDC|EMC"
    rb"|/(?:Artifact|Span|P|Div|H1|H2|H3|NonStruct)|<</MCID \d+>>|/a(?:1|0|1\.0) gs|/(?P<font>[A-Z]{6}) %(n)s Tf"
    rb"|\[(?:<[0-9a-f]*>|%(n)s)*\] TJ" % {b"n": NUMBER}
)


def check_pages(reader: pypdf.PdfReader) -> None:
    """Raises GateRefused for a drawing order that is not on the list, or a page that shows only part of itself."""
    fonts = {name[1:7].encode() for name in names_in_file()}
    for number, page in enumerate(reader.pages, 1):
        if len({tuple(page[box]) for box in ("/MediaBox", "/TrimBox", "/BleedBox")}) != 1:
            raise GateRefused(f"page {number} is cut to a part of itself")
        for line in page["/Contents"].get_object().get_data().split(b"\n"):
            order = ORDER.fullmatch(line)
            if not order or (order["font"] and order["font"] not in fonts):
                raise GateRefused(f"page {number} holds a drawing order that was not expected")
