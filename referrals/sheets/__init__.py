"""Sheets of outside forms, filled from what the case holds. A person copies; Handrail sends nothing."""

from referrals.sheets.filling import Answer, FilledSheet, danger_card, fill, sheet_name, written_for

__all__ = ["Answer", "FilledSheet", "danger_card", "fill", "sheet_name", "written_for"]
