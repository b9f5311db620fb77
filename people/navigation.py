"""What the head of every page shows: the ways open to this person at the current school."""

from dataclasses import dataclass

from django.http import HttpRequest

from workflows import roles as r


@dataclass(frozen=True)
class Way:
    """One link of the menu: who sees it, and the paths under which it counts as "here"."""

    label: str
    url: str
    roles: frozenset[str]
    here: tuple[str, ...] = ()

    def covers(self, path: str) -> bool:
        """Whether the path lies under this link."""
        return path == self.url or any(path.startswith(start) for start in self.here)


WAYS = (
    Way("Log a concern", "/concerns/new/", r.RAISERS, ("/concerns/new/",)),
    Way("My concerns", "/concerns/", r.RAISERS),
    Way(
        "Desk",
        "/desk/",
        r.STEPPERS,
        ("/desk/", "/cases/", "/referrals/", "/evidence/"),
    ),
    Way(
        "Oversight",
        "/oversight/",
        frozenset({r.AUDITOR, r.GOVERNOR, r.CHAIR, r.TRUST_LEAD, r.DPO}),
        ("/oversight/",),
    ),
    Way("Low-level concerns", "/low-level-concerns/", frozenset({r.HEAD, r.CHAIR})),
    Way(
        "Keep or erase",
        "/retention/",
        frozenset({r.LEAD, r.HEAD, r.CHAIR, r.DPO}),
        ("/retention/",),
    ),
    Way("Roll", "/people/pupils/", frozenset({r.LEAD, r.DEPUTY, r.HEAD}), ("/people/pupils/",)),
    Way("Users", "/people/users/", frozenset({r.IT, r.HEAD}), ("/people/users/",)),
    Way("Sign-in log", "/people/sign-ins/", frozenset({r.IT})),
    Way("Health", "/health/", frozenset({r.IT})),
    Way("My account", "/people/me/", r.ALL, ("/people/me/",)),
)

NOBODY: frozenset[str] = frozenset()
#: A chair has a desk for cases about the headteacher, but seldom one on it: their work starts on oversight.
RARELY = {"/desk/": frozenset({r.CHAIR})}


def ways(roles: frozenset[str], path: str) -> list[dict[str, object]]:
    """The links for these roles in the order of the menu, each with label, url and whether it is the current one."""
    return [
        {"label": way.label, "url": way.url, "current": way.covers(path)} for way in WAYS if way.roles & roles
    ]


def navigation(request: HttpRequest) -> dict[str, object]:
    """Context processor: `nav`, the menu of templates/base.html; empty for somebody not signed in."""
    return {"nav": ways(getattr(request, "roles", frozenset()), request.path)}


def home_of(roles: frozenset[str]) -> str:
    """The path a person's work starts on: the desk, oversight or the users, else what they reported themselves."""
    for url in ("/desk/", "/oversight/", "/people/users/"):
        if any(way.url == url and way.roles & (roles - RARELY.get(url, NOBODY)) for way in WAYS):
            return url
    return "/concerns/"
