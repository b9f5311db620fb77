"""The attachments of a case on its printed page: that they are there, never what is in them."""

from evidence.models import Attachment
from referrals.models import Case
from referrals.queries.on_paper import PRINTED
from referrals.words import moment


def attachments(case: Case) -> list[str]:
    """One line for each, in their order: its number, its kind, when and by whom it came, and whether it is locked."""
    held = Attachment.objects.with_locks().select_related("quarantine__by").filter(case=case)
    return [
        f"{one} ({one.get_kind_display()}), added at {moment(one.added_at)} by {one.added_by.name}. {lock_of(one)}"
        for one in held
    ]


def lock_of(one: Attachment) -> str:
    """Whether anybody can open it; who locked it is said on its own case alone."""
    if not one.under_lock:
        return "Not under lock."
    lock = getattr(one, "quarantine", None)
    return f"Under lock since {moment(lock.at)}, put there by {lock.by.name}." if lock else "Under lock."


PRINTED["Attachments"] = attachments
