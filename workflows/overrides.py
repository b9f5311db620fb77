"""Why a reviewer decides against the policy: the short reasons offered, beside one's own words."""

OTHER = "other"
LEAVE_IN = {
    "nobody": "It names nobody: an ordinary word, a place everybody knows, a public service",
    "own": "It is about the child whose summary this is",
    "needed": "The recipient needs it to act",
    "agreed": "The person it is about agrees",
    "known": "The recipient gave it to us, or knows it from us already",
    OTHER: "Another reason, in my own words",
}
READ_AS = {
    "settled": "It is clear from the text who is meant",
    "somebody_else": "It means somebody else than Handrail thought",
    "something_else": "It is another kind of thing than Handrail thought",
    "ordinary": "It is an ordinary word here",
    OTHER: "Another reason, in my own words",
}
PRESSED = "A name; whose it is need not be known to take it out"
LONGEST = 300  # characters of a reason as it is kept


def reason(offered: dict[str, str], code: str, own_words: str) -> str:
    """The reason as it is kept, in words. Raises ValueError, with what to do, where none is given."""
    own = " ".join(own_words.split())
    if code not in offered:
        raise ValueError("Choose a reason")
    if code == OTHER and not own:
        raise ValueError("Write the reason in your own words")
    short = "" if code == OTHER else offered[code]
    return ". ".join(part for part in (short, own) if part)[:LONGEST]
