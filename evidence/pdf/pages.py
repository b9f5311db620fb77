"""The drawing orders of the pages: lines, text from the bundled fonts, and nothing that could carry words unseen."""

import re

import pypdf

from evidence.pdf.faces import names_in_file
from evidence.pdf.lines import check_lines, widths_of
from evidence.pdf.opened import at
from evidence.pdf.refused import GateRefused

NUMBER = rb"-?\d+(?:\.\d+)?"
# As WeasyPrint writes them, one a line. No picture, no clipping of text, no text without ink, no comment, no string.
ORDER = re.compile(
    rb"(?:1 0 0 -1 0 841\.889764|0\.75 0 0 0\.75 0 0) cm|q|Q|n|f\*|W\*|BT|ET|BMC|BDC|EMC"
    rb"|(?:718\.110236|75\.590551) %(n)s (?:m|l)|75\.590551 %(n)s 642\.519685 %(n)s re"  # the line below a heading
    rb"|(?:0 0 0|0\.2 0\.2 0\.2) rg|1 0 0 -1 %(n)s %(n)s Tm"
    rb"|/(?:Artifact|Span|P|Div|H1|H2|H3|NonStruct)|<</MCID \d+>>|/a(?:1|0|1\.0) gs|/(?P<font>[A-Z]{6}) %(n)s Tf"
    rb"|\[(?:<[0-9a-f]*>|%(n)s)*\] TJ" % {b"n": NUMBER}
)


def check_pages(reader: pypdf.PdfReader) -> None:
    """Raises GateRefused for a drawing order that is not on the list, or a page that shows only part of itself."""
    fonts = {name[1:7].encode() for name in names_in_file()}
    for number, page in enumerate(reader.pages, 1):
        if len({tuple(at(page, box)) for box in ("/MediaBox", "/TrimBox", "/BleedBox")}) != 1:
            raise GateRefused(f"page {number} is cut to a part of itself")
        orders = at(page, "/Contents").get_data()
        for line in orders.split(b"\n"):
            order = ORDER.fullmatch(line)
            if not order or (order["font"] and order["font"] not in fonts):
                raise GateRefused(f"page {number} holds a drawing order that was not expected")
        widths = {name: widths_of(at(font)) for name, font in at(page, "/Resources", "/Font").items()}
        check_lines(orders, widths, f"page {number}")
