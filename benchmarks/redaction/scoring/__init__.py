"""Counting what was found against the gold, and the figures that come of the counts."""
