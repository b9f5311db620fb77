"""Places as a browser counts them (UTF-16 units) and as the stored text is counted (code points)."""


def from_browser(text: str, start: int, end: int) -> tuple[int, int]:
    """The code points of text[start:end] in UTF-16 units. Raises ValueError for a place that lies outside the text
    or cuts a character in two."""
    at: dict[int, int] = {}
    units = 0
    for point, character in enumerate(text):
        at[units] = point
        units += 2 if ord(character) > 0xFFFF else 1
    at[units] = len(text)
    if start not in at or end not in at or start >= end:
        raise ValueError("no place in this text")
    return at[start], at[end]
