"""Sign-ins, failed ones and sign-outs, on the chain of each school they belong to."""

import hashlib
import hmac

from django.db import transaction
from django.db.models import QuerySet

from people.models import School, User
from people.services.trail_of import tell
from vault import keys


def address_digest(address: str) -> str:
    """Return 16 hex digits that tell two unknown addresses apart without keeping either."""
    typed = address.strip().lower().encode()
    return hmac.new(keys.get("trail"), b"sign-in address" + typed, hashlib.sha256).hexdigest()[:16]


@transaction.atomic
def record_access(*, user: User, event: str) -> None:
    """Append the event to the chain of every school at which the person holds a role."""
    for school in School.objects.filter(pk__in=user.school_ids()).order_by("pk"):
        tell(school, event, actor=user, subject=str(user.pk))


@transaction.atomic
def record_failed_sign_in(*, address: str) -> None:
    """Append a failed sign-in: under the account's id where there is one, else under a keyed digest only."""
    user = User.objects.filter(email__iexact=address.strip()).first()
    schools = School.objects.filter(pk__in=user.school_ids()) if user else _likely_schools(address)
    data: dict[str, str | int | None] = {} if user else {"address": address_digest(address)}
    for school in schools.order_by("pk"):
        tell(school, "access.sign_in_failed", actor=None, subject=str(user.pk) if user else "", data=data)


def _likely_schools(address: str) -> QuerySet[School]:
    # The schools whose people use the same mail domain; the first school where nobody does.
    domain = address.strip().lower().rpartition("@")[2]
    same = School.objects.filter(memberships__user__email__iendswith=f"@{domain}").values("pk")
    near = School.objects.filter(pk__in=same)
    return (
        near
        if near.exists()
        else School.objects.filter(pk__in=School.objects.order_by("name").values("pk")[:1])
    )
