"""Why a worker stopped, in words for the page."""


class NoFile(Exception):
    """There is no file; `said` is what the page tells about it. Names an entry, never its text."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said
