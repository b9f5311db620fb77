"""The page of a step, the same for cases and referrals: ask, take, and say plainly why not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from people.access import SchoolRequest
from referrals.forms.step import StepForm
from referrals.queries.chronology import decision_events
from referrals.services.once import press
from referrals.views.loading import note_reading, note_search, refuse
from referrals.views.written import say_written
from workflows.steps import NotAllowed, Refused, SomeoneWasFirst, Step


@dataclass(frozen=True)
class Stepping:
    """One request for one step of one record."""

    request: SchoolRequest
    record: Any
    rule: Step
    template: str
    back: str
    around: Mapping[str, Any] = field(default_factory=dict)  # what the template shows beside the form


def rule_named(rules: Mapping[str, Step], name: str) -> Step:
    """The rule of a step that people take. Raises Http404."""
    rule = rules.get(name)
    if rule is None or rule.system:
        raise Http404
    return rule


def step_page(at: Stepping, after: Callable[[StepForm], HttpResponse]) -> HttpResponse:
    """Asks for what the step needs, or takes it and goes where `after` says. Raises PermissionDenied."""
    if not at.record.roles_of(at.request.user) & at.rule.roles:
        refuse(at.request, at.record.chain)
    form = StepForm(at.record, at.rule, user=at.request.user, data=at.request.POST or None)
    form.preselect(at.request.GET.get("route", ""))
    looking = "find" in at.request.POST  # a search for a child inside the form, not the step itself
    if at.request.method != "POST" or looking:
        return asked(at, form, looking=looking)
    return taken(at, form, after)


def asked(at: Stepping, form: StepForm, *, looking: bool) -> HttpResponse:
    """The page with its questions; where the step no longer starts from here, the record with a word why."""
    if not at.rule.starts_from(at.record.state):
        where = at.record.get_state_display()
        messages.warning(at.request, f"“{at.rule.label}” is not possible now: it stands at “{where}”.")
        return redirect(at.back)
    note_asked(at, looking=looking)
    if looking:
        form.not_judged()
    return page(at, form)


def note_asked(at: Stepping, *, looking: bool) -> None:
    """Keeps that the page, which shows the record, was opened; or that the roll was searched from it."""
    if looking:
        note_search(at.request, at.record.chain)
    elif at.record.machine == "case":
        note_reading(at.request, at.record.chain, subject=at.rule.event)
    else:
        note_reading(at.request, at.record.chain, f"reading.{at.record.machine}", subject=str(at.record.pk))


def taken(at: Stepping, form: StepForm, after: Callable[[StepForm], HttpResponse]) -> HttpResponse:
    """Takes the step with what was posted."""
    if not form.is_valid():
        return page(at, form, status=422)
    seen = form.cleaned_data["seen"]
    try:
        record = press(at.record, at.rule, actor=at.request.user, seen=seen, **form.answers())
    except NotAllowed:
        refuse(at.request, at.record.chain)
    except SomeoneWasFirst as first:
        return overtaken(at, form, first)
    except Refused as refusal:
        form.refuse(refusal)
        return page(at, form, status=422)
    done = at.rule.done.format(stage=getattr(record, "stage_words", ""))
    say_written(at.request, done, new=record is not None)
    return after(form)


def overtaken(at: Stepping, form: StepForm, first: SomeoneWasFirst) -> HttpResponse:
    """What changed since the page was made, above the form with everything that was typed."""
    fresh = type(at.record).objects.get(pk=at.record.pk)
    at, form.record, case = replace(at, record=fresh), fresh, fresh.chain
    since = case.decisions.filter(trail_seq__gt=form.cleaned_data["seen"] or 0)
    events = decision_events(since, case.referrals.all())
    form.seen_now()
    can_still = at.rule.starts_from(at.record.state)
    return page(at, form, status=409, first=first, since=events, can_still=can_still)


def page(at: Stepping, form: StepForm, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of the step."""
    context = {
        "case": at.record.chain, "record": at.record, "rule": at.rule, "form": form, "back": at.back,
        "can_still": True, **at.around, **more,
    }  # fmt: skip
    return render(at.request, at.template, context, status=status)
