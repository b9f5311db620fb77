"""How a file leaves by the browser: named by its reference, kept in no cache."""

from django.http import HttpResponse


def pdf_answer(pdf: bytes, reference: str) -> HttpResponse:
    """The file as a download."""
    headers = {"Content-Disposition": f'attachment; filename="{reference}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def no_trace(response: HttpResponse) -> HttpResponse:
    """The answer, telling no other page where it came from and no search engine that it exists."""
    response.headers["Referrer-Policy"], response.headers["X-Robots-Tag"] = "no-referrer", "noindex"
    return response
