"""What names nobody and still tells who it is: "the only girl with a hearing aid", "his twin", "mother who works in
our kitchen". A machine cannot take these out well: they are warnings for the reviewer, and nothing masks them.
"""

import re
import tomllib
from functools import cache

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.school_forms import FORM
from evidence.redaction.span import Span
from evidence.redaction.words import DATA

REST = r"(?:[^.,;:!?\n()]|(?<=\d)[.,](?=\d)){0,70}"
NEW_THOUGHT = re.compile(
    r"\s(?:(?:and|but|so|because|while|when|who said|said|told|has (?:told|said)|is (?:being|to|going)"
    r"|was (?:seen|told|asked|spoken))\b.*)"
)
SHORTEST = 2
FORM_OF = re.compile(
    rf"(?:\b(?i:forms?|tutor(?: group)?|class|reg(?:istration)?(?: group)?|year and form)[ ]?:[ ]?(?:Year \d+, ?)?"
    rf"|[A-Z][\w'-]{{1,30}}(?:,| \(|,? (?:is |was |are )?(?:of|from|in))? )(?P<form>(?:form |class )?{FORM})(?!\w)"
    rf"|\w \((?P<form_in_brackets>(?:form |class )?{FORM})(?=[),])"
    rf"|\b(?i:i am|i'm|im|ur|u r|u are|you're|you are|(?:he|she|they|who) (?:is|are|was|were)|(?:he|she)'s|both|all)"
    rf" (?:also |now |still |only )?in (?P<form_one_is_in>(?:form |class )?{FORM})(?!\w)"
    rf"|\b(?i:from|in|of|for) (?P<form_called_so>(?:form|class) {FORM})(?!\w)"
    rf"|\b(?i:its|it's|this is) [\w'-]{{1,30}}(?: [\w'-]{{1,30}})? from (?P<form_of_the_writer>{FORM})(?!\w)"
    rf"|(?:(?m:^)|[.,;] )(?P<form_alone>(?:form|class) {FORM})(?=[.,;])"
    rf"|(?m:^)(?P<form_before>(?:[7-9]|1[0-3])[A-Z])\. (?=[A-Z])"
    rf"|[A-Z][\w'-]{{1,30}},[^.,;\n]{{1,24}}, (?P<form_further_on>{FORM})(?=[.,;])"
)
#: One of the forms of a secondary school wherever it stands, but no flat, bus, plug, race or count. One before a name
#: is told with the name (school_forms).
FORM_ANYWHERE = re.compile(
    r"(?<![\w/.'#\u00a3-])(?P<form_anywhere>(?:(?i:form|class|tutor group) )?(?:[7-9]|1[0-3])-?[A-Z])(?![\w/'-])"
    r"(?!(?:['\u2019]s)?(?: (?:pupil|student|child|boy|girl))? [A-Z][a-z])"
    r"(?! (?i:run|race|followers|subscribers|views|likes|people|robux|points|steps|fuse|plug|battery|amps?"
    r"|[a-z]+ (?:street|road|lane|close|row|way|avenue))\b)"
)
NUMBERED = re.compile(
    r"\b(?:flat|room|unit|gate|seat|part|page|size|plot|item|door|bus|no\.|lot|bay|row|box|number|route|block|locker"
    r"|annex|question|platform|section|appendix|paragraph|clause|stop|ward|bed|table|terminal|exit|junction) \Z",
    re.I,
)
CONFIDENCE = 0.5


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans of type QUASI (tier 2, 0.5) from the words that begin the description to the end of its clause."""
    found = []
    for pattern in patterns():
        for hit in pattern.finditer(text.lower):
            said = NEW_THOUGHT.sub("", hit.group()).rstrip(" -\"'")
            if len(said.split()) >= SHORTEST:
                where = text.where(hit.start(), hit.start() + len(said))
                found.append(Span(*where, span.QUASI, None, (), "quasi", CONFIDENCE, 2))
    return _longest(found + _forms(text))


def _forms(text: Folded) -> list[Span]:
    """A form, beside a name, behind "Form:" or alone: some thirty children are in it."""
    anywhere = (
        hit
        for hit in FORM_ANYWHERE.finditer(text.plain)
        if not NUMBERED.search(text.plain, max(0, hit.start() - 12), hit.start())
    )
    return [
        Span(*text.where(*hit.span(hit.lastgroup or 0)), span.QUASI, None, (), "quasi", CONFIDENCE, 2)
        for hit in (*FORM_OF.finditer(text.plain), *anywhere)
    ]


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Those of data/descriptions.toml, with the words of its lists put in."""
    with (DATA / "descriptions.toml").open("rb") as file:
        told = tomllib.load(file)
    words = {name: f"(?:{'|'.join(text.split())})" for name, text in told["words"].items()}
    return tuple(re.compile(r"\b" + _filled(row["pattern"], words)) for row in told["description"])


def _filled(pattern: str, words: dict[str, str]) -> str:
    for name, any_of_them in {**words, "rest": REST}.items():
        pattern = pattern.replace("{" + name + "}", any_of_them)
    return pattern


def _longest(found: list[Span]) -> list[Span]:
    """Those that lie in no other."""
    kept: list[Span] = []
    for one in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept
