"""The form before a name that is taken out, "11V pupil [Pupil A]": some thirty children are in it, and the reader may
know which of them is meant. One behind a name goes with it; of this one the reviewer is told."""

from collections.abc import Iterable, Iterator

from evidence.redaction import school_forms
from evidence.redaction import span as kinds
from evidence.redaction.span import Span

SAID = "The form of somebody who is taken out. Whoever knows the school may know whom it means: take it out, too."


def forms_beside(text: str, gone: Iterable[Span]) -> Iterator[str]:
    """Each form that stands right before a name among the cuts and is in none of them."""
    cuts = list(gone)
    for name in (cut for cut in cuts if cut.type == kinds.PERSON):
        form = school_forms.before(text, name.start)
        at = text.rfind(form, 0, name.start)
        if form and not any(cut.start <= at < cut.end for cut in cuts):
            yield form
