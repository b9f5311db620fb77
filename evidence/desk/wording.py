"""Kinds of things and people of a case in the words of the reviewing desk."""

from evidence.composing import Composed
from evidence.redaction import span as kinds

KINDS = {
    kinds.PERSON: "Name", kinds.HANDLE: "Online name", kinds.USERNAME: "User name", kinds.PHONE: "Telephone number",
    kinds.EMAIL: "E-mail address", kinds.URL: "Link", kinds.IP: "Network address", kinds.ADDRESS: "Address",
    kinds.POSTCODE: "Postcode", kinds.LOCATION: "Place", kinds.SCHOOL: "School", kinds.DOB: "Date of birth",
    kinds.UPN: "Pupil number (UPN)", kinds.NHS: "NHS number", kinds.NINO: "National Insurance number",
    kinds.OFFICIAL: "Official number",
    kinds.VRM: "Vehicle", kinds.BANK: "Bank details", kinds.IBAN: "Bank details", kinds.PAYMENT: "Payment name",
    kinds.TELLING: "Shows who told",
}  # fmt: skip
PARTS = {
    "subject": "the child", "requester": "who asked", "subject_family": "the child's family",
    "other_pupil": "another child", "other_family": "family of another child", "staff": "staff",
    "professional": "professional", "suspect": "the person the concern is about",
    "informant": "somebody who told us", "public": "member of the public", "unknown_person": "nobody on the list",
}  # fmt: skip


def named(who: str, composed: Composed) -> str:
    """The name on the list with the part this person plays; the part alone for somebody whom no list holds."""
    person = composed.context.people.get(who)
    name = " ".join(filter(None, (person.first, person.surname))) if person else ""
    played = PARTS[composed.release.classes.get(who, "unknown_person")]
    return f"{name} ({played})" if name else played
