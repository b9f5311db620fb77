"""What a reviewer may read a proposal as, as it is stored: a code with its kind before a colon.

`person:<id>` means this person of the roll or of the case; `part:<class>` somebody whom no list holds, who plays this
part; `kind:<type>` no person but this kind of thing; `nobody` an ordinary word.
"""

from collections.abc import Collection
from dataclasses import replace

from evidence.redaction import span as kinds
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import fold_name
from evidence.redaction.span import Span
from workflows.audiences import PEOPLE

NOBODY = "nobody"
PERSON, PART, KIND = "person", "part", "kind"
THINGS = (
    kinds.HANDLE, kinds.PHONE, kinds.EMAIL, kinds.URL, kinds.ADDRESS, kinds.POSTCODE, kinds.LOCATION, kinds.SCHOOL,
    kinds.DOB, kinds.UPN, kinds.VRM, kinds.BANK,
)  # fmt: skip


def read_as(span: Span, code: str, words: str) -> Span:
    """The span as the code has it; `words` are those of the span."""
    kind, _, what = code.partition(":")
    if kind == PERSON:
        return replace(span, person=what, candidates=())
    if kind == PART:
        return replace(span, person=somebody(what, words), candidates=())
    return replace(span, type=what, person=None, candidates=()) if kind == KIND else span


def somebody(part: str, words: str) -> str:
    """The id of somebody whom no list holds: the same words in the same part are the same person."""
    return f"{PART}:{part}:{' '.join(fold_name(words))}"


def part_of(code: str, words: str) -> dict[str, str]:
    """The class of the person whom a code makes up, by that person's id; empty for every other code."""
    kind, _, what = code.partition(":")
    return {somebody(what, words): what} if kind == PART else {}


def known(code: str, context: CaseContext) -> bool:
    """Whether a code names something there is."""
    kind, _, what = code.partition(":")
    listed: dict[str, Collection[str]] = {PERSON: context.people, PART: PEOPLE, KIND: THINGS}
    return code == NOBODY or what in listed.get(kind, ())
