"""What must hold before a case is closed. Hard rules 12 and 26: two people, and no open end without a reason."""

from workflows import access, case, facts, threshold
from workflows.steps import Refused

LOW_LEVEL = "low_level"


def outcomes_for(kind: str) -> tuple[tuple[str, str], ...]:
    """The outcomes to choose from; that of the low-level log only for a case about an adult."""
    return tuple(one for one in facts.OUTCOMES if kind == access.STAFF or one[0] != LOW_LEVEL)


def check_low_level(*, outcome: str, kind: str, newest_answer: str) -> None:
    """Raises Refused for the outcome of the low-level log where nobody decided that the threshold is not met."""
    if outcome != LOW_LEVEL or (kind == access.STAFF and newest_answer == threshold.NOT_MET):
        return
    raise Refused(
        "The harm threshold stands in the way.",
        facts={
            "outcome": "Record first, under “Harm threshold”, that it is not met; or choose another outcome"
        },
    )


def check_proposal(*, loose_ends: list[str], given: str) -> None:
    """Raises Refused where something is still open and no reason is given for it."""
    if loose_ends and not given:
        listed = "; ".join(loose_ends)
        raise Refused(
            "Something is still open on this case.",
            facts={"loose_ends": f"Give a reason for closing while this is open: {listed}"},
        )


def check_close(
    *, outcome: str, answered_outside: bool, proposed_by: object, proposed_outcome: str, actor: object
) -> None:
    """Raises Refused unless an outside service gave the outcome, or another person proposed the same one."""
    if outcome in case.OUTSIDE_OUTCOMES:
        if not answered_outside:
            raise Refused(
                "No referral of this case has an outcome yet.",
                facts={"outcome": "Choose another outcome, or record first what the outside service decided"},
            )
        return
    if proposed_by is None:
        raise Refused(
            "Closing this case takes two people. Propose to close it, then ask a second person to agree."
        )
    if proposed_by == actor:
        raise Refused("You proposed to close this case. A second, different person has to agree.")
    if outcome != proposed_outcome:
        raise Refused(
            "The outcome differs from the proposal.",
            facts={"outcome": "Choose the outcome that was proposed, or send a new proposal"},
        )
