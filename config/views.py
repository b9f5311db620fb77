from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from referrals.queries.post import rounds
from trail.checkpoints.state import state as checkpoints

STOPPED = "\nreminders: late, see /readyz\n"


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answers 200 and "ok" when this process can reach its database, whatever else is late: who asks may end it.

    Whoever only watches this address reads there that reminders have stopped (decision 0044). No figure and no name,
    so it is open to everybody.
    """
    late = any(one.late for one in rounds(timezone.now()))
    return HttpResponse(f"ok{STOPPED if late else ''}", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """A line for each part that has to come round by itself, and 503 while one of them is late.

    The health endpoint that turns red: for monitoring, not for a load balancer or whoever restarts containers. Concerns
    are taken while reminders stand still (decisions 0023 and 0044).
    """
    now = timezone.now()
    late = {one.name: one.late for one in rounds(now)}
    written = checkpoints(now)
    late["checkpoints"] = written.late or bool(written.stuck)
    lines = "".join(f"{name}: {'late' if is_late else 'ok'}\n" for name, is_late in late.items())
    return HttpResponse(lines, content_type="text/plain", status=503 if any(late.values()) else 200)
