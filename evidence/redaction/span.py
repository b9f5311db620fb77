"""What a recogniser returns: where something is, what it is, and whose."""

from dataclasses import dataclass, replace

PERSON, HANDLE, USERNAME = "PERSON", "HANDLE", "USERNAME"
PHONE, EMAIL, URL, IP = "PHONE", "EMAIL", "URL", "IP"
ADDRESS, POSTCODE, LOCATION, SCHOOL = "ADDRESS", "POSTCODE", "LOCATION", "SCHOOL"
DOB, UPN, NHS, NINO, VRM = "DOB", "UPN", "NHS", "NINO", "VRM"
OFFICIAL = "OFFICIAL"  # of a passport, a licence, an examination board, a hospital
BANK, IBAN, PAYMENT = "BANK", "IBAN", "PAYMENT"
TELLING = "TELLING"  # a sentence that shows who told
QUASI = "QUASI"  # a warning, never taken out by itself

TIER_TWO = frozenset({LOCATION, SCHOOL, QUASI})
AUTO, PROPOSED, POSSIBLE = 0.9, 0.5, 0.25
INITIALS = "initials"  # the hint of initials
FAMILY = "family"  # the hint of a family name that stands alone
ADDED = "reviewer"  # the recogniser of a span that a person marked


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text; `start` and `end` count code points of the text that was searched.

    `person` is the id of the one person it means; where several are possible it is None and
    `candidates` holds their ids: such a span is ambiguous and no audience may keep it.
    """

    start: int
    end: int
    type: str
    person: str | None = None
    candidates: tuple[str, ...] = ()
    recogniser: str = ""
    confidence: float = 1.0
    tier: int = 1
    hint: str = ""

    @property
    def ambiguous(self) -> bool:
        return self.person is None and len(self.candidates) > 1

    def meaning(self, person: str) -> "Span":
        return replace(self, person=person)

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end
