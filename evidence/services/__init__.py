"""Writes, named by what happens."""
