"""What somebody signs in with, in words: browser and kind of machine, from what the browser says of itself."""

#: The first whose mark stands in the text counts: most browsers also name those they descend from.
BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
MACHINES = (
    ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "an Android device"), ("CrOS", "a Chromebook"),
    ("Windows", "Windows"), ("Macintosh", "a Mac or an iPad"), ("Linux", "Linux"),
)  # fmt: skip
UNKNOWN = "A device that says nothing of itself"


def device_of(user_agent: str) -> str:
    """Such as "Firefox on Windows". No version and nothing else is kept: it tells two devices of one person apart."""
    browser = _first(BROWSERS, user_agent) or ("A browser" if user_agent else "")
    machine = _first(MACHINES, user_agent)
    return f"{browser} on {machine}" if machine else browser or UNKNOWN


def _first(marks: tuple[tuple[str, str], ...], text: str) -> str:
    return next((words for mark, words in marks if mark in text), "")
