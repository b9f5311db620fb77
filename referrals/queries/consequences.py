"""What a step brings with it, said on its page before it is taken."""

from collections.abc import Callable

from referrals.models import Case
from referrals.queries.assessments import undecided
from referrals.services.guards import loose_ends
from workflows import case as rules
from workflows.access import CHILD
from workflows.explaining import label
from workflows.following import OWN_ADULT
from workflows.steps import Step

Sayer = Callable[[Case], list[str]]


def consequences(case: Case, rule: Step) -> list[str]:
    """Sentences to read before the step is taken; empty where it changes nothing but the case's state."""
    return SAYERS[rule.name](case) if rule.name in SAYERS else []


def danger(case: Case) -> list[str]:
    again = ["The case is closed: this opens it again."] if case.state == rules.CLOSED else []
    return ["The deputies and the head are told at once, too.", *again]


def refer(case: Case) -> list[str]:
    first = "Do not tell the parents or carers before advice: a lead has marked this case so."
    own = [OWN_ADULT] if case.kind == CHILD else []
    return [*([first] if case.advice_before_parents else []), *own]


def own_report(case: Case) -> list[str]:
    return [
        "The safeguarding leads are told that you reported. Nobody can take it back or hold it against you."
    ]


def return_to_triage(case: Case) -> list[str]:
    return [f"This withdraws the referral to {one.label}, with your reason." for one in case.open_referrals()]


def join(case: Case) -> list[str]:
    return [
        "This case takes no further steps of its own while it is joined. Its reporter sees how the other one goes."
    ]


def suggested(case: Case) -> list[str]:
    return [
        f"Suggested and not decided: {label(route)}. Follow it, or write why not on the page “Assess”, first."
        for route in undecided(case)
    ]


def closing(case: Case) -> list[str]:
    return suggested(case) + [f"Still open: {end}." for end in loose_ends(case)]


SAYERS: dict[str, Sayer] = {
    "raise_immediate_risk": danger,
    "monitor": suggested,
    "refer": refer,
    "record_own_report": own_report,
    "return_to_triage": return_to_triage,
    "join": join,
    "propose_close": closing,
    "close": closing,
}
