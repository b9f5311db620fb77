"""A new installation starts with one school, its head and IT."""

import pytest
from django.core.management import CommandError, call_command

from people.models import School, User
from trail.models import Entry

pytestmark = pytest.mark.django_db
ASKED = {
    "short": "weir", "authority": "riverbank", "head": ["head@weir.example", "Hal Weir"],
    "it": ["it@weir.example", "Ida Weir"],
}  # fmt: skip


def test_it_makes_the_school_with_its_head_and_it(capsys):
    call_command("start_school", "Weir Lane Academy", **ASKED)
    school = School.objects.get(short="weir")
    assert User.objects.get(email="head@weir.example").roles_at(school) == {"head"}
    assert User.objects.get(email="it@weir.example").roles_at(school) == {"it"}
    assert not User.objects.get(email="head@weir.example").has_usable_password()
    events = Entry.objects.filter(case_id=school.pk).values_list("event", flat=True)
    assert list(events) == ["school.started", "member.added", "member.added"]


def test_it_refuses_a_council_nobody_wrote_down():
    with pytest.raises(CommandError, match="Known: riverbank, northfield"):
        call_command("start_school", "Weir Lane Academy", **{**ASKED, "authority": "nowhere"})
    assert not School.objects.filter(short="weir").exists()


def test_it_refuses_the_same_school_twice():
    call_command("start_school", "Weir Lane Academy", **ASKED)
    with pytest.raises(CommandError, match="already"):
        call_command("start_school", "Weir Lane Academy", **ASKED)
