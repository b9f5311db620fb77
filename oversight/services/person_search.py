"""A search for one person is an act of its own: what was looked for and what was found where is kept."""

import hashlib
import json

from django.db import transaction

from oversight.models import PersonSearch
from oversight.queries.person_search import Search
from people.models import School, User
from people.services.trail_of import tell
from workflows.roles import DPO
from workflows.steps import Refused

FEWEST_LETTERS = 3  # of a name: a shorter one is found in every text


@transaction.atomic
def search_person(
    *, school: School, actor: User, request_reference: str, names: list[str], reason: str
) -> PersonSearch:
    """The search with what it found. Raises Refused for names that are too short to mean anybody."""
    if not names or any(len("".join(name.split())) < FEWEST_LETTERS for name in names):
        raise Refused(
            "A name is too short.",
            facts={"names": f"Write names of at least {FEWEST_LETTERS} letters, one on each line"},
        )
    search = Search(school, actor, names)
    kept = PersonSearch.objects.create(
        school=school, by=actor, request_reference=request_reference.strip(), reason=reason.strip(),
        person=names[0], names="\n".join(names), found=search.found(), attachments=search.attachments(),
    )  # fmt: skip
    data: dict[str, str | int | None] = {"places": len(kept.found), "sha256": digest_of(kept)}
    tell(school, "person.searched", actor=actor, role=DPO, subject=str(kept.pk), data=data)
    return kept


def digest_of(search: PersonSearch) -> str:
    """The fingerprint of what was found, which the trail keeps."""
    return hashlib.sha256(json.dumps(search.found, sort_keys=True).encode()).hexdigest()
