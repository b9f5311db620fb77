"""The text of a finished file, page by page, by two programs that share no code."""

import io

import pypdf
import pypdfium2

LINE_END_HYPHEN = "\ufffe"  # pdfium's sign for a hyphen that ends a line


def by_pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def by_pdfium(pdf: bytes, passphrase: str | None = None) -> list[str]:
    """A locked file needs its passphrase."""
    document = pypdfium2.PdfDocument(pdf, password=passphrase)
    try:
        return [_page_text(document, number) for number in range(len(document))]
    finally:
        document.close()


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    try:
        # Halves of a pair that it turns round in right-to-left writing are kept: none may go unread.
        words: str = text_page.get_text_range(errors="surrogatepass")
        return words.replace(LINE_END_HYPHEN, "-")
    finally:
        text_page.close()
        page.close()


EXTRACTORS = {"pypdf": by_pypdf, "pdfium": by_pdfium}
