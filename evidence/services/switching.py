"""Whether a school takes attachments: the head's decision, with a reason."""

from django.db import transaction

from evidence.held import takes_attachments
from evidence.models import AttachmentSwitch
from people.models import School, User
from people.services.trail_of import tell
from workflows.roles import HEAD
from workflows.steps import NotAllowed, Refused


@transaction.atomic
def switch_attachments(school: School, *, on: bool, reason: str, actor: User) -> None:
    """Switches them on or off. Pressing twice switches once. Raises NotAllowed, Refused without a reason."""
    if HEAD not in actor.roles_at(school):
        raise NotAllowed("The head decides whether the school takes attachments.")
    if not reason.strip():
        raise Refused("A reason is missing.", facts={"reason": "Write why"})
    School.objects.select_for_update(no_key=True).get(pk=school.pk)
    if takes_attachments(school) == on:
        return
    row = AttachmentSwitch.objects.create(school=school, on=on, reason=reason.strip(), by=actor)
    event = f"school.attachments_{'on' if on else 'off'}"
    tell(school, event, actor=actor, role=HEAD, subject=str(row.pk))
