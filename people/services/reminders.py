"""How a school and a person are reminded: quiet hours, text messages."""

from datetime import time

from django.db import transaction

from people.models import ReminderSettings, School, User
from people.services.trail_of import tell
from workflows.roles import HEAD, LEAD
from workflows.steps import NotAllowed


@transaction.atomic
def set_school_quiet(*, school: School, starts: time, ends: time, weekends: bool, actor: User) -> None:
    """Change the quiet hours of everybody who has none of their own. Raises NotAllowed."""
    if not actor.roles_at(school) & {LEAD, HEAD}:
        raise NotAllowed("Only a safeguarding lead or the headteacher changes the school's quiet hours.")
    School.objects.filter(pk=school.pk).update(quiet_from=starts, quiet_until=ends, quiet_weekends=weekends)
    tell(school, "calendar.quiet_set", actor=actor, data=_hours(starts, ends, weekends))


@transaction.atomic
def set_reminders(
    *, user: User, school: School, hours: str, starts: time | None, ends: time | None, weekends: bool = True,
    texts: bool | None = None, phone: str = "",
) -> None:  # fmt: skip
    """Change one's own quiet hours and text messages; `texts` None leaves those as they are."""
    own = hours == "own"
    now, _ = ReminderSettings.objects.get_or_create(user=user)
    now.quiet_from, now.quiet_until = (starts, ends) if own else (None, None)
    now.quiet_weekends = weekends
    if texts is not None:
        now.texts = texts
        user.phone = phone.strip() or user.phone
        user.save(update_fields=["phone"])
    now.save()
    data: dict[str, str | int | None] = (
        _hours(starts, ends, weekends) if own and starts and ends else {"starts": "school"}
    )
    data["texts"] = int(now.texts)
    tell(school, "member.reminders_set", actor=user, subject=str(user.pk), data=data)


def _hours(starts: time, ends: time, weekends: bool) -> dict[str, str | int | None]:
    return {"starts": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}", "weekends": int(weekends)}
