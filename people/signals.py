"""What Django and allauth tell of sign-ins, written down by people.services.sign_ins."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from people import sessions
from people.models import User
from people.services.sign_ins import record_access, record_failed_sign_in


def _record(user: User | None, event: str) -> None:
    if user is not None:
        record_access(user=user, event=event)


@receiver(user_logged_in)
def signed_in(user: User, request: HttpRequest, **_: Any) -> None:
    sessions.begin(request)
    _record(user, "access.signed_in")


@receiver(user_logged_out)
def signed_out(user: User | None, **_: Any) -> None:
    _record(user, "access.signed_out")


@receiver(user_login_failed)
def sign_in_failed(credentials: dict[str, Any], **_: Any) -> None:
    address = credentials.get("email") or credentials.get("username") or ""
    record_failed_sign_in(address=str(address))


@receiver(authenticator_added)
def second_factor_added(user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:  # recovery codes come along by themselves
        _record(user, "access.second_factor_added")


@receiver(authenticator_removed)
def second_factor_removed(user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        _record(user, "access.second_factor_removed")


@receiver([password_changed, password_reset, password_set])
def password_is_new(user: User, **_: Any) -> None:
    _record(user, "access.password_changed")
