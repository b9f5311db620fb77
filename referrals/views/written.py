"""What the next page says of what was sent."""

from django.contrib import messages
from django.http import HttpRequest

ALREADY = "This was recorded already, the first time you sent it. It stands there once."


def say_written(request: HttpRequest, done: str, *, new: bool) -> None:
    """Says `done`, or that it was done before."""
    if new:
        messages.success(request, done)
    else:
        messages.info(request, ALREADY)
