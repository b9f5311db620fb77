"""What the health page says of checkpoints: nothing while all is well, and the reason after an hour."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from people.models import School
from tests.factories import a_user
from trail import checkpoints
from trail.checkpoints.state import state
from trail.models import Entry, Sending
from workflows.roles import IT

pytestmark = pytest.mark.django_db
Write = Callable[..., Entry]
HOUR = timedelta(hours=1)


@pytest.fixture
def away(settings: Any, tmp_path: Path) -> Path:
    """A folder that cannot be reached: a file lies where it should be."""
    place = tmp_path / "kept"
    place.write_text("in the way")
    settings.TRAIL_CHECKPOINT_FOLDER = str(place)
    return place


def page(school: School) -> str:
    client = Client()
    client.force_login(a_user(school, IT))
    return client.get("/health/").content.decode()


@pytest.mark.sqlite
def test_it_is_late_when_what_was_written_waits_for_two_hours(write: Write) -> None:
    now = timezone.now()
    assert not state(now + 9 * HOUR).late
    write()
    assert not state(now + HOUR).late
    assert state(now + 3 * HOUR).late
    checkpoints.write()
    assert not state(now + 9 * HOUR).late


@pytest.mark.sqlite
def test_it_tells_of_a_target_that_is_away_after_an_hour(write: Write, away: Path) -> None:
    write()
    checkpoints.write()
    checkpoints.send_due()
    assert state(timezone.now()).stuck == []
    [stuck] = state(timezone.now() + HOUR + timedelta(minutes=1)).stuck
    assert (stuck.label, stuck.number) == ("The folder outside", 1)
    assert stuck.reason.startswith("FileExistsError")
    away.unlink()
    checkpoints.send_due(timezone.now() + HOUR)
    assert state(timezone.now() + 9 * HOUR).stuck == []


def test_the_page_says_where_to_why_and_when_the_next_try_is(
    school: School, write: Write, away: Path
) -> None:
    write()
    checkpoint = checkpoints.write()
    assert checkpoint
    text = page(school)
    assert "Signing checkpoints of the trail" in text and "Checkpoints that did not go out" not in text
    Sending.objects.update(failed_reason="OtherCheckpoint")
    later = timezone.now() + 2 * HOUR
    with time_machine.travel(later):
        text = page(school)
    assert "Checkpoints that did not go out" in text and "the log was set back" in text
