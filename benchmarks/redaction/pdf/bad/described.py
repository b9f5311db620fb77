"""Words beside the pages: metadata, bookmarks, targets, links, attachments, forms."""

from weasyprint import Attachment

from benchmarks.redaction.pdf.bad import BYTES, leak
from benchmarks.redaction.pdf.sample import SECRET, page, with_body, with_head, with_label


@leak(BYTES)
def title() -> bytes:
    return page(lambda text: text.replace("<title>", f"<title>{SECRET} "))


@leak(BYTES)
def author() -> bytes:
    return with_head(f'<meta name="author" content="{SECRET}">')


@leak(BYTES)
def keywords() -> bytes:
    return with_head(f'<meta name="keywords" content="{SECRET}">')


@leak(BYTES)
def description() -> bytes:
    return with_head(f'<meta name="description" content="{SECRET}">')


@leak(BYTES)
def generator() -> bytes:
    return with_head(f'<meta name="generator" content="{SECRET}">')


@leak(BYTES)
def custom_metadata() -> bytes:
    return with_head(f'<meta name="child" content="{SECRET}">', custom_metadata=True)


@leak(BYTES)
def language() -> bytes:
    return page(lambda text: text.replace('lang="en-GB"', f'lang="{SECRET}"'))


@leak(BYTES)
def bookmark_by_style() -> bytes:
    style = f"bookmark-level:1;bookmark-label:'{SECRET}'"
    return page(lambda text: text.replace("<h2>", f'<h2 style="{style}">'))


@leak(BYTES)
def named_destination() -> bytes:
    change = f'<h2 id="{SECRET.replace(" ", "-")}">'
    link = f'<a href="#{SECRET.replace(" ", "-")}">[Pupil A]</a> was'
    return page(lambda text: text.replace("<h2>", change).replace("[Pupil A] was", link))


def linked(to: str) -> bytes:
    return with_label(f'<a href="{to}">[Pupil A]</a>')


@leak(BYTES)
def mail_link() -> bytes:
    return linked(f"mailto:{SECRET.replace(' ', '.')}@riverbank.example")


@leak(BYTES)
def telephone_link() -> bytes:
    return linked(f"tel:{SECRET.replace(' ', '.')}")


@leak(BYTES)
def web_link() -> bytes:
    return linked(f"https://riverbank.example/{SECRET.replace(' ', '-')}")


@leak(BYTES)
def attachment_body() -> bytes:
    return page(str, attachments=[Attachment(string=SECRET, name="a.txt")])


@leak(BYTES)
def attachment_name() -> bytes:
    return page(str, attachments=[Attachment(string="a", name=f"{SECRET}.txt", description=SECRET)])


@leak(BYTES)
def form_field() -> bytes:
    return with_body(f'<input name="who" value="{SECRET}" style="appearance:auto">', pdf_forms=True)


@leak(BYTES)
def form_field_name() -> bytes:
    return with_body(f'<input name="{SECRET}" value="" style="appearance:auto">', pdf_forms=True)
