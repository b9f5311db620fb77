"""What a reviewer may read a proposal as, in groups; the codes are those of `evidence.redaction.retyping`."""

from evidence.composing import Composed
from evidence.desk.wording import KINDS, named
from evidence.models import Redaction
from evidence.redaction.retyping import KIND, NOBODY, PART, PERSON, THINGS
from workflows.audiences import TYPED_CLASSES

Choices = list[tuple[str, str | list[tuple[str, str]]]]
SOMEBODY_ELSE = TYPED_CLASSES | {"staff": "Somebody who works at the school"}


def choices(redaction: Redaction, composed: Composed) -> Choices:
    """Those it may mean and the people of the case by name; somebody else by the part they play; what it may be
    instead of a person."""
    people = {who: named(who, composed) for who in (*redaction.candidates, *sorted(composed.context.circle))}
    by_name = sorted(((f"{PERSON}:{who}", name) for who, name in people.items()), key=lambda pair: pair[1])
    parts = [(f"{PART}:{code}", label) for code, label in SOMEBODY_ELSE.items()]
    things = [(f"{KIND}:{kind}", KINDS[kind]) for kind in THINGS]
    return [
        ("", "Choose"),
        ("A person of this case", by_name),
        ("A person nobody lists", parts),
        ("No person", [*things, (NOBODY, "Nobody and nothing: an ordinary word")]),
    ]
