"""When facts that were checked on a day have to be checked again."""

from datetime import date


def stale(checked: date, today: date) -> bool:
    """Whether nobody has looked at a row for more than 12 months (hard rule 24)."""
    return (today.year - checked.year, today.month, today.day) > (1, checked.month, checked.day)
