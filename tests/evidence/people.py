"""A small invented school for the tests of redaction."""

from evidence.redaction.context import CaseContext, Roll, Term
from evidence.redaction.detect import detect
from evidence.redaction.people import Person, School
from evidence.redaction.span import HANDLE, Span

SUBJECT = Person("P1", "pupil", "Tamsin", "Greenhalgh", preferred="Tam", gender="F", dob="2013-04-09",
                 upn="K812345678901",
                 username="20tgreenhalgh", email="20tgreenhalgh@riverbank.example", phone="07700 900111",
                 address="14 Otter Lane, Ashby", postcode="LE65 1AB", relations=(("mother", "C1"),))  # fmt: skip
EVERYBODY = (
    SUBJECT,
    Person("P2", "pupil", "Will", "Sharrock", gender="M", dob="2012-11-30"),
    Person("P3", "pupil", "May", "Osei-Bonsu", gender="F"),
    Person("P4", "pupil", "Siân", "O'Hare", gender="F", other_names=("Wren",)),
    Person("P5", "pupil", "Oluwadamilola", "van der Merwe", gender="M"),
    Person("P6", "pupil", "Tamsin", "Pickles", gender="F"),
    Person("C1", "contact", "Rosalind", "Greenhalgh", title="Mrs", gender="F", phone="01632 960123"),
    Person("S1", "staff", "Edwin", "Greenhalgh", title="Mr", gender="M"),
    Person("S2", "staff", "Hope", "Lindqvist", title="Ms", gender="F", initials="HLI"),
)
SCHOOL = School("Riverbank Academy", ("Millbrook School",))
ROLL = Roll.of(EVERYBODY, SCHOOL)


def case(*members: str, handles: tuple[str, ...] = (), others: tuple[Person, ...] = ()) -> CaseContext:
    terms = tuple(Term(handle, HANDLE) for handle in handles)
    return CaseContext(ROLL, "P1", frozenset({"P1", *members}), others=others, handles=terms)


def found(text: str, context: CaseContext | None = None) -> list[tuple[str, str]]:
    """(type, stretch of text) for each span of one text."""
    return [(span.type, text[span.start : span.end]) for span in spans(text, context)]


def spans(text: str, context: CaseContext | None = None) -> list[Span]:
    return detect([text], context or case())[0]
