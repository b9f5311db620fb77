"""Backups: one sealed file with everything the database holds. Files that came in or went out are in the database.

The two databases are copied in their own ways; a backup goes back into the kind that it came from.
"""
