"""Invented passages of a school's safeguarding records, with the gold spans that a redaction must find."""
