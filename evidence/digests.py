"""What a review was made from. When it changes, the review no longer holds."""

import hashlib
from dataclasses import astuple

from evidence.attached import attachment_marks
from evidence.classes import classes_of
from evidence.models import Summary
from evidence.outlining import for_reader
from evidence.redaction.context import CaseContext
from evidence.redaction.detect import version
from evidence.roster import context_of, roll_of
from evidence.sources import sources_of, texts_digest
from workflows import audiences


def sources_digest(summary: Summary) -> str:
    """Covers the texts that this reader gets, the roll, the people of the case with their parts, the policy, the
    recognisers and the attachments, with those that were let in and those under lock.
    Hexadecimal, 64 characters."""
    roll = roll_of(summary.case.school)
    context = context_of(summary.case, roll)
    policy = [audiences.version(), summary.for_whom.digest()]
    texts = for_reader(sources_of(summary.case), summary.for_whom)
    parts = [texts_digest(texts), people_digest(context), *policy, version()]
    parts += [repr(sorted(classes_of(summary, roll).items())), *attachment_marks(summary)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def people_digest(context: CaseContext) -> str:
    """Changes when anybody who may be named is added, renamed or removed."""
    rows = sorted(repr(astuple(person)) for person in (*context.roll.people.values(), *context.others))
    summed = hashlib.sha256("\n".join([*rows, repr(sorted(context.members)), context.subject]).encode())
    return summed.hexdigest()


def is_stale(summary: Summary) -> bool:
    """Whether something the proposals were made from has changed since, or its audience is gone from the policy."""
    if summary.audience_gone:
        return True
    return bool(summary.sources_digest) and summary.sources_digest != sources_digest(summary)
