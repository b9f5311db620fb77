"""Why something sealed does not open."""


class CannotUnseal(ValueError):
    """The token was changed, belongs to another row or column, or its key is not here."""


class KeyMissing(CannotUnseal):
    """A key that is needed is not among the keys given to this process. The message names it and says what to do."""


class Erased(CannotUnseal):
    """The key was destroyed for good: nobody opens this again."""
