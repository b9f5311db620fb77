"""Places in a text: a browser counts UTF-16 units, Handrail code points. An emoji is two of those, one of these."""

ASTRAL = 0xFFFF


def from_utf16(text: str, offset: int) -> int:
    """The code point at which a browser's `offset` lies. Raises ValueError outside the text or inside a character."""
    units = 0
    for at, char in enumerate(text):
        if units == offset:
            return at
        units += 2 if ord(char) > ASTRAL else 1
    if units != offset:
        raise ValueError("That place is not in the text.")
    return len(text)


def to_utf16(text: str, offset: int) -> int:
    """What a browser counts up to code point `offset`. Raises ValueError outside the text."""
    if not 0 <= offset <= len(text):
        raise ValueError("That place is not in the text.")
    return len(text[:offset].encode("utf-16-le")) // 2
