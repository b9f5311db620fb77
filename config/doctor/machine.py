"""The machine: libraries, room on the disk, the certificate of its own address."""

import shutil
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from django.conf import settings

from config.doctor.finding import BAD, WARN, Finding
from config.needs import pango_missing

LEAST_FREE = 1_000_000_000  # bytes
RENEW_BEFORE = timedelta(days=21)
PATIENCE = 5  # seconds


def libraries() -> Iterator[Finding]:
    """Without Pango no summary and no form becomes a file."""
    if sentence := pango_missing():
        yield Finding(BAD, "Files for police and social care cannot be made", sentence)


def disk() -> Iterator[Finding]:
    """Room below HANDRAIL_HOME, where keys, mails of the default and checkpoints lie."""
    home = Path(settings.HANDRAIL_HOME)
    free = shutil.disk_usage(home).free
    if free < LEAST_FREE:
        yield Finding(
            BAD, f"Only {free // 1_000_000} MB are free at {home}", "Make room, or move it to a larger disk"
        )


def certificate() -> Iterator[Finding]:
    """The certificate that people meet at BASE_URL. Asks no other address."""
    address = urlsplit(settings.BASE_URL)
    if address.scheme != "https":
        return
    try:
        ends = ends_at(address.hostname or "", address.port or 443)
    except (OSError, ValueError) as error:
        says = f"{settings.BASE_URL} does not answer with a certificate ({type(error).__name__})"
        yield Finding(BAD, says, "Look at the proxy: people cannot sign in")
        return
    left = ends - datetime.now(UTC)
    if left < RENEW_BEFORE:
        over = left < timedelta()
        says = f"The certificate {'ended' if over else 'ends'} on {ends:%d %B %Y}"
        yield Finding(BAD if over else WARN, says, "Renew it, and find out why nothing did")


def ends_at(host: str, port: int) -> datetime:
    """When the certificate at this address ends. Raises OSError where nobody answers."""
    anybody = ssl.create_default_context()
    anybody.check_hostname, anybody.verify_mode = False, ssl.CERT_NONE  # an ended one is to be read, too
    with (
        socket.create_connection((host, port), PATIENCE) as raw,
        anybody.wrap_socket(raw, server_hostname=host) as line,
    ):
        shown = line.getpeercert(binary_form=True) or b""
    return x509.load_der_x509_certificate(shown).not_valid_after_utc
