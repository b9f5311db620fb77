import datetime
import uuid
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from people.models.school import School
from people.ordering import ByName, by
from trail import Actor
from vault.fields import SealedCharField


class UserManager(BaseUserManager.from_queryset(ByName)["User"]):  # type: ignore[misc]
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Return a new user; without a password the account cannot sign in until one is set by mail."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in, with an e-mail address of their own (no shared accounts)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=200, unique=True)
    name = SealedCharField(key_of="installation", max_length=120)
    phone = SealedCharField(key_of="installation", max_length=30, blank=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_any_case_once")]

    def __str__(self) -> str:
        return self.name

    def in_order(self) -> tuple[str, ...]:
        return by(self.name, self.email)

    def as_actor(self) -> Actor:
        """Return who acts, as the trail keeps it: id, and name as it is now."""
        return Actor(str(self.pk), self.name)

    def roles_at(self, school: School | uuid.UUID, at: datetime.datetime | None = None) -> frozenset[str]:
        """Return the role codes this person holds at the school at that moment (now, when none is given)."""
        if not self.is_active:
            return frozenset()
        held = self.memberships.running(at).filter(school=school)
        return frozenset(held.values_list("role", flat=True))

    def school_ids(self, at: datetime.datetime | None = None) -> frozenset[uuid.UUID]:
        """Return the ids of the schools at which this person holds any role at that moment."""
        return frozenset(self.memberships.running(at).values_list("school_id", flat=True))
