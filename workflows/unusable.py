"""A file of rules that the program does not start with."""


class Unusable(ValueError):
    """The message names file, row and reason, and is all that a person needs to mend it."""
