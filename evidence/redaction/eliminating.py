"""Which of two speakers is the child whose case it is, where neither says so: the other one is surely somebody else and
calls this one by the child's name.

A friend's chat may lie in the case of a child. So nothing is settled where this speaker, or the other one about
somebody absent, says the child's name as one says that of a third person.
"""

import re

from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import PERSON, Span

#: Labels of somebody who is not the child, and of the child in the words of whoever wrote the chat out.
OTHERS = re.compile(
    r"(?:the )?(?:him|her|them|stranger|unknown|offender|suspect|man|woman|other|adult|male|female|he|she|they|contact)"
    r"(?: (?:\d{1,2}|[a-z]|adult|person|user|male|female|number|contact))?"
)
CHILD = re.compile(r"(?:me |the |our )?\(?(?:child|pupil|yp|young person|student)\)?")
BEFORE = re.compile(
    r"(?:\A|[\n:>\]|~\-] ?|\b(?:seriously|ngl|tbh|lol|omg|ok|okay|please|pls|sorry|thanks|morning|goodnight|night|gn"
    r"|gm|well|love|miss"
    r"|hey+|hi+|hiya|yo|oi|bye|hello|so|come on|sleep well|no|yes|yeah|aw+|bro|wait|listen|#|#ask|#team)[ ,]*)\Z"
)
BEHIND = re.compile(
    r"[^\w\n]*(?:\n|\Z)|[ ,]+(?:u|you|ur|r u|are you|where|why|when|what|how|answer|reply|come on|wake|pls|please"
    r"|haha|lol|hey|babe|x+)\b"
)
ABSENT = re.compile(
    r"\b(?:who(?:s| is)|is|does|did|has|was|ask|tell|told|not|with|and|n|about|like|from|friend|says?|said|saw|seen"
    r"|see) \Z"
)


def is_called(text: Folded, start: int, at: int, end: int) -> bool:
    """Whether a name at `at` to `end`, in words that begin at `start`, calls on whoever is spoken to."""
    return bool(BEFORE.search(text.lower[start:at][-16:])) and bool(BEHIND.match(text.lower, end))


def the_child(
    text: Folded,
    said: list[tuple[str, int, list[tuple[int, Span]]]],
    known: dict[str, set[str]],
    case: CaseContext,
) -> dict[str, set[str]]:
    """The speaker who is the subject of the case, by label; empty where that is not plain. `said`: label, where the
    words begin, the spans in them; `known`: whom the speakers are known to be."""
    labels = list(dict.fromkeys(label for label, _, _ in said))
    if not case.subject or len(labels) != 2:
        return {}
    for one, other in (labels, labels[::-1]):
        if one in known or OTHERS.fullmatch(one) or not _is_somebody_else(other, known, case):
            continue
        if CHILD.fullmatch(one) or _is_spoken_to(text, one, said, case):
            return {one: {case.subject}}
    return {}


def _is_somebody_else(label: str, known: dict[str, set[str]], case: CaseContext) -> bool:
    """Somebody whom nobody knows, or a known person who is not the child."""
    return bool(OTHERS.fullmatch(label)) or (label in known and case.subject not in known[label])


def _is_spoken_to(
    text: Folded, one: str, said: list[tuple[str, int, list[tuple[int, Span]]]], case: CaseContext
) -> bool:
    called = 0
    for label, start, spans in said:
        for at, span in spans:
            if span.type != PERSON or case.subject not in (span.person, *span.candidates):
                continue
            calls = is_called(text, start, at, at + span.end - span.start)
            if label == one or not calls:
                if ABSENT.search(text.lower[start:at][-12:]) or label == one:
                    return False
                continue
            called += 1
    return called > 0
