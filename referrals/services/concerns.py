"""Writing and submitting a concern. A draft keeps itself; a submitted concern can never change."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from people.models import Pupil, School, User
from people.services.trail_of import tell
from referrals.models import Case, Concern, ConcernChild
from referrals.services import clocks
from referrals.services.opening import open_case
from vault.finding import holding
from workflows.defang import defang
from workflows.steps import Refused

#: What a draft may hold; everything else about a concern is set by what happens to it.
FIELDS = frozenset(
    {
        "safe_now", "about_adult", "adult", "adult_text", "adult_is_head", "happened_on", "happened_time",
        "happened_text", "place", "child_words", "saw", "told", "think", "platform", "contact_names", "told_dsl",
        "did",
    }
)  # fmt: skip
#: Those of them that are free words.
WORDS = ("happened_text", "place", "child_words", "saw", "told", "think", "platform", "contact_names", "did")


@transaction.atomic
def start(*, school: School, reporter: User) -> Concern:
    """A new draft; its clock reminds the writer after an hour and at 16:00."""
    concern = Concern.objects.create(school=school, reporter=reporter)
    tell(school, "concern.started", actor=reporter, subject=str(concern.pk))
    clocks.turn("concern.started", concern=concern, school=school, at=concern.started_at)
    return concern


@transaction.atomic
def save_draft(concern: Concern, **answers: Any) -> Concern:
    """Keeps what was typed. Raises Refused for a concern that was submitted or thrown away."""
    concern = drafted(concern)
    for name, value in answers.items():
        if name not in FIELDS:
            raise ValueError(f"a concern has no answer {name!r}")
        setattr(concern, name, value)
    concern.edited_at = timezone.now()
    concern.save()
    return concern


@transaction.atomic
def name_child(concern: Concern, *, pupil: Pupil | None = None, description: str = "") -> ConcernChild:
    """Adds a child to the draft: from the roll, or described where they are not on it. Twice is once."""
    concern = drafted(concern)
    if pupil is not None and pupil.school_id != concern.school_id:
        raise Refused("Wrong school.", facts={"pupil": "Choose a child of this school"})
    if pupil is None and not description.strip():
        raise Refused(
            "No child.", facts={"description": "Write something that tells which child this is about"}
        )
    words = description.strip() if not pupil else ""
    known = holding(concern.children.filter(pupil=pupil), description=words)
    return known[0] if known else concern.children.create(pupil=pupil, description=words)


@transaction.atomic
def remove_child(concern: Concern, *, child: str) -> None:
    """Takes a child off the draft again."""
    drafted(concern).children.filter(pk=child).delete()


@transaction.atomic
def discard(concern: Concern, *, actor: User) -> None:
    """Puts a draft away. What was typed stays in the database, as every word does, and nobody is reminded."""
    concern = drafted(concern)
    concern.discarded_at = timezone.now()
    concern.save(update_fields=["discarded_at"])
    tell(concern.school, "concern.discarded", actor=actor, subject=str(concern.pk))
    clocks.turn("concern.discarded", concern=concern, school=concern.school, at=concern.discarded_at)


@transaction.atomic
def submit(concern: Concern, *, actor: User) -> list[Case]:
    """Submits the draft and opens a case for each child. Raises Refused where nothing says what or who.

    The clock of a red flag starts here. Whoever the concern is about is shut out in the same transaction.
    """
    concern = drafted(concern)
    check_complete(concern)
    forget_adult(concern)
    make_links_harmless(concern)
    at = timezone.now()
    concern.submitted_at = concern.edited_at = at
    concern.save()
    tell(concern.school, "concern.submitted", actor=actor, subject=str(concern.pk))
    cases = [open_case(concern, child, actor=actor, at=at) for child in children_of(concern)]
    clocks.turn("concern.submitted", concern=concern, school=concern.school, at=at)
    return cases


def drafted(concern: Concern) -> Concern:
    """The draft, locked. Raises Refused where it is one no longer."""
    fresh = Concern.objects.select_for_update(no_key=True).get(pk=concern.pk)
    if fresh.submitted_at:
        raise Refused("This concern was already submitted. You can add a note to it.")
    if fresh.discarded_at:
        raise Refused("This draft was thrown away. Start a new concern.")
    return fresh


def forget_adult(concern: Concern) -> None:
    """An adult named before the answer changed from "yes" no longer counts."""
    if concern.about_adult != "yes":
        concern.adult, concern.adult_text, concern.adult_is_head = None, "", False


def make_links_harmless(concern: Concern) -> None:
    """A reader must not open by a slip what a child was sent."""
    for name in WORDS:
        setattr(concern, name, defang(getattr(concern, name)))


def check_complete(concern: Concern) -> None:
    """Raises Refused unless something says what happened and which child, or which adult, it is about."""
    missing: dict[str, str] = {}
    if not concern.says_what_happened:
        missing["saw"] = "Write what happened: a few words are enough"
    if not concern.children.exists() and concern.about_adult != "yes":
        missing["child"] = "Say which child this is about: choose from the list, or describe the child"
    if missing:
        raise Refused("Something is missing before this can be sent.", facts=missing)


def children_of(concern: Concern) -> list[ConcernChild]:
    """The children named; for a concern about an adult that names none, one child who is not known."""
    named = list(concern.children.select_related("pupil"))
    return named or [concern.children.create(description="Child not known")]
