"""What Handrail asks of allauth: nobody signs up by themselves, and secrets are sealed before they are stored."""

import base64

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from vault import sealing

MFA_SECRET = "mfa_authenticator.data"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the school, never by the visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        return f"Handrail: {subject}"


class MFAAdapter(DefaultMFAAdapter):
    """Seals TOTP secrets and the seed of recovery codes: a copy of the database does not open anybody's account."""

    def encrypt(self, text: str) -> str:
        return base64.b64encode(sealing.seal(text.encode(), context=MFA_SECRET)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return sealing.unseal(base64.b64decode(encrypted_text), context=MFA_SECRET).decode()
