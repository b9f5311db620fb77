"""What stands against making a referral now. It is said, and nothing is stopped."""

from referrals.models import Referral
from workflows import referral as rules

#: A platform may take away what these would look for.
FIRST = ("police_999", "police_101", "ceop")


def heed(referral: Referral) -> list[str]:
    """Sentences to read before a report to a platform while the police or CEOP have not been told."""
    if referral.route != "platform" or referral.state != rules.DRAFTED:
        return []
    waiting = referral.case.referrals.filter(route__in=FIRST, state=rules.DRAFTED)
    return [
        f"The report to {one.label} is drafted and not made yet. Make it first: a report to a platform can remove "
        "what they need."
        for one in waiting
    ]
