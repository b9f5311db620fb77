"""Who holds which role on one case: the table of need to know, as one pure function.

Source: KCSIE Part two (need to know) and Part four (allegations go to the head, about the head to the chair).
"""

from workflows import roles as r

CHILD, STAFF = "child", "staff"
KINDS = {CHILD: "About a child", STAFF: "About an adult who works or volunteers here"}

#: School roles that open every case of a kind; None stands for a case about the headteacher.
OPENS = {
    (CHILD, False): frozenset({r.LEAD, r.DEPUTY, r.HEAD}),
    (CHILD, True): frozenset({r.LEAD, r.DEPUTY}),
    (STAFF, False): frozenset({r.HEAD}),
    (STAFF, True): frozenset({r.CHAIR}),
}


def case_roles(
    *,
    kind: str,
    about_head: bool,
    held: frozenset[str],
    granted: frozenset[str],
    reported: bool,
    shut_out: bool,
) -> frozenset[str]:
    """The roles of a person on one case; empty for whoever the case is about, whatever else they hold."""
    if shut_out:
        return frozenset()
    here = (held & OPENS[kind, about_head]) | granted
    return here | {r.REPORTER} if reported else here


def reads(roles: frozenset[str]) -> bool:
    """Whether these roles on a case open its file. A reporter alone sees their own concern and its status."""
    return bool(roles & r.READS_CASE)
