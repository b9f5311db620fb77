"""The assessments of a case: the newest, what changed since the one before, and what waits for a decision."""

from dataclasses import dataclass
from datetime import datetime

from referrals.models import Assessment, Case
from referrals.queries import kept_wording
from referrals.queries.child_on_child import links_of
from referrals.queries.low_level import newest_answer
from workflows import referral, routes
from workflows.ceop_scope import TELLS, against
from workflows.following import WAYS
from workflows.indicators import LEVELS
from workflows.threshold import NOT_MET
from workflows.triage import policy

NOT_KNOWN = "not known"
SIGNS = "indicators"


@dataclass(frozen=True)
class Change:
    """One answer that differs from the assessment before, in words."""

    asked: str
    before: str
    after: str


def undecided(case: Case) -> list[str]:
    """What the case waits for: suggestions that nobody has decided, but those that never hold a case up."""
    return [code for code in unanswered(case) if code not in WAYS or WAYS[code].waits]


def assessments_of(case: Case) -> list[Assessment]:
    """What was kept, the oldest first, with who made each and what was decided on it."""
    return list(case.assessments.select_related("by").prefetch_related("considerations__by"))


def unanswered(case: Case, kept: list[Assessment] | None = None) -> list[str]:
    """What any kept assessment suggested and nobody has decided: no referral, nothing done, no reason why not.

    A later assessment with other answers takes none of them back: only a person does, with a reason. `kept`:
    `assessments_of` the case, where somebody has read them already.
    """
    kept = assessments_of(case) if kept is None else kept
    suggested = {route for one in kept for route in one.routes}
    if not suggested:
        return []
    answers, settled = _answers(case, kept), _settled(case)
    left = {
        route
        for one in kept
        for route in set(one.routes) - settled
        if not any(answer.holds_for(one) for answer in answers if answer.route == route)
    }
    return [code for code in (*routes.table(), *WAYS) if code in left]


@dataclass(frozen=True)
class _Answer:
    """What somebody did about a suggestion. `until` is when it was over, `knowing` what was known then."""

    route: str
    until: datetime | None
    knowing: Assessment | None

    def holds_for(self, one: Assessment) -> bool:
        """Whether it answers what this assessment suggests: a later one that rests on more is asked about anew."""
        if self.until is None or one.at <= self.until:
            return True
        return self.knowing is not None and not _rests_on_more(one, self.knowing, self.route)


def _rests_on_more(one: Assessment, before: Assessment, route: str) -> bool:
    """Whether the route is suggested more urgently than before, or by a row that did not speak for it then."""
    more_urgent = LEVELS.index(one.urgency) > LEVELS.index(before.urgency)
    return more_urgent or bool(kept_wording.rows_for(one, route) - kept_wording.rows_for(before, route))


def _answers(case: Case, kept: list[Assessment]) -> list[_Answer]:
    found = [_Answer(reason.route, one.at, one) for one in kept for reason in one.considerations.all()]
    over = dict(
        case.decisions.filter(machine="referral", state_after=referral.ENDED).values_list("subject", "at")
    )
    for one in case.referrals.exclude(state=referral.WITHDRAWN):
        until = over.get(one.pk)
        known = [then for then in kept if until and then.at <= until]
        codes = [one.route, *(way.code for way in WAYS.values() if way.by_route == one.route)]
        found += [_Answer(code, until, known[-1] if known else None) for code in codes]
    return found


def _settled(case: Case) -> set[str]:
    linked = {"child_on_child"} if links_of(case).exists() else set()
    return linked | _by_threshold(newest_answer(case))


def _by_threshold(answer: str) -> set[str]:
    """Whoever decided on the harm threshold decided on the low-level concern; "not met" also on the LADO."""
    if not answer:
        return set()
    return {"low_level_concern", "lado"} if answer == NOT_MET else {"low_level_concern"}


def against_ceop(case: Case) -> list[str]:
    """What speaks against a report to CEOP on this case, by the newest assessment and the referrals made."""
    newest = case.assessments.last()
    made = case.referrals.exclude(state__in=(referral.DRAFTED, referral.WITHDRAWN)).values_list(
        "route", flat=True
    )
    return against(newest.answers if newest else {}, {TELLS[route] for route in made if route in TELLS})


def changes(newer: Assessment, older: Assessment) -> list[Change]:
    """What was answered otherwise than before, each in the words of its time."""
    codes = dict.fromkeys([*newer.answers, *older.answers])
    order = list(policy().questions)
    told = [
        Change(_asked(code, newer, older), _answer(older, code), _answer(newer, code))
        for code in sorted(codes, key=lambda code: order.index(code) if code in order else len(order))
        if code != SIGNS and newer.answers.get(code) != older.answers.get(code)
    ]
    return told + _signs(newer, older)


def _asked(code: str, newer: Assessment, older: Assessment) -> str:
    return kept_wording.asked(newer if code in newer.answers else older, code)


def _answer(one: Assessment, code: str) -> str:
    return kept_wording.answered(one, code) or NOT_KNOWN


def _signs(newer: Assessment, older: Assessment) -> list[Change]:
    before, after = set(older.answers.get(SIGNS, [])), set(newer.answers.get(SIGNS, []))
    return [
        Change(
            kept_wording.sign(newer if code in after else older, code),
            "ticked" if code in before else "",
            "ticked" if code in after else "",
        )
        for code in sorted(before ^ after)
    ]
