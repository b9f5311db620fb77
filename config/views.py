from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from referrals.queries.post import rounds
from trail.checkpoints.state import state as checkpoints


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answers "ok" when this process can reach its database; tells nothing else, so it is open to everybody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """A line for each part that has to come round by itself, and 503 while one of them is late.

    For monitoring, not for a load balancer: concerns are taken while reminders stand still (decision 0023).
    """
    now = timezone.now()
    late = {one.name: one.late for one in rounds(now)}
    written = checkpoints(now)
    late["checkpoints"] = written.late or bool(written.stuck)
    lines = "".join(f"{name}: {'late' if is_late else 'ok'}\n" for name, is_late in late.items())
    return HttpResponse(lines, content_type="text/plain", status=503 if any(late.values()) else 200)
