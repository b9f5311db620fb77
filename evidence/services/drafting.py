"""A summary is begun: for whom, on which answers. The worker then looks for names."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from evidence.models import Attachment, Summary
from evidence.models.summary import PROPOSE, WAITING, summary_series
from evidence.services.waking import wake_after_commit
from people.models import Contact, User
from referrals.models import Case
from referrals.services.cases import require_lead
from trail import append
from workflows import audiences
from workflows.steps import Refused


@transaction.atomic
def draft_summary(
    case: Case, *, audience: str, recipient: str, answers: Mapping[str, str], actor: User,
    requester: Contact | None = None, attachments: Iterable[Attachment] = (),
) -> Summary:  # fmt: skip
    """The new summary. Of the attachments of the case only the given ones go in, as text, and none where the
    audience gets no narrative; all others are withheld.

    Raises NotAllowed, KeyError for an unknown audience, and Refused with an error for each question that is open
    or bars the way."""
    role = require_lead(case, actor)
    policy = audiences.get(audience)
    _check(case, policy, recipient, answers, requester)
    summary = Summary(
        case=case, series=free_series(case), audience=audience,
        recipient=recipient.strip(), requester=requester, answers=dict(answers),
        policy=audiences.version(), drafted_by=actor,
    )  # fmt: skip
    summary.want(PROPOSE, WAITING)
    wanted = [one.pk for one in attachments] if policy.narrative == audiences.KEEP else []
    let_in = list(Attachment.objects.readable().filter(case=case, pk__in=wanted))
    entry = append(
        case,
        "summary.draft",
        actor=actor.as_actor(),
        role=role,
        subject=str(summary.pk),
        data={"machine": "summary", "from": "", "to": summary.state, "audience": audience, **numbers(let_in)},
    )
    summary.step_seq = entry.seq
    summary.save(force_insert=True)
    summary.attachments.set(let_in)
    wake_after_commit()
    return summary


def numbers(let_in: list[Attachment]) -> dict[str, str]:
    """What the entry says of the attachments that were let in."""
    return {"attachments": ",".join(str(one.number) for one in let_in)} if let_in else {}


@transaction.atomic
def note_barred(case: Case, *, audience: str, answers: Mapping[str, str], actor: User) -> None:
    """Writes down that an answer ended in "do not disclose", and to which questions; nothing where none did."""
    role = require_lead(case, actor)
    if barred := audiences.get(audience).barred_by(answers):
        data = {"audience": audience, "questions": ", ".join(barred)}
        append(case, "summary.barred", actor=actor.as_actor(), role=role, data=data)


def free_series(case: Case) -> str:
    """Three digits that end no label of any other summary of the case."""
    taken = set(Summary.objects.filter(case=case).values_list("series", flat=True))
    while (series := summary_series()) in taken:
        pass
    return series


def _check(
    case: Case,
    policy: audiences.Audience,
    recipient: str,
    answers: Mapping[str, str],
    requester: Contact | None,
) -> None:
    errors = policy.stops(answers)
    if not recipient.strip():
        errors["recipient"] = "Write the name of the person or team it goes to"
    if policy.needs_requester and (requester is None or requester.school_id != case.school_id):
        errors["requester"] = "Choose who asked"
    if errors:
        raise Refused("The summary cannot be begun.", facts=errors)
