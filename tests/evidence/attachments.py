"""Files on Ava's case, for the tests of attachments."""

from types import SimpleNamespace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from evidence.models import Attachment
from evidence.services.attaching import attach
from evidence.services.switching import switch_attachments
from people.models import User

LETTER = b"Wilfred Okonkwo wrote to the club. His father is on 07700 900456."
SAID = {"name": "Wilfred Okonkwo to the club.txt", "description": "A letter of the club.", "attested": True}


def switched_on(town: SimpleNamespace) -> None:
    switch_attachments(town.school, on=True, reason="Letters come as PDF.", actor=town.head)


def attached(town: SimpleNamespace, content: bytes = LETTER, **said: Any) -> Attachment:
    """A file on the case, added by the lead."""
    switched_on(town)
    return attach(town.case, content=content, actor=town.lead, **{**SAID, **said})


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def offer(town: SimpleNamespace, content: bytes, user: User | None = None, **typed: Any) -> HttpResponse:
    """What the page answers when this file is added."""
    file = SimpleUploadedFile("Ava and Wilfred.pdf", content, content_type="application/pdf")
    asked = {"file": file, "description": "A letter of the club.", "attested": "on", **typed}
    return signed_in(user or town.lead).post(f"/evidence/cases/{town.case.pk}/attachments/new/", asked)
