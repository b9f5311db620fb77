"""The records of people: who signs in, at which school, and who is on the roll."""

from people.models.absence import Absence
from people.models.calendar import ClosedDays, SchoolTerm
from people.models.contact import Contact, Relation
from people.models.membership import Membership
from people.models.pupil import Pupil
from people.models.reminders import ReminderSettings
from people.models.school import School
from people.models.session import Session
from people.models.staff import StaffMember
from people.models.trust import Trust
from people.models.user import User

__all__ = [
    "Absence",
    "ClosedDays",
    "Contact",
    "Membership",
    "Pupil",
    "Relation",
    "ReminderSettings",
    "School",
    "SchoolTerm",
    "Session",
    "StaffMember",
    "Trust",
    "User",
]
