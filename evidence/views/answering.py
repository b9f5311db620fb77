"""Questions of the reviewing desk that one press answers."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from evidence.desk.answers import ANSWERS
from evidence.services import deciding
from evidence.views.deciding import overtaken, told
from evidence.views.desk import decided, onward
from evidence.views.loading import redaction_for
from people.access import SchoolRequest
from workflows.steps import Refused, SomeoneWasFirst

CHOOSE = Refused("Nothing was changed: choose one of the answers beside the question.")


@require_POST
def answer(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The name is a person's, somebody else's or none, here or everywhere that it stands for the same."""
    redaction = redaction_for(request, pk)
    summary, everywhere, go_on = (
        redaction.entry.summary,
        bool(request.POST.get("everywhere")),
        onward(redaction),
    )
    given = ANSWERS.get(request.POST.get("answer", ""))
    if given is None:
        return overtaken(request, summary, CHOOSE)
    count = deciding.reach(summary, redaction, everywhere=everywhere)
    try:
        deciding.retype(
            summary, redaction=redaction.pk, read_as=given.read_as, reason=given.reason, actor=request.user,
            everywhere=everywhere,
        )  # fmt: skip
    except SomeoneWasFirst as first:
        return overtaken(request, summary, first)
    return decided(request, summary, told(given.done, redaction, count), go_on=go_on)
