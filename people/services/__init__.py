"""Writes of people, each with its entry on the school's chain in the same transaction."""
