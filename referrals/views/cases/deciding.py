"""What the policy suggested and nobody has decided: the way that follows it, and the words to write instead."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from referrals.models import Case
from workflows import following, routes
from workflows.access import STAFF
from workflows.explaining import label


class Typed:
    """What was typed for each suggestion: why not, or what was done."""

    def __init__(self, request: HttpRequest) -> None:
        codes = (*routes.table(), *following.WAYS)
        self.reasons = {code: request.POST.get(f"reason_{code}", "") for code in codes}
        self.done = {code: request.POST.get(f"done_{code}", "") for code in codes}

    def too_late(self, waiting: Collection[str]) -> list[tuple[str, str]]:
        """What was typed for suggestions that are decided meanwhile and wait no more: what it is, the words."""
        given = (("what was done", self.done), ("why not", self.reasons))
        return [
            (f"{label(code)}: {what}", words)
            for what, typed in given
            for code, words in typed.items()
            if words.strip() and code not in waiting
        ]


@dataclass(frozen=True)
class ToDecide:
    """One suggestion as the page shows it. `link` is "" where nothing but a note follows it."""

    code: str
    label: str
    asks: str
    by_note: bool
    waits: bool
    link: str
    link_words: str
    reason: str
    done: str


def to_decide(case: Case, waiting: Collection[str], typed: Typed) -> list[ToDecide]:
    """Every suggestion of the case that waits for a decision, with what was typed for it."""
    return [_to_decide(case, code, typed) for code in waiting]


def _to_decide(case: Case, code: str, typed: Typed) -> ToDecide:
    way, about_adult = following.WAYS.get(code), case.kind == STAFF
    link, words = way_to(case, code)
    return ToDecide(
        code=code, label=label(code), asks=following.asks(code, about_adult=about_adult),
        waits=way.waits if way else True,
        by_note=following.by_note(code, about_adult=about_adult), link=link, link_words=words,
        reason=typed.reasons[code], done=typed.done[code],
    )  # fmt: skip


def way_to(case: Case, code: str) -> tuple[str, str]:
    """The address of the page that follows a suggestion, and the words of the link; two empty ones where none does."""
    about_adult = case.kind == STAFF
    if code in ("low_level_concern", "lado") and not about_adult:
        return reverse("concern_new"), "Log a concern about the adult"
    followed_by = following.WAYS[code].by_route if code in following.WAYS else code
    if followed_by in routes.table():
        refer = reverse("case_step", args=[case.pk, "refer"], query={"route": followed_by})
        return refer, "Make the referral"
    if code == "child_on_child" and not about_adult:
        return reverse("case_another_child", args=[case.pk]), "Another child is involved"
    if code == "low_level_concern":
        return reverse("case_threshold", args=[case.pk]), "Decide on the harm threshold"
    return (reverse("danger"), "Numbers to ring") if code in ("advice", "adult_safeguarding") else ("", "")
