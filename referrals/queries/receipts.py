"""What a receipt says: who was told, when somebody is next on duty, whom to ring meanwhile."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from people.models import Absence, School, User
from people.queries import on_duty
from people.school_days import calendar_of
from people.services.trail_of import first_role
from referrals.local_policy import council_of, policy_of
from referrals.models import Case, Clock, Concern, Notice
from referrals.queries.concerns import cases_of
from referrals.services.cases import role_on
from referrals.services.duty import Duty
from workflows import contacts
from workflows.access import CHILD, OPENS, reads
from workflows.calendars import Calendar
from workflows.contacts import Contact
from workflows.deadlines import RULES
from workflows.ladders import climb
from workflows.roles import DEPUTY, LEAD, label

RED_FLAG, WAITING = "red_flag_open", "concern_triage"
AHEAD = timedelta(days=21)  # longer than any closure between two terms but the summer's


@dataclass(frozen=True)
class Told:
    """Somebody to whom a message about the concern went or goes; `sent` None while it is on its way, `waits` the
    end of their quiet hours; `acts` False for whoever hears that nobody acts, and cannot open it."""

    name: str
    role: str
    sent: datetime | None = None
    themselves: bool = False
    waits: datetime | None = None
    acts: bool = True


@dataclass(frozen=True)
class Door:
    """The number of a council's children's social care that answers at that moment."""

    council: str
    contact: Contact
    stale: bool


def told(concern: Concern, at: datetime) -> list[Told]:
    """Return who was told of the concern: by a notice, and before the first sweep whom that will reach."""
    found: dict[User, Told] = {}
    for case in cases_of(concern):
        notices = sent_about(case)
        people = {person: by_message(notices, person) for person in (one.person for one in notices)}
        for person, (sent, waits) in (people or dict.fromkeys(to_be_told(case, at), (None, None))).items():
            themselves, acts = person.pk == concern.reporter_id, bool(role_on(case, person))
            mine = Told(person.name, role_of(case, person), sent, themselves, waits, acts)
            found.setdefault(person, mine)
    return list(found.values())


def by_message(notices: list[Notice], person: User) -> tuple[datetime | None, datetime | None]:
    """Return when the first message to this person went, else until when the earliest of them waits."""
    mine = [notice for notice in notices if notice.person == person]
    sent = min((notice.sent_at for notice in mine if notice.sent_at), default=None)
    waits = [notice.not_before for notice in mine]
    return sent, None if sent or None in waits else min(moment for moment in waits if moment)


def role_of(case: Case, person: User) -> str:
    """Return the person's role on the case in words; of whoever only hears that nobody acts, the one at the school."""
    return label(role_on(case, person) or first_role(person.roles_at(case.school)))


def sent_about(case: Case) -> list[Notice]:
    """Return the notices that told somebody of the new concern, other than its reporter."""
    notices = Notice.objects.filter(
        clock__case=case, clock__rule__in=(RED_FLAG, WAITING), dropped_at__isnull=True
    )
    rows = notices.select_related("person", "clock")
    in_order = sorted(rows, key=lambda one: (one.created, one.person.in_order()))
    return [one for one in in_order if not RULES[one.clock.rule].rung(one.rung).for_its_author]


def to_be_told(case: Case, at: datetime) -> list[User]:
    """Return whom the next sweep tells, by the ladder of the case's clocks."""
    duty, found, rules = Duty(at), [], policy_of(case.school).deadlines.rules
    for clock in running(case):
        ladder = climb(rules[clock.rule], clock.started, clock.due, calendar_of(case.school))
        found += duty.heard(clock, ladder.stops)
    return list(dict.fromkeys(found))


def running(case: Case) -> list[Clock]:
    """Return the clocks that wait for the concern to be read."""
    waiting = Clock.objects.filter(case=case, rule__in=(RED_FLAG, WAITING), stopped__isnull=True)
    return list(waiting.select_related("school", "case__school", "concern"))


def unread_since(concern: Concern, at: datetime) -> bool:
    """Return whether a red flag has waited longer than its minutes and nobody has opened it."""
    cases = cases_of(concern)
    late = Clock.objects.filter(case__in=cases, rule=RED_FLAG, stopped__isnull=True, due__lte=at)
    return late.exists()


def red_flag_due(concern: Concern) -> datetime | None:
    """Return until when a red flag is to be opened; None where none waits."""
    flags = Clock.objects.filter(case__in=cases_of(concern), rule=RED_FLAG, stopped__isnull=True)
    return flags.order_by("due").values_list("due", flat=True).first()


def next_on_duty(concern: Concern, at: datetime) -> datetime | None:
    """Return when somebody who may read every case of the concern is next in school; None if nobody is in sight.

    `at` itself where somebody is there now. In school means school hours of a school day, and not away.
    """
    calendar, case = calendar_of(concern.school), next(iter(cases_of(concern)), None)
    if case is None:
        return None
    return next((m for m in moments(concern.school, calendar, at) if somebody(case, m)), None)


def moments(school: School, calendar: Calendar, at: datetime) -> list[datetime]:
    """Return, in order, now, every opening of the school and every return, as far as they lie in school hours."""
    days = [calendar.day_of(at) + timedelta(days=n) for n in range(AHEAD.days)]
    openings = [calendar.at(day, calendar.day_starts) for day in days]
    back = Absence.objects.filter(school=school, until__gt=at, until__lte=at + AHEAD).values_list(
        "until", flat=True
    )
    ahead = [at, *(moment for moment in (*openings, *back) if moment > at)]
    return sorted(moment for moment in ahead if in_hours(calendar, moment))


def in_hours(calendar: Calendar, moment: datetime) -> bool:
    """Return whether the school is open at that moment."""
    local = moment.astimezone(calendar.zone)
    return calendar.is_school_day(local.date()) and calendar.day_starts <= local.time() < calendar.day_ends


def somebody(case: Case, at: datetime) -> bool:
    """Return whether somebody who reads this case first is on duty at that moment."""
    first = (LEAD, DEPUTY) if case.kind == CHILD else tuple(OPENS[case.kind, case.about_head])
    return any(reads(case.roles_of(person)) for role in first for person in on_duty(case.school, role, at))


def front_doors(concern: Concern, at: datetime) -> list[Door]:
    """Return the social care numbers of the councils where the children live; the school's where none is known."""
    homes = [child.pupil.home_authority for child in concern.children.all() if child.pupil]
    known = [code for code in dict.fromkeys(homes) if code in contacts.book().authorities]
    return [door(code, at, concern.school) for code in known or fallback(concern.school)]


def fallback(school: School) -> list[str]:
    """Return the school's own council, or all councils known here."""
    book = contacts.book().authorities
    return [school.local_authority] if school.local_authority in book else list(book)


def door(code: str, at: datetime, school: School) -> Door:
    """Return the number of one council that answers at that moment."""
    council = council_of(code, school)
    contact = council.front_door(at)
    return Door(council.name, contact, contact.stale(at.date()))


def lado(concern: Concern) -> list[Contact]:
    """Return the designated officers to ring about an adult, where the school cannot act."""
    return [council_of(code, concern.school).contacts["lado"] for code in fallback(concern.school)]
