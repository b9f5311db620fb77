"""What a system raises that cannot run here."""


class NotHere(Exception):
    """Says in one sentence what to install."""
