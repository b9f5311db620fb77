"""The user list and the sign-in log: names, roles and sign-ins, never a case."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from django.db.models import Prefetch, QuerySet

from people.models import Membership, School, User
from trail.models import Entry
from workflows import events, roles


@dataclass
class MemberRow:
    """One person of a school with the roles that run and how they sign in."""

    user: User
    second_factor: bool
    memberships: list[Membership] = field(default_factory=list)

    @property
    def labels(self) -> list[str]:
        """The roles in words."""
        return [roles.label(membership.role) for membership in self.memberships]

    @property
    def second_factor_missing(self) -> bool:
        """Whether a role of this person needs a second factor that is not set up."""
        return not self.second_factor and any(one.role in roles.SEES_CASES for one in self.memberships)


def member_rows(school: School, only: User | None = None) -> list[MemberRow]:
    """Return everybody who holds or held a role at the school, by name, or one person alone."""
    people = User.objects.filter(memberships__school=school).distinct()
    if only is not None:
        people = people.filter(pk=only.pk)
    running = Membership.objects.running().filter(school=school)
    people = people.prefetch_related(Prefetch("memberships", queryset=running, to_attr="running_here"))
    with_code = set(
        Authenticator.objects.filter(type=Authenticator.Type.TOTP, user__in=people).values_list(
            "user_id", flat=True
        )
    )
    return [MemberRow(user, user.pk in with_code, list(user.running_here)) for user in people]


def sign_in_entries(school: School) -> QuerySet[Entry]:
    """Return the entries of the school's chain that tell of signing in, the newest first."""
    return Entry.objects.filter(case_id=school.pk, event__startswith="access.").order_by("-seq")


@dataclass
class SignInLine:
    """One line of the sign-in log: when, what in a sentence, and whose account (or a digest of an unknown one)."""

    entry: Entry
    sentence: str
    account: str


def sign_in_lines(entries: Iterable[Entry]) -> list[SignInLine]:
    """Return the lines for some entries, with the names that the accounts bear now."""
    told = [(entry, entry.says) for entry in entries]
    accounts = User.objects.filter(pk__in={says["subject"] for _, says in told if says["subject"]})
    names = {str(user.pk): user.name for user in accounts}
    return [_line(entry, says, names) for entry, says in told]


def _line(entry: Entry, says: dict[str, object], names: dict[str, str]) -> SignInLine:
    whose = names.get(str(says["subject"]), "")
    data = says.get("data")
    digest = data.get("address", "") if isinstance(data, dict) else ""
    account = whose or (f"unknown address {digest}" if digest else "")
    return SignInLine(entry, events.sentence(entry.event, actor=whose), account)
