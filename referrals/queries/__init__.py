"""Reads for pages, one file a noun. Each asks the database as often for fifty rows as for one."""
