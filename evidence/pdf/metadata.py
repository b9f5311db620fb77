"""The XMP packet of a file is the one packet that this document can have."""

from datetime import UTC
from xml.sax.saxutils import escape

import pypdf
import weasyprint

from evidence.pdf.document import Document
from evidence.pdf.opened import at
from evidence.pdf.refused import GateRefused
from evidence.pdf.render import metadata_title

PRODUCER = f"WeasyPrint {weasyprint.__version__}"
PACKET = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"\
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"\
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"><rdf:Description rdf:about="" pdfuaid:part="1" />\
<rdf:Description rdf:about="" pdf:Producer="{producer}" /><rdf:Description rdf:about=""><dc:title><rdf:Alt>\
<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description>\
<rdf:Description rdf:about=""><xmp:CreateDate>{made}</xmp:CreateDate></rdf:Description>\
<rdf:Description rdf:about=""><xmp:ModifyDate>{made}</xmp:ModifyDate></rdf:Description></rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def check_metadata(reader: pypdf.PdfReader, document: Document) -> None:
    """Raises GateRefused where the packet differs by a byte, a comment in it included."""
    made = f"{document.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    packet = PACKET.format(producer=PRODUCER, title=escape(metadata_title(document)), made=made)
    if at(reader.root_object, "/Metadata").get_data() != packet.encode():
        raise GateRefused("the metadata is not that of the approved text")
