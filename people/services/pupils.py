"""Changes to a pupil on the roll made by hand."""

from django.db import transaction

from people.models import Pupil, User
from people.services.trail_of import tell
from workflows.roles import DEPUTY, HEAD, LEAD
from workflows.steps import NotAllowed


@transaction.atomic
def set_names(*, pupil: Pupil, preferred: str, other_names: list[str], actor: User) -> Pupil:
    """Return the pupil with these names used. Former names stay findable by being listed among them.

    Raises NotAllowed for anybody but lead, deputy and head.
    """
    if not actor.roles_at(pupil.school_id) & {LEAD, DEPUTY, HEAD}:
        raise NotAllowed("Only a safeguarding lead, deputy or the headteacher changes names on the roll.")
    row = Pupil.objects.select_for_update().get(pk=pupil.pk)
    row.preferred, row.other_names = preferred, other_names
    row.save(update_fields=["preferred", "other_names", "search"])
    data: dict[str, str | int | None] = {"other_names": len(other_names), "preferred": int(bool(preferred))}
    tell(row.school, "pupil.names_changed", actor=actor, subject=str(row.pk), data=data)
    return row
