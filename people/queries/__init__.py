"""Reads of people: the roll, who is on duty, and where the person signed in is working."""

from people.queries.duty import (
    Teams,
    absence_now,
    absences_ahead,
    absences_of_school,
    may_send_away,
    members_with,
    on_duty,
    people_of,
    possible_covers,
)
from people.queries.roll import children_of_same_contacts, find_pupils, find_staff, ids_by_words
from people.queries.schools import CHOSEN_SCHOOL, chosen_of, current_school, roles_by_school
from people.queries.users import MemberRow, SignInLine, member_rows, sign_in_entries, sign_in_lines

__all__ = [
    "CHOSEN_SCHOOL",
    "MemberRow",
    "SignInLine",
    "Teams",
    "absence_now",
    "absences_ahead",
    "absences_of_school",
    "children_of_same_contacts",
    "chosen_of",
    "current_school",
    "find_pupils",
    "find_staff",
    "ids_by_words",
    "may_send_away",
    "member_rows",
    "members_with",
    "on_duty",
    "people_of",
    "possible_covers",
    "roles_by_school",
    "sign_in_entries",
    "sign_in_lines",
]
