"""One trigger, and how it is written for each of the two databases."""

import hashlib
from dataclasses import astuple, dataclass

PREFIX = "guard_"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Refuses `verb` on `table` with `message` when the condition on OLD and NEW holds.

    `vendor` limits it to one database. `deferred` lets PostgreSQL look at the end of the transaction;
    SQLite looks at once.
    """

    table: str
    verb: str
    message: str
    condition: str = ""
    vendor: str = ""
    deferred: bool = False

    @property
    def name(self) -> str:
        """Changes with the definition, so that an outdated trigger is recognised by its name."""
        digest = hashlib.sha256(repr(astuple(self)).encode()).hexdigest()[:10]
        return f"{PREFIX}{self.table[:36]}_{self.verb.lower()}_{digest}"

    def fits(self, vendor: str) -> bool:
        """SQLite knows no TRUNCATE."""
        return self.vendor in ("", vendor) and not (vendor == "sqlite" and self.verb == "TRUNCATE")


def create(trigger: Trigger, vendor: str) -> list[str]:
    """The statements that put a trigger in place."""
    return [_sqlite(trigger)] if vendor == "sqlite" else [_function(trigger), _postgres(trigger)]


def drop(name: str, vendor: str) -> str:
    """The statement that takes a trigger away."""
    return f'DROP TRIGGER "{name}"' if vendor == "sqlite" else f'DROP FUNCTION IF EXISTS "{name}"() CASCADE'


def _sqlite(trigger: Trigger) -> str:
    # "IS NOT" is what SQLite before 3.39 calls "IS DISTINCT FROM"
    when = f"WHEN {trigger.condition} ".replace("IS DISTINCT FROM", "IS NOT") if trigger.condition else ""
    return (
        f'CREATE TRIGGER "{trigger.name}" BEFORE {trigger.verb} ON "{trigger.table}" FOR EACH ROW {when}'
        f"BEGIN SELECT RAISE(ABORT, '{trigger.message}'); END"
    )


def _function(trigger: Trigger) -> str:
    row = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(trigger.verb, "NEW")
    return (
        f'CREATE OR REPLACE FUNCTION "{trigger.name}"() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN '
        f"IF {trigger.condition or 'true'} THEN "
        f"RAISE EXCEPTION '{trigger.message}' USING ERRCODE = 'restrict_violation'; END IF; "
        f"RETURN {row}; END $guard$"
    )


def _postgres(trigger: Trigger) -> str:
    each = "STATEMENT" if trigger.verb == "TRUNCATE" else "ROW"
    start, wait = ("CONSTRAINT ", "DEFERRABLE INITIALLY DEFERRED ") if trigger.deferred else ("", "")
    return (
        f'CREATE {start}TRIGGER "{trigger.name}" {"AFTER" if trigger.deferred else "BEFORE"} {trigger.verb} '
        f'ON "{trigger.table}" {wait}FOR EACH {each} EXECUTE FUNCTION "{trigger.name}"()'
    )
