"""Sheets of outside forms, filled from what the case holds. A person copies; Handrail sends nothing."""

from referrals.sheets.filling import Answer, FilledSheet, fill, sheet_name

__all__ = ["Answer", "FilledSheet", "fill", "sheet_name"]
