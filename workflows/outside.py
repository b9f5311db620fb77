"""What an outside form tells of a case: what was done, when and with whom. Why stays in the school's file.

Reasons are written for colleagues, and may name others; the form has a question of its own for why it is sent.
A step that is not listed is told to nobody outside.
"""

from workflows import routes

TOLD = {
    "case.begin_triage": "A safeguarding lead began to look into it",
    "case.raise_immediate_risk": "Immediate risk was raised",
    "case.refer": "Decided to refer to {service}",
    "case.monitor": "Decided to keep watching, with a date for a review",
    "case.close": "Closed at school",
    "case.reopen": "Opened again at school",
    "referral.make": "Reported to {service}",
    "referral.acknowledge": "Acknowledged by {service}",
    "referral.accept": "Accepted by {service}",
    "referral.decline": "Declined by {service}",
    "referral.escalate": "Escalated with {service}",
    "referral.strategy": "A strategy discussion was held with {service}",
    "referral.conference": "A child protection conference was held",
    "referral.assess": "The assessment by {service} was finished",
    "referral.end": "The help of {service} ended",
}


def told(event: str, route: str = "") -> str:
    """A step in plain words with the service of `route`; "" where it is not told outside."""
    return TOLD.get(event, "").format(service=routes.get(route).service if route else "")
