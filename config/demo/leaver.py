"""A child who left long ago and is now past the day to which a file about them is kept."""

from datetime import date, timedelta

from people.models import Pupil, School

KEY = "jonah"
AGE = timedelta(days=25 * 365 + 47)  # six weeks more than 25 years
AT_SCHOOL = timedelta(days=17 * 365)


def make_leaver(school: School, today: date) -> Pupil:
    """Write him on the roll, as it is on that day, and return him."""
    born = today - AGE
    return Pupil.objects.create(
        school=school, first="Jonah", surname="Penhaligon", date_of_birth=born, year=9, form="9A",
        home_authority=school.local_authority, left_on=born + AT_SCHOOL,
    )  # fmt: skip
