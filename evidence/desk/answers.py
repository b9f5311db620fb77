"""One press for a question about a name: what the machine is not sure of has an answer that needs no form.

"Yes, it is that person" is no answer of this list: it accepts the proposal, and the policy gives the label.
"""

from dataclasses import dataclass

from evidence.models.redaction import UNNAMED
from evidence.redaction.retyping import NOBODY, PART
from workflows.overrides import PRESSED, READ_AS


@dataclass(frozen=True)
class Answer:
    """What a proposal is read as from now on, the reason that is kept, and what was done in a word or two."""

    read_as: str
    reason: str
    done: str


ANSWERS = {
    "person": Answer(UNNAMED, PRESSED, "Taken out"),
    "somebody_else": Answer(f"{PART}:unknown_person", READ_AS["somebody_else"], "Read as somebody else"),
    "ordinary": Answer(NOBODY, READ_AS["ordinary"], "Read as an ordinary word"),
}
