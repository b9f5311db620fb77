"""What was taken out leaves no trace: with anything else in its place the file would be the same."""

from evidence.pdf.document import Document
from evidence.pdf.refused import GateRefused


def check_no_trace(document: Document, other: Document) -> None:
    """`other` is the document of the same case with all masked values exchanged for others of other lengths. A file
    is made from its document and nothing else, byte for byte, so equal documents are equal files. Raises
    GateRefused with the first entry that differs."""
    if document == other and document.identifier() == other.identifier():
        return
    both = zip(document.sections, other.sections, strict=False)
    pairs = (pair for one, two in both for pair in zip(one.entries, two.entries, strict=False))
    entry = next((one.ref for one, two in pairs if one != two), "")
    raise GateRefused("what was taken out leaves a trace in the text", entry=entry)
