"""Breaking the glass: an auditor sees one name for a time, and the lead and the head are told at once.

Source: hard rule 22 (no auditor sees a name by default); reason, end and notice are product defaults.
"""

from workflows.steps import Refused

TIMES = {15: "15 minutes", 30: "30 minutes", 60: "1 hour"}
FEWEST_WORDS = 5  # of the reason: whoever is told has to understand it


def check_reason(reason: str, minutes: int) -> None:
    """Raises Refused for a reason that says too little, or a time that is not offered."""
    if len(reason.split()) < FEWEST_WORDS:
        raise Refused(
            "The reason says too little.",
            facts={
                "reason": f"Write why in at least {FEWEST_WORDS} words: the lead and the head will read it"
            },
        )
    if minutes not in TIMES:
        raise Refused("This time is not offered.", facts={"minutes": "Choose how long you need the name"})
