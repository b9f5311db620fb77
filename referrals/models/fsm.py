"""The only place that knows django-fsm: rules of workflows/ become transitions of a model. Decision 0001."""

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any, ClassVar

from django.db import models
from django_fsm import GET_STATE, FSMField, FSMFieldDescriptor, transition

from workflows.steps import Step

# A ContextVar instead of flipping `protected` on the shared field: a failed refresh in one thread
# must not leave the field writable in all others.
_loading: ContextVar[bool] = ContextVar("state_is_being_loaded", default=False)


class _Gate(FSMFieldDescriptor):
    def __set__(self, instance: models.Model, value: Any) -> None:
        if _loading.get():
            self.field.set_state(instance, value)
        else:
            super().__set__(instance, value)


class StateField(FSMField):
    """A state that only a transition may change."""

    descriptor_class = _Gate

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("protected", True)
        kwargs.setdefault("max_length", 24)
        super().__init__(*args, **kwargs)


class Stateful(models.Model):
    """A record that moves by the steps of one rule table. `step_seq` is the trail entry of its last step.

    A model names its table as `rules`, and may add `on_<step>` to set fields of its own record in a step.
    """

    machine: ClassVar[str]
    rules: ClassVar[dict[str, Step]] = {}
    step_seq = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for rule in cls.rules.values():
            setattr(cls, rule.name, _transition(rule))

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        token = _loading.set(True)
        try:
            super().refresh_from_db(*args, **kwargs)
        finally:
            _loading.reset(token)

    def next_state(self, rule: Step) -> str:
        """The state a step with a computed target leads to."""
        raise LookupError(f"{self.machine}.{rule.name} has no fixed target and no computed one")


def _transition(rule: Step) -> Callable[..., None]:
    def body(self: Stateful, **facts: Any) -> None:
        effect = getattr(self, f"on_{rule.name}", None)
        if effect:
            effect(**facts)

    body.__name__ = rule.name
    body.__doc__ = rule.explain or rule.label
    target = rule.target or GET_STATE(lambda self, **facts: self.next_state(rule), states=list(rule.targets))
    decorated: Callable[..., None] = transition(
        field="state", source=list(rule.sources), target=target, custom={"label": rule.label}
    )(body)
    return decorated


def known_states(table: str, states: Iterable[str]) -> models.CheckConstraint:
    """A constraint that refuses a state the rulebook does not know (queryset.update passes by django-fsm)."""
    return models.CheckConstraint(condition=models.Q(state__in=sorted(states)), name=f"{table}_state_known")
