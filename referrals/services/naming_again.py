"""Marking what a contact is called, so that the same name in another case is noticed."""

from referrals.models import Case, Concern, NameMark
from vault.blind_index import mark
from workflows.aliases import names_in, numbers_in

CONTEXT = "referrals_namemark.mark"


def mark_contact(case: Case, concern: Concern) -> None:
    """Marks the names and numbers that a concern tells of its contact."""
    said = "\n".join([concern.child_words, concern.saw, concern.told, concern.contact_names])
    mark_all(case, names_in(concern.contact_names) | numbers_in(said))


def mark_all(case: Case, found: set[str]) -> None:
    """Marks each of them once."""
    rows = [NameMark(case=case, mark=mark(one, context=CONTEXT)) for one in sorted(found)]
    NameMark.objects.bulk_create(rows, ignore_conflicts=True)
