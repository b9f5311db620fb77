"""A subject access request by a parent, simulated with the product's own policy: what of others stays readable, what
of the child's own data is lost."""

from collections import Counter
from typing import Any

from benchmarks.redaction.scoring.coverage import Found, is_covered, readable
from evidence.redaction.apply import Release
from evidence.redaction.people import CONTACT, PUPIL, STAFF
from evidence.redaction.span import Span
from workflows import audiences
from workflows.audiences import KEEP

AUDIENCE = "parent_sar"
BY_ROLE = {PUPIL: "other_pupil", CONTACT: "other_family", STAFF: "staff"}


def release_for(roll: dict[str, Any], passage: dict[str, Any]) -> Release:
    """The release to the parent who asks, with everybody's class in this case."""
    by_id = {person["id"]: person for person in roll["people"]}
    classes = {who: BY_ROLE[person["role"]] for who, person in by_id.items()}
    classes |= dict.fromkeys(_family(passage, by_id), "subject_family")
    classes |= {passage["subject"]: "subject", requester(passage, by_id): "requester"}
    return Release(audiences.get(AUDIENCE), classes)


def requester(passage: dict[str, Any], by_id: dict[str, Any]) -> str:
    """The parent who asks: as the passage says, else the first on the child's record."""
    return str(passage.get("requester") or next(iter(_family(passage, by_id)), ""))


def _family(passage: dict[str, Any], by_id: dict[str, Any]) -> list[str]:
    return [who for _, who in by_id[passage["subject"]]["relations"]]


def count_access(passage: dict[str, Any], found: Found, release: Release) -> Counter[str]:
    """Counts of other people's stretches left readable and of the child's own that are kept. Staff stay readable
    in such a release and the parent who asks is no third party, so neither counts; nor does a name of the child that
    the text leaves open between two people, for no release may keep that one."""
    masked = {at for span in found if _goes(span, release) for at in range(span["start"], span["end"])}
    counts: Counter[str] = Counter()
    for span in passage["spans"]:
        if span["tier"] != 1 or span["person"] is None or _is_left_open(passage, span):
            continue
        if span["person"] == passage["subject"]:
            counts["own"] += 1
            counts["own_kept"] += not masked & set(readable(passage["text"], span["start"], span["end"]))
        elif release.classes.get(span["person"]) != "requester" and span["role"] != STAFF:
            counts["others"] += 1
            counts["others_left"] += not is_covered(passage["text"], span, masked)
    return counts


def _is_left_open(passage: dict[str, Any], span: dict[str, Any]) -> bool:
    return span["person"] == passage["subject"] and bool(span.get("ambiguous"))


def _goes(span: dict[str, Any], release: Release) -> bool:
    if span["type"] == "QUASI":
        return False
    hint = span.get("hint", "")
    seen = Span(span["start"], span["end"], span["type"], span.get("person"), hint=hint)
    return release.action(seen) != KEEP
