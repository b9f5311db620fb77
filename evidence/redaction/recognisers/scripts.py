"""Text in a script that these recognisers cannot judge: Arabic, Cyrillic, Chinese. Names of the roll and of the case
are found in it as they are written there; whether it names anybody else, a person has to say."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span

LETTER = r"[^\W\d_A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]"
RUN = re.compile(rf"{LETTER}(?:[^\nA-Za-z]{{0,200}}{LETTER})?")
CONFIDENCE = 0.4


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans at 0.4, a question for the reviewer each, for runs of such letters in a line."""
    if text.plain.isascii():
        return []
    return [
        Span(*text.where(*hit.span()), span.PERSON, None, (), "scripts", CONFIDENCE)
        for hit in RUN.finditer(text.plain)
    ]
