"""The key of a school: made when it first signs, or brought along; a key that is replaced stays to recognise by."""

from django.db import transaction
from django.utils import timezone

from evidence.models import SigningKey
from evidence.seal import certificates
from evidence.seal.certificates import Identity
from people.models import School
from trail import SYSTEM, append


def key_in_use(school: School) -> SigningKey | None:
    """The key that the school's files are signed with; None before the first."""
    return SigningKey.objects.filter(school=school, retired_at__isnull=True).first()


@transaction.atomic
def current_key(school: School) -> SigningKey:
    """The key in use, made now where there is none. Two that ask at once get the same one."""
    if found := key_in_use(school):
        return found
    owner = School.objects.select_for_update(no_key=True).get(pk=school.pk)
    return key_in_use(owner) or _keep(owner, certificates.make(owner.name, timezone.now()), brought=False)


@transaction.atomic
def replace_key(school: School, identity: Identity | None = None) -> SigningKey:
    """A new key, or the school's own where one is given. Files signed with the one before are still recognised."""
    owner, at = School.objects.select_for_update(no_key=True).get(pk=school.pk), timezone.now()
    SigningKey.objects.filter(school=owner, retired_at__isnull=True).update(retired_at=at)
    return _keep(owner, identity or certificates.make(owner.name, at), brought=identity is not None)


def _keep(school: School, identity: Identity, *, brought: bool) -> SigningKey:
    key = SigningKey(school=school, brought=brought)
    key.keep(identity)
    key.save(force_insert=True)
    event = "signing_key.brought" if brought else "signing_key.made"
    append(school, event, actor=SYSTEM, subject=str(key.pk), data={"fingerprint": key.fingerprint})
    return key
