"""What every page knows about the person who looks at it."""

from dataclasses import dataclass, field

from django.http import HttpRequest

from people.models import School
from workflows import roles


@dataclass(frozen=True)
class Who:
    """The person signed in, as base.html shows them; `known` is False for somebody signed out."""

    known: bool = False
    name: str = ""
    school: School | None = None
    roles: frozenset[str] = frozenset()
    role_labels: list[str] = field(default_factory=list)

    @property
    def with_children(self) -> bool:
        """Whether the person works with the children, and so may open a child's 999 card."""
        return bool(self.roles & roles.WITH_CHILDREN)

    @property
    def raises(self) -> bool:
        """Whether the person may log a concern; somebody signed out may, once they have signed in."""
        return not self.known or bool(self.roles & roles.RAISERS)


def who(request: HttpRequest) -> dict[str, Who]:
    """Return `who` for templates: name, school, roles and roles in words."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"who": Who()}
    held: frozenset[str] = getattr(request, "roles", frozenset())
    return {
        "who": Who(
            known=True,
            name=user.name,
            school=getattr(request, "school", None),
            roles=held,
            role_labels=[roles.LABELS[role] for role in roles.LABELS if role in held],
        )
    }
