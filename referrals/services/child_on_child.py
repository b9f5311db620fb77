"""Another child is involved: a case of their own, opened as any concern opens one, and a link that joins the two.

Nothing is copied from one file into the other: what the second case says is written afresh (KCSIE Part five).
"""

from django.db import transaction

from people.models import Pupil, User
from people.words import words
from referrals.models import Case, ChildLink, ChildPart
from referrals.models.concern import SAFE_NOW
from referrals.queries.cases import same_concern
from referrals.queries.child_on_child import already_joined, link_between, open_cases_of, pair
from referrals.services import concerns
from referrals.services.cases import add_note, role_on
from referrals.services.moving import locked
from trail import append
from vault.finding import holding
from workflows.access import CHILD
from workflows.child_on_child import OPENERS, check_parts
from workflows.defang import defang
from workflows.steps import NotAllowed, Refused


def require_opener(case: Case, actor: User) -> None:
    """Raises NotAllowed for everybody but a lead, a deputy or the head: others were let in for one child alone."""
    if case.kind != CHILD or not case.roles_of(actor) & OPENERS:
        raise NotAllowed("Only a safeguarding lead, a deputy or the head opens a case for another child.")


@transaction.atomic
def involve(
    case: Case, *, actor: User, part: str, other_part: str, pupil: Pupil | None = None, description: str = "",
    says: str = "", safe_now: str = "", into: Case | None = None, separate: bool = False,
) -> Case:  # fmt: skip
    """The other child's case, joined to this one: an open one (`into`), else a new one. Pressed twice it is one.

    Raises NotAllowed; Refused without a child, a part or words of its own, and where the child has an open case and
    nobody chose between that one and a `separate` one.
    """
    require_opener(case, actor)
    check_parts({"part": part, "other_part": other_part})
    description = description.strip()
    check_child(case, pupil, description)
    check_words(case, says)
    case = hold(case, into)
    known = already_joined(case, actor, pupil=pupil, description=description)
    if known is None:
        check_chosen(actor, pupil, into, separate)
    there = known or into
    other = there or open_for(case, actor, pupil, description, says, safe_now)
    link = join(case, other, actor=actor, part=part, other_part=other_part)
    check_as_before(link, {case: part, other: other_part})
    keep_words(other, actor, f"{says}\n{in_danger(safe_now)}" if there else says)
    return other


def in_danger(safe_now: str) -> str:
    """That the child may be in danger now, as a case that was open before keeps it; "" where nobody said so."""
    return (
        f"Is the child safe right now? {dict(SAFE_NOW)[safe_now]}" if safe_now in ("no", "not_sure") else ""
    )


def check_as_before(link: ChildLink, said: dict[Case, str]) -> None:
    """Raises Refused where the cases were joined before and another part was said then: a correction has a reason."""
    if any(newest(link, case) != part for case, part in said.items()):
        raise Refused(
            "The two cases are joined already. Correct a part from the page of the case, with a reason."
        )


def keep_words(case: Case, actor: User, says: str) -> None:
    """Writes what was said to a case that was there before; the same words twice are kept once."""
    text = defang(says.strip())
    concerns_of_case = [child.concern for child in case.concern_children.select_related("concern")]
    said = holding(concerns_of_case, told=text) or holding(case.notes.filter(author=actor), text=text)
    if text and not said:
        add_note(case, author=actor, text=text)


def check_child(case: Case, pupil: Pupil | None, description: str) -> None:
    """Raises Refused without another child of the same school."""
    if pupil is None and not description:
        raise Refused(
            "No child.", facts={"pupil": "Choose the other child, or describe a child who is not on the list"}
        )
    if pupil and description:
        raise Refused(
            "Two children.", facts={"description": "Choose a child above or describe one here, not both"}
        )
    if pupil and pupil.pk == case.pupil_id:
        raise Refused(
            "The same child.", facts={"pupil": "This is the child of this case: choose the other child"}
        )
    if pupil and pupil.school_id != case.school_id:
        raise Refused("Wrong school.", facts={"pupil": "Choose a child of this school"})


def check_words(case: Case, says: str) -> None:
    """Raises Refused where the words for the other child's file name the child of this case in full."""
    if case.pupil and f" {' '.join(words(case.pupil.full_name))} " in f" {' '.join(words(says))} ":
        message = "This names the child of this case: write “another child”, for whoever reads this file"
        raise Refused("The first child is named.", facts={"says": message})


def check_chosen(actor: User, pupil: Pupil | None, into: Case | None, separate: bool) -> None:
    """Raises Refused where the child has an open case and it is not said whether this belongs to it."""
    known = open_cases_of(pupil, actor) if pupil else []
    if into is not None and into not in known:
        raise Refused(
            "Not a case of this child.", facts={"into": "Choose an open case of the child you chose above"}
        )
    if known and into is None and not separate:
        message = "This child has an open case: choose whether this is part of it"
        raise Refused("There is an open case.", facts={"into": message})


def hold(case: Case, other: Case | None) -> Case:
    """This case as the database has it now, locked with the other one, always in the same order."""
    both = pair(case, other) if other else (case,)
    held = {one.pk: locked(one) for one in both}
    return held[case.pk]


def open_for(
    case: Case, actor: User, pupil: Pupil | None, description: str, says: str, safe_now: str
) -> Case:
    """A new case by the way of every concern; whoever opens it is its reporter. Raises Refused without words."""
    if not says.strip():
        raise Refused(
            "Nothing is written.",
            facts={"says": "Write what this child’s own record says: a few words are enough"},
        )
    concern = concerns.start(school=case.school, reporter=actor)
    concerns.name_child(concern, pupil=pupil, description=description)
    concerns.save_draft(concern, told=says.strip(), safe_now=safe_now, about_adult="no")
    return concerns.submit(concern, actor=actor)[0]


def join(case: Case, other: Case, *, actor: User, part: str, other_part: str) -> ChildLink:
    """The link of the two cases, with what is said of each child's part; one that is there stays as it is."""
    first, second = pair(case, other)
    link, made = ChildLink.objects.get_or_create(first=first, second=second, defaults={"by": actor})
    for one, said in ((case, part), (other, other_part)) if made else ():
        say_part(link, one, said, actor=actor, event="case.child_linked")
    return link


def say_part(link: ChildLink, case: Case, part: str, *, actor: User, event: str, reason: str = "") -> None:
    """What is said of one child's part, with an entry on the chain of that child's case alone."""
    ChildPart.objects.create(
        link=link, case=case, part=part, by=actor, reason=reason, corrects=event == "case.child_part"
    )
    append(
        case, event, actor=actor.as_actor(), role=role_on(case, actor), subject=str(link.pk), data={"part": part}
    )  # fmt: skip


@transaction.atomic
def say_parts(
    case: Case, other: Case, *, actor: User, part: str, other_part: str, reason: str = ""
) -> ChildLink:
    """Says the parts of two children of one concern, or corrects them for a reason. The same ones twice are once.

    Raises NotAllowed, and Refused for cases that have nothing to do with each other or a correction without a reason.
    """
    require_opener(case, actor)
    require_opener(other, actor)
    check_parts({"part": part, "other_part": other_part})
    case = hold(case, other)
    link = link_between(case, other)
    if link is None:
        if other not in same_concern(case, actor):
            raise Refused("These cases are not joined: open “Another child is involved” first.")
        return join(case, other, actor=actor, part=part, other_part=other_part)
    changed = [(one, said) for one, said in ((case, part), (other, other_part)) if newest(link, one) != said]
    if changed and not reason.strip():
        raise Refused("A reason is needed.", facts={"reason": "Write why the part is corrected"})
    for one, said in changed:
        say_part(link, one, said, actor=actor, event="case.child_part", reason=reason.strip())
    return link


def newest(link: ChildLink, case: Case) -> str:
    """The code of a child's part as it stands."""
    return str(link.parts.filter(case=case).latest("at").part)
