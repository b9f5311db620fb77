"""Opening a case from a concern: whom it is about, who is shut out, how urgent it starts."""

from datetime import datetime

from people.models import School, StaffMember, User
from people.queries import find_staff, members_with
from people.words import words
from referrals.models import Case, Concern, ConcernChild, ShutOut
from referrals.models.numbering import unused
from referrals.services import clocks
from referrals.services.naming_again import mark_contact
from trail import SYSTEM, append
from workflows import access
from workflows.roles import HEAD


def open_case(concern: Concern, child: ConcernChild, *, actor: User, at: datetime) -> Case:
    """The new case in observation, with its first entry, its clocks, and whoever it is about shut out of it."""
    about = accused(concern) if concern.about_adult == "yes" else []
    case = Case.objects.create(
        reference=unused("Case", "HR"),
        school=concern.school,
        kind=access.STAFF if concern.about_adult == "yes" else access.CHILD,
        pupil=child.pupil,
        child_text=child.description,
        about_staff=pointed_to(concern, about),
        about_text=concern.adult_text,
        about_head=is_about_head(concern, about),
        urgency="U3" if concern.red_flag else "U1",
        opened_at=at,
    )
    ConcernChild.objects.filter(pk=child.pk).update(case=case)
    entry = append(
        case, "case.open", actor=actor.as_actor(), role="reporter", subject=str(concern.pk),
        data={"machine": "case", "from": "", "to": case.state, "urgency": case.urgency},
    )  # fmt: skip
    Case.objects.filter(pk=case.pk).update(step_seq=entry.seq)
    case.step_seq = entry.seq
    shut_out(case, concern, about, at)
    mark_contact(case, concern)
    for event in ("concern.submitted", "concern.red_flag") if concern.red_flag else ("concern.submitted",):
        clocks.turn(event, case=case, school=case.school, at=at)
    return case


def accused(concern: Concern) -> list[StaffMember]:
    """The adults of the staff list a concern may be about: the one chosen, and all whose name fits what was typed.

    Where a typed name fits two people both are shut out, until the head settles who is meant: that
    costs one colleague a view, and the other way round would warn the person it is about. The reporter
    is left out where the words fit somebody else as well.
    """
    chosen = [concern.adult] if concern.adult else []
    fits = [person for person in named_in(concern.school, concern.adult_text) if person not in chosen]
    others = [person for person in fits if person.user_id != concern.reporter_id]
    return chosen + (others or ([] if chosen else fits))


def pointed_to(concern: Concern, about: list[StaffMember]) -> StaffMember | None:
    """The one adult the case names: the one chosen, else the only one whose name fits."""
    only = about[0] if len(about) == 1 else None
    return (concern.adult if about else None) or only


def named_in(school: School, text: str) -> list[StaffMember]:
    """The staff a typed text may name: by all its words, else by any whole surname, else by any first name in it."""
    typed = [word for word in words(text) if word not in TITLES]
    if not typed:
        return []
    if exact := find_staff(school, " ".join(typed), limit=20):
        return exact
    staff = list(StaffMember.objects.filter(school=school, left_on=None))
    by_surname = [one for one in staff if set(words(one.surname)) <= set(typed)]
    return by_surname or [one for one in staff if set(words(one.first)) & set(typed)]


TITLES = frozenset(["mr", "mrs", "miss", "ms", "mx", "dr", "sir", "madam", "the", "a", "an"])


def is_about_head(concern: Concern, about: list[StaffMember] | None = None) -> bool:
    """Whether the concern is, or may be, about a headteacher: the reporter said so, or a name fits one."""
    if concern.about_adult != "yes":
        return False
    people = accused(concern) if about is None else about
    return concern.adult_is_head or any(is_head(concern, person) for person in people)


def is_head(concern: Concern, person: StaffMember) -> bool:
    """Whether this member of staff is a headteacher of the school: then the chair of governors acts."""
    return person.user in members_with(concern.school, HEAD) if person.user else False


def shut_out(case: Case, concern: Concern, about: list[StaffMember], at: datetime) -> None:
    """Shuts out everybody the case is or may be about; all heads where it is about the head without a name."""
    people = {person.user for person in about if person.user}
    if concern.adult_is_head and not about:
        people |= set(members_with(concern.school, HEAD))
    for user in people:
        ShutOut.objects.create(case=case, user=user, since=at)
        append(case, "case.shut_out", actor=SYSTEM, subject=str(user.pk))
