"""What in the SQL of a migration stops work on a large table, or the version of Handrail that still runs beside it."""

import re
from collections.abc import Iterator

#: Tables that grow with every case or page. A lock on one of them is a school that waits.
LARGE = frozenset(
    "trail_entry trail_payload trail_key trail_reading trail_leaf vault_key people_pupil people_user referrals_case "
    "referrals_concern referrals_concernchild referrals_clock referrals_decision referrals_note referrals_notice "
    "referrals_assessment referrals_consideration referrals_referral evidence_summaryentry evidence_redaction".split()
)
TABLE = re.compile(r'(?:ALTER TABLE|UPDATE|CREATE (?:UNIQUE )?INDEX .* ON|DELETE FROM) "?(\w+)"?', re.I)
RULES = {
    r"CREATE (UNIQUE )?INDEX (?!CONCURRENTLY)": "an index is built while nobody may write: AddIndexConcurrently",
    r"ADD CONSTRAINT .* (FOREIGN KEY|CHECK)(?!.*NOT VALID)": "every row is checked under a lock: NOT VALID first",
    r"ADD CONSTRAINT .* UNIQUE \(": "an index is built under a lock: build it concurrently, then USING INDEX",
    r"ALTER COLUMN .* TYPE ": "the table is written anew: add a column, fill it, drop the old one a release later",
    r"ALTER COLUMN .* SET NOT NULL": "every row is read under a lock: a CHECK, NOT VALID, comes first",
    r"DROP DEFAULT": "the version that still runs cannot insert any more: keep a default in the database (db_default)",
    r"ADD COLUMN (?!.*DEFAULT).* NOT NULL": "the version that still runs cannot insert: nullable, or db_default",
    r"DROP COLUMN|RENAME ": "the version that still runs reads it: a release later",
    r"^(UPDATE|DELETE) ": "all rows are changed in one transaction: in batches, by a command",
}


def dangers(sql: str) -> Iterator[str]:
    """Each statement on a large table that should not be, with what to do instead."""
    for statement in (" ".join(one.split()) for one in re.sub(r"--.*", "", sql).split(";")):
        found = TABLE.search(statement)
        if found and found[1] in LARGE:
            yield from (
                f"{statement[:90]}: {why}" for rule, why in RULES.items() if re.search(rule, statement, re.I)
            )
