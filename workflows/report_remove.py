"""The record of Report Remove and of reports to the IWF: what was done, who helped, and that nobody here looked.

Source: UKCIS, Sharing nudes and semi-nudes, March 2024; Report Remove (Childline and the IWF): the child reports.
"""

from typing import Any

from workflows.steps import Refused

#: What was done where an adult had a part in it, and so has to be named.
BY_NAME = {
    "child_helped": "Write who was in the room with the child",
    "page_sent": "Write who sent the address to the IWF",
}


def check(answers: dict[str, Any]) -> None:
    """Raises Refused where an adult had a part and is not named."""
    message = BY_NAME.get(str(answers.get("removal", "")))
    if message and not answers.get("helper"):
        raise Refused("A name is missing.", facts={"helper": message})
