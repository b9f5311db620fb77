"""/metrics for Prometheus: is the work done in time? Counts and ages from the rows; no name, no case, no school."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Min
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from referrals.models import Notice, Tally
from referrals.queries.post import rounds, slow_rounds
from referrals.services.notices import heard_at
from trail.checkpoints.state import state


class Work(Collector):
    """What waits and for how long, in seconds, at the moment it is asked."""

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """The families, each read from the database."""
        now = timezone.now()
        yield from (
            self.rounds(now),
            *self.clocks(now),
            *self.notices(now),
            *self.checkpoints(now),
        )

    def rounds(self, now: datetime) -> GaugeMetricFamily:
        says = "Seconds since a round ended; no value where it never did"
        family = GaugeMetricFamily("handrail_round_age_seconds", says, labels=["round"])
        for one in [*rounds(now), *slow_rounds(now)]:
            if one.at:
                family.add_metric([one.name], (now - one.at).total_seconds())
        return family

    def clocks(self, now: datetime) -> Iterable[GaugeMetricFamily]:
        """As the worker last counted them, and how long ago that was; no value before it did."""
        counted = list(Tally.objects.order_by("rule"))
        running = GaugeMetricFamily(
            "handrail_clocks_running", "Deadlines that run, as counted", labels=["rule"]
        )
        for one in counted:
            running.add_metric([one.rule], one.running)
        yield running
        late = GaugeMetricFamily(
            "handrail_clocks_overdue", "Deadlines that have passed, as counted", labels=[]
        )
        age = GaugeMetricFamily(
            "handrail_clocks_counted_seconds", "Seconds since they were counted", labels=[]
        )
        if counted:
            late.add_metric([], sum(one.overdue for one in counted))
            age.add_metric([], (now - min(one.at for one in counted)).total_seconds())
        yield late
        yield age

    def notices(self, now: datetime) -> Iterable[GaugeMetricFamily]:
        waiting = Notice.objects.unsent()
        ready = waiting.filter(heard_at(now))  # what waits for the end of quiet hours is not late
        found = ready.aggregate(number=Count("pk"), oldest=Min(Coalesce("not_before", "created")))
        age = (now - found["oldest"]).total_seconds() if found["oldest"] else 0
        yield GaugeMetricFamily("handrail_notices_waiting", "Reminders not sent yet", value=found["number"])
        yield GaugeMetricFamily("handrail_oldest_notice_seconds", "Age of the oldest of them", value=age)
        failed = waiting.exclude(failed_reason="").count()
        yield GaugeMetricFamily("handrail_notices_failed", "Reminders a server did not take", value=failed)

    def checkpoints(self, now: datetime) -> Iterable[GaugeMetricFamily]:
        found = state(now)
        yield GaugeMetricFamily("handrail_checkpoint_late", "1 while one is overdue", value=found.late)
        stuck = sum(one.number for one in found.stuck)
        yield GaugeMetricFamily("handrail_checkpoints_stuck", "Checkpoints not taken outside", value=stuck)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures, for whoever sends METRICS_TOKEN as a bearer token. Raises Http404 for all others."""
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.METRICS_TOKEN or not secrets.compare_digest(
        sent.encode(), settings.METRICS_TOKEN.encode()
    ):
        raise Http404
    registry = CollectorRegistry()
    registry.register(Work())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_PLAIN_0_0_4)
