"""The one error of the gate."""


class GateRefused(Exception):
    """The file is not what was approved. `str()` says which rule and which entry, never the text itself."""

    def __init__(self, rule: str, *, entry: str = "") -> None:
        super().__init__(f"{rule} ({entry})" if entry else rule)
        self.rule, self.entry = rule, entry
