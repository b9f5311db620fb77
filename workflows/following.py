"""Suggestions that are no referral of their own: how each is followed, and whether a case waits until it is decided.

What the policy suggests out of school is followed by a referral (routes.toml). These are followed by a page of their
own, by the referral of another code, or by what somebody did, written down.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """`by_note`: done is what a person writes down. `by_route`: a referral on this route follows it.

    `waits`: the case is neither monitored nor closed before somebody decided, as with any route out of school.
    """

    code: str
    asks: str
    by_note: bool = False
    by_route: str = ""
    waits: bool = True


WAYS = {
    way.code: way
    for way in (
        Way(
            "report_remove",
            "The child reports it themselves, with the help they want. Record it as the referral to the IWF and "
            "Report Remove.",
            by_route="iwf",
        ),
        Way("child_on_child", "Each child has a case of their own; the page joins the two."),
        Way(
            "low_level_concern",
            "The head, or the chair, decides whether the harm threshold is met. On a child’s case: log a concern about "
            "the adult, which goes to them alone, and write down here that you did.",
            by_note=True,
        ),
        Way(
            "behaviour",
            "What was done under the school’s behaviour policy: with whom, what was agreed, when it is looked at "
            "again.",
            by_note=True,
        ),
        Way(
            "adult_safeguarding",
            "Ring adult social care of the council where they live, or the police on 101. Write down whom you "
            "spoke to and when.",
            by_note=True,
        ),
        Way(
            "advice",
            "The front door and the NSPCC helpline advise without names. Write down who advised you, when, and "
            "what they said.",
            by_note=True, waits=False,
        ),
    )
}  # fmt: skip


#: The adult of a child's case: one of the school's own has a record that the leads do not read (KCSIE Part four).
OWN_ADULT = (
    "An adult who works or volunteers at this school: log a concern about the adult. It goes to the head alone, and "
    "the adult is shut out. Refer to the LADO from a child’s case only where the adult works elsewhere."
)


def asks(code: str, *, about_adult: bool) -> str:
    """Return what a person does about a suggestion; "" where a referral says it."""
    if code == "lado":
        return "" if about_adult else f"{OWN_ADULT} Write down here which you did."
    return WAYS[code].asks if code in WAYS else ""


def by_note(code: str, *, about_adult: bool) -> bool:
    """Whether the suggestion is followed by what somebody writes down, on a case about a child or about an adult."""
    if code in ("low_level_concern", "lado"):
        return not about_adult  # on the case about the adult itself the head decides, and refers
    if code == "child_on_child":
        return about_adult  # a case about an adult is joined to no child's
    return code in WAYS and WAYS[code].by_note
