"""The order of the questions, which are asked of whom, and where each answer leads."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from referrals.forms import concerns as f
from referrals.models import Concern
from referrals.queries.concerns import answered

CHECK = "check"


def everybody(concern: Concern) -> bool:
    return True


def about_adult(concern: Concern) -> bool:
    """Whether the reporter said that it is about an adult of the school."""
    return concern.about_adult == "yes"


@dataclass(frozen=True)
class Page:
    """One page of the journey. `notice` is shown above its questions; without a form it has a view of its own."""

    name: str
    title: str
    form: type[f.DraftForm] | None = None
    notice: str = ""
    applies: Callable[[Concern], bool] = everybody

    @property
    def fields(self) -> set[str]:
        """The questions of this page."""
        return set(self.form.base_fields) - {"seen"} if self.form else set()


ORDER = (
    Page("safe", "Is the child safe right now?", f.SafeForm),
    Page("adult", "Is it about an adult here?", f.AdultForm),
    Page("who", "Who is the adult?", f.WhoForm, applies=about_adult),
    Page("child", "Which child?"),
    Page("when", "When and where?", f.WhenForm),
    Page("what", "What happened?", f.WhatForm, notice="concerns/what_notice.html"),
    Page("online", "Contact online or by phone", f.OnlineForm, notice="concerns/online_notice.html"),
    Page("done", "What have you done?", f.DoneForm),
    Page(CHECK, "Check your answers"),
)
BY_NAME = {page.name: page for page in ORDER}


def url(concern: Concern, name: str, *, back: str = "") -> str:
    """The address of a page of this concern; `back` "check" makes it return to the answers."""
    address = reverse(f"concern_{name}", args=[concern.pk])
    return f"{address}?back={CHECK}" if back == CHECK else address


def pages_of(concern: Concern) -> list[Page]:
    """The pages that this concern asks, in order."""
    return [page for page in ORDER if page.applies(concern)]


def after(concern: Concern, name: str, *, back: str = "") -> str:
    """Where the answers of a page lead: to the next page, or back to the check where that was the way in."""
    if back == CHECK and not (name == "adult" and about_adult(concern)):
        return url(concern, CHECK)
    names = [page.name for page in pages_of(concern)]
    return url(concern, names[names.index(name) + 1], back=back)


def before(concern: Concern, name: str, *, back: str = "") -> str:
    """Where "Back" leads."""
    if back == CHECK:
        return url(concern, CHECK)
    names = [page.name for page in pages_of(concern)]
    here = names.index(name)
    return url(concern, names[here - 1]) if here else reverse("concerns")


def place(concern: Concern, name: str) -> tuple[int, int]:
    """Which page of how many this is."""
    names = [page.name for page in pages_of(concern)]
    return names.index(name) + 1, len(names)


def resume(concern: Concern) -> str:
    """The page somebody comes back to: the last one on which something was written."""
    written = answered(concern)
    reached = [
        page.name
        for page in pages_of(concern)
        if page.fields & written or (page.name == "child" and concern.children.exists())
    ]
    return url(concern, reached[-1] if reached else ORDER[0].name)
