"""What speaks against a report to CEOP. A person decides: nothing here stops one. Source: CEOP Safety Centre."""

from collections.abc import Collection, Mapping
from typing import Any

NOT_THEIRS = {"bullying": "bullying", "hacked": "hacked accounts", "fake_account": "faked accounts"}
DANGER = "The last assessment says that a child is in danger now. Ring 999 first; a report to CEOP waits until after."
THEIRS_ALREADY = (
    "Told already: {who}. A further report is normally not needed: tell them what is new instead."
)
GROWN_UP = "The person is 18 or older: CEOP is for children. Ring the police on 101, and adult safeguarding."
#: Whom a referral tells, in the words of the question "reported_to".
TELLS = {"police_999": "police", "police_101": "police", "social_care": "social_care", "ceop": "ceop"}
IN_WORDS = {"police": "the police", "social_care": "children's social care", "ceop": "CEOP"}


def against(answers: Mapping[str, Any], told: Collection[str]) -> list[str]:
    """Sentences, none where nothing speaks against it. `told`: "police", "social_care", "ceop"."""
    found = [DANGER] if answers.get("danger_now") else []
    conduct = NOT_THEIRS.get(str(answers.get("online_conduct")))
    if conduct and answers.get("sexual_element") is not True:
        found.append(
            f"CEOP takes no reports of {conduct} with nothing sexual in it: the school and the platform act."
        )
    known = [words for code, words in IN_WORDS.items() if code in {*told, *answers.get("reported_to", ())}]
    if known:
        found.append(THEIRS_ALREADY.format(who=" and ".join(known)))
    return [*found, GROWN_UP] if (answers.get("child_age") or 0) >= 18 else found
