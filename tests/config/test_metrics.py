"""/metrics counts what waits; it is there for its token alone and names nobody."""

from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from referrals.models import Clock
from referrals.services.heartbeats import SWEEP, beat
from referrals.services.sweeping import sweep
from referrals.tasks import tally_clocks
from tests.factories import a_case, a_school, a_user
from workflows.roles import LEAD

pytestmark = pytest.mark.django_db
TOKEN = "a-token-of-the-monitoring"


def figures(client: Client) -> dict[tuple[str, ...], float]:
    """Each value by its name and labels, read back by Prometheus' own parser."""
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    families = text_string_to_metric_families(answer.content.decode())
    return {(one.name, *one.labels.values()): one.value for family in families for one in family.samples}


@override_settings(METRICS_TOKEN=TOKEN)
def test_it_counts_what_runs_and_what_waits(client: Client, time_machine) -> None:
    school = a_school()
    a_user(school, LEAD)
    a_case(school)
    sweep(timezone.now())
    assert not any(name.startswith("handrail_clocks") for name, *_ in figures(client))
    assert tally_clocks() >= 1
    beat(SWEEP, timezone.now())
    time_machine.move_to(timezone.now() + timedelta(minutes=3))
    found = figures(client)
    assert found["handrail_clocks_running", "concern_triage"] == 1
    assert found["handrail_notices_waiting",] >= 1
    assert 180 <= found["handrail_oldest_notice_seconds",] < 200
    assert 180 <= found["handrail_round_age_seconds", SWEEP] < 200
    assert ("handrail_round_age_seconds", "send") not in found
    assert 180 <= found["handrail_clocks_counted_seconds",] < 200
    assert found["handrail_clocks_overdue",] == 0
    Clock.objects.update(stopped=timezone.now(), why_stopped="case.closed")
    tally_clocks()
    assert figures(client)["handrail_clocks_running", "concern_triage"] == 0


@override_settings(METRICS_TOKEN=TOKEN)
def test_what_waits_for_the_morning_is_not_late(client: Client, time_machine) -> None:
    time_machine.move_to("2026-12-01 22:00+00:00", tick=False)
    school = a_school()
    a_user(school, LEAD)
    a_case(school)
    sweep(timezone.now())
    time_machine.move_to("2026-12-02 06:00+00:00", tick=False)
    assert figures(client)["handrail_notices_waiting",] == 0
    time_machine.move_to("2026-12-02 07:03+00:00", tick=False)
    found = figures(client)
    assert found["handrail_notices_waiting",] >= 1
    assert found["handrail_oldest_notice_seconds",] == 180


@pytest.mark.parametrize("sent", ["", "Bearer", "Bearer wrong", "Bearer ü"])
def test_without_its_token_there_is_no_such_page(client: Client, sent: str) -> None:
    with override_settings(METRICS_TOKEN=TOKEN):
        assert client.get("/metrics", headers={"Authorization": sent}).status_code == 404
    with override_settings(METRICS_TOKEN=""):
        assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404
