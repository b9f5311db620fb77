"""Where a search for one person looks: every table of people, cases, evidence and oversight, by its way to the school.

All fields of a table that hold words are looked through, so that a new field needs no line here. A new table does: a
test fails until somebody says how it belongs to a school, or why it is not looked through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

APPS = ("people", "referrals", "evidence", "oversight")
#: The way from a row to its school, and to its case ("" where it belongs to none).
WAYS: dict[str, tuple[str, str]] = {
    "people.absence": ("school", ""),
    "people.contact": ("school", ""),
    "people.relation": ("pupil__school", ""),
    "people.membership": ("school", ""),
    "people.pupil": ("school", ""),
    "people.staffmember": ("school", ""),
    "people.user": ("memberships__school", ""),
    "referrals.assessment": ("case__school", "case"),
    "referrals.consideration": ("assessment__case__school", "assessment__case"),
    "referrals.case": ("school", "pk"),
    "referrals.childlink": ("first__school", "first"),
    "referrals.childpart": ("case__school", "case"),
    "referrals.concern": ("school", "children__case"),
    "referrals.concernchild": ("concern__school", "case"),
    "referrals.decision": ("case__school", "case"),
    "referrals.erasure": ("case__school", "case"),
    "referrals.grant": ("case__school", "case"),
    "referrals.keptlonger": ("case__school", "case"),
    "referrals.legalhold": ("case__school", "case"),
    "referrals.longkeeping": ("school", ""),
    "referrals.note": ("case__school", "case"),
    "referrals.notice": ("school", "clock__case"),
    "referrals.referral": ("case__school", "case"),
    "referrals.shutout": ("case__school", "case"),
    "referrals.thresholddecision": ("case__school", "case"),
    "evidence.attachment": ("case__school", "case"),
    "evidence.attachmentswitch": ("school", ""),
    "evidence.quarantine": ("attachment__case__school", "attachment__case"),
    "evidence.policeadvice": ("quarantine__attachment__case__school", "quarantine__attachment__case"),
    "evidence.caseperson": ("case__school", "case"),
    "evidence.handover": ("file__summary__case__school", "file__summary__case"),
    "evidence.redaction": ("entry__summary__case__school", "entry__summary__case"),
    "evidence.referralform": ("referral__case__school", "referral__case"),
    "evidence.summary": ("case__school", "case"),
    "evidence.summaryentry": ("summary__case__school", "summary__case"),
    "evidence.summaryfile": ("summary__case__school", "summary__case"),
    "oversight.answer": ("sampled__sample__school", "sampled__case"),
    "oversight.auditreport": ("sample__school", ""),
    "oversight.glass": ("case__school", "case"),
    "oversight.personsearch": ("school", ""),
    "oversight.sample": ("school", ""),
    "oversight.sampledcase": ("sample__school", "case"),
}
#: Why a table is not looked through.
NOT_SEARCHED = {
    "people.school": "the school itself",
    "people.trust": "the trust itself",
    "people.closeddays": "days without pupils",
    "people.remindersettings": "somebody's quiet hours",
    "people.session": "browser and machine of a sign-in",
    "people.schoolterm": "the days of a term",
    "referrals.digest": "counts of a week were sent",
    "referrals.clock": "rules and times only",
    "referrals.beatlease": "which of two beats beats",
    "referrals.heartbeat": "when the sweep came round",
    "referrals.tally": "how many deadlines run",
    "referrals.walk": "how far a round has come",
    "referrals.namemark": "marks that cannot be told back",
    "evidence.attachmentfile": "a sealed file: the page says how many to read by hand",
    "evidence.formfile": "the PDF of a form that is looked through",
    "evidence.signingkey": "a key",
    "oversight.reportfile": "the PDF of a report that is looked through",
    "oversight.reckoned": "counts of one trail",
    "oversight.noted": "kinds and times of findings",
    "oversight.timed": "hours between stages",
    "oversight.readby": "how often a role read",
    "oversight.letter": "which letter stands for which number in a trail",
    "oversight.listed": "the year in which a case comes to a person",
    "oversight.listedat": "when the yearly list was whole",
}
WORDLESS = (models.UUIDField, models.DateField, models.TimeField, models.BooleanField, models.BinaryField,
            models.IntegerField)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One table, how it belongs to a school and a case, and its fields."""

    model: type[models.Model]
    school: str
    case: str

    @property
    def name(self) -> str:
        """What the table is called."""
        said = str(self.model._meta.verbose_name)
        return said[:1].upper() + said[1:]

    def texts(self) -> list[models.Field[Any, Any]]:
        """Its fields that may hold words."""
        own = self.model._meta.concrete_fields
        return [field for field in own if not field.is_relation and not isinstance(field, WORDLESS)]

    def links(self, to: type[models.Model]) -> list[models.Field[Any, Any]]:
        """Its fields that point to a person of this kind."""
        return [field for field in self.model._meta.concrete_fields if field.related_model is to]


def places() -> list[Place]:
    """Every table that is looked through, people first."""
    return [Place(apps.get_model(label), *way) for label, way in WAYS.items()]
