"""Reads the folder into which the demo's mails go. Django writes one file a message, each ended by a line of dashes."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_string, policy
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

MOST = 100  # mails on the page
LINE = "\n" + "-" * 79 + "\n"


@dataclass(frozen=True)
class Letter:
    """A mail as its reader sees it."""

    to: str
    subject: str
    sent: datetime
    body: str


def letters(to: str = "", most: int = MOST) -> list[Letter]:
    """Return the mails of the folder, to one address or to all, the newest first; none where there is no folder."""
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    read = [_letter(text) for file in files for text in file.read_text("utf-8").split(LINE) if text.strip()]
    mine = [letter for letter in read if to.casefold() in letter.to.casefold()]
    return sorted(mine, key=lambda letter: letter.sent, reverse=True)[:most]


def _letter(text: str) -> Letter:
    mail = message_from_string(text, policy=policy.default)
    return Letter(
        to=str(mail["To"]),
        subject=str(mail["Subject"]),
        sent=parsedate_to_datetime(str(mail["Date"])),
        body=str(mail.get_content()).strip(),
    )
