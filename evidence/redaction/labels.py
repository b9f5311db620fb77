"""The labels of one release: "[Pupil A/417]", "[Adult 1/417]", by first appearance, with no trace of the name."""

from workflows.audiences import PEOPLE

LETTERED = frozenset({"Child", "Pupil"})


class Labels:
    """Gives each person one label in one release. `series` ends every label, so that no label of one release is a
    label of another: whoever puts two copies side by side cannot join them by it, nor take two people for one."""

    def __init__(self, series: str = "") -> None:
        self._series = f"/{series}" if series else ""
        self._given: dict[str, str] = {}
        self._used: dict[str, int] = {}

    def of(self, key: str, kind: str) -> str:
        """The label for a person's id (or, for somebody unknown, the name as it was written), of a class."""
        if key not in self._given:
            word = PEOPLE[kind]
            self._used[word] = self._used.get(word, 0) + 1
            self._given[key] = f"[{word} {_mark(word, self._used[word])}{self._series}]"
        return self._given[key]


def _mark(word: str, number: int) -> str:
    """A, B, ... Z, AA for children, 1, 2, 3 for everybody else."""
    if word not in LETTERED:
        return str(number)
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
