"""Are the reminders on their way? For safeguarding leads, the head and IT; it names no person and no case."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from people.access import SchoolRequest, roles_required
from referrals.queries import overviews, post
from referrals.services.retrying import try_again
from referrals.services.waking import broker_answers
from trail.checkpoints.state import state as checkpoints
from workflows.roles import SEES_HEALTH
from workflows.steps import Refused


@never_cache
@roles_required(*SEES_HEALTH)
@require_safe
def health(request: SchoolRequest) -> HttpResponse:
    """The state of sweep, sender, mail, broker and checkpoints."""
    now, whose = timezone.now(), (request.school, request.user)
    context = {
        "rounds": [*post.rounds(now), *post.slow_rounds(now)],
        "waiting": post.unsent(*whose).count(),
        "till_morning": post.till_morning(*whose, now),
        "failing": post.failing(*whose),
        "overviews": overviews.failing(request.school, now),
        "unheard": post.unheard(*whose),
        "overdue": post.overdue_rungs(*whose, now),
        "checkpoints": checkpoints(now),
        "broker_answers": broker_answers(),
        "now": now,
    }
    return render(request, "health.html", context)


@roles_required(*SEES_HEALTH)
@require_POST
def again(request: SchoolRequest) -> HttpResponse:
    """Mail that did not go out is tried again now."""
    try:
        number = try_again(school=request.school, actor=request.user, now=timezone.now())
        messages.success(
            request, f"{number} message{'' if number == 1 else 's'} will be tried again within a minute"
        )
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("health")
