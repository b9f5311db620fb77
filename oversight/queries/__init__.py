"""Reads for the pages of oversight."""
