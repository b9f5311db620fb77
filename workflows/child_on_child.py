"""Child-on-child: both children have a record of their own, and neither file is copied into the other.

Source: KCSIE Part five: how to respond to a report; both children may need help. Its four options (manage in
school, early help, social care, police) do not exclude each other and are decided on each case for itself.
"""

from workflows.roles import DEPUTY, HEAD, LEAD
from workflows.steps import Refused

HARMED, ALLEGED, UNCLEAR = "harmed", "alleged", "unclear"
PARTS = {
    HARMED: "May have been harmed",
    ALLEGED: "Alleged to have caused harm",
    UNCLEAR: "Not clear yet",
}

#: Who opens a case for another child: a standing role, for whoever was let into one case sees no other.
OPENERS = frozenset({LEAD, DEPUTY, HEAD})


def check_parts(parts: dict[str, str]) -> None:
    """Raises Refused, with an error for each question, where a part is none of ours. Any two may stand together."""
    wrong = {
        name: "Choose a part; “not clear yet” is one" for name, part in parts.items() if part not in PARTS
    }
    if wrong:
        raise Refused("A part is missing.", facts=wrong)
