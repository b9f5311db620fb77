"""Rows of a school or local authority, laid over the default policy. They add and raise; nothing takes away."""
