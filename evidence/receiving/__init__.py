"""What a file that somebody offers is, by its content alone: plain Python, no database, nothing touches a disk.

PDF, DOCX and plain text are taken where nothing else is in them. Whatever cannot be looked into is refused.
"""

from evidence.receiving.looking import look
from evidence.receiving.refused import NotTaken

__all__ = ["NotTaken", "look"]
