"""The school's own audiences, from a file of its own: stricter than the defaults, or with a reason beside the row.

version = "2026-12"

[audience.parent_sar.rows]            # a default, made stricter
staff = "label"

[audience.lado]                       # one of the school's own
label = "Designated officer of the council (LADO)"
hint = "For an allegation against somebody who works here."
based_on = "social_care"              # rows, questions and identifiers are taken over; without it all is masked
rows.subject_family = "mask"
rows.phone = "keep"
why.phone = "The LADO rings the colleague and the parents: agreed with our data protection officer, 2 Dec 2026."
[[audience.lado.precondition]]
code = "allegation" ...
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from workflows.audiences import (
    ANSWERS,
    IDENTIFIERS,
    MASK,
    NARRATIVE,
    PEOPLE,
    STRICTER,
    Audience,
    Precondition,
    check_narrative,
    check_rows,
    defaults,
    use,
)
from workflows.own_shapes import check_shapes

OPENS = "identifiers_of"  # the key of `why` for identifiers of more people
TOLD = "narrative"  # the key of `why` for accounts that the base withholds
ASKED_ANYWAY = ("recipient", "requester", "attachments")  # what each summary asks, whoever it is for
LONGEST_VERSION, LONGEST_CODE = 16, 24


def use_file(path: Path) -> None:
    """Puts the audiences of the file in use. Raises ValueError that names file, row and key; nothing is used then."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as fault:
        raise ValueError(f"{path}: cannot be read: {fault.strerror}") from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ValueError(f"{path}: is not TOML: {fault}") from fault
    own = own_audiences(data, str(path))
    use(own, data["version"])


def own_audiences(data: Mapping[str, Any], file: str) -> dict[str, Audience]:
    """The audiences of a parsed file by code. Raises ValueError."""
    version = data.get("version")
    if not isinstance(version, str) or not 0 < len(version) <= LONGEST_VERSION:
        raise ValueError(f"{file}: version: write a text of up to {LONGEST_VERSION} characters")
    if unknown := set(data) - {"version", "audience"}:
        raise ValueError(f"{file}: unknown keys {', '.join(sorted(unknown))}; known are version and audience")
    written = data.get("audience", {})
    if not isinstance(written, Mapping):
        raise ValueError(f"{file}: audience: write each as a table, [audience.CODE]")
    return {code: _audience(code, row, f"{file}: audience {code!r}") for code, row in written.items()}


def _audience(code: str, row: Any, where: str) -> Audience:
    _check_shape(code, row, where)
    if code in defaults() and "based_on" in row:
        raise ValueError(f"{where}: based_on: this audience is a default and its own base")
    base = defaults().get(code) or _base(code, row, where)
    made = replace(
        base,
        label=row.get("label", base.label),
        hint=row.get("hint", base.hint),
        rows={**base.rows, **row.get("rows", {})},
        identifiers_of=frozenset(row.get("identifiers_of", base.identifiers_of)),
        needs_requester=row.get("needs_requester", base.needs_requester),
        narrative=row.get("narrative", base.narrative),
        preconditions=(*base.preconditions, *_questions(row, base, where)),
        why=dict(row.get("why", {})),
    )
    _check_stricter(made, base, where)
    return made


def _check_shape(code: str, row: Any, where: str) -> None:
    if not isinstance(row, Mapping):
        raise ValueError(f"{where}: write it as a table, [audience.{code}]")
    if not code.replace("_", "").isalnum() or len(code) > LONGEST_CODE:
        raise ValueError(f"{where}: a code has letters, digits and _ only, up to {LONGEST_CODE}")
    check_shapes(row, where)
    check_rows(row.get("rows", {}), where)
    check_narrative(row, where)
    if strangers := set(row.get("identifiers_of", ())) - set(PEOPLE):
        raise ValueError(f"{where}: identifiers_of: no class of people: {', '.join(sorted(strangers))}")


def _base(code: str, row: Mapping[str, Any], where: str) -> Audience:
    """The audience that a new one is based on; without one, everything is masked."""
    for key in ("label", "hint"):
        if not str(row.get(key, "")).strip():
            raise ValueError(f"{where}: {key}: write it; it is shown to whoever chooses the audience")
    named = row.get("based_on")
    if named is not None and named not in defaults():
        raise ValueError(f"{where}: based_on: {named!r} is none of {', '.join(defaults())}")
    if named is None and not row.get("precondition"):
        raise ValueError(
            f"{where}: precondition: ask at least one question before something leaves, or use based_on"
        )
    nothing = Audience(code, "", "", (), {}, MASK, frozenset(), needs_requester=False)
    return replace(defaults()[named], code=code) if named else nothing


def _questions(row: Mapping[str, Any], base: Audience, where: str) -> list[Precondition]:
    """The questions that are added; those of the base cannot be taken away or asked otherwise."""
    added: list[Precondition] = []
    for asked in row.get("precondition", ()):
        at = f"{where}: precondition {asked.get('code', '?')!r}"
        for key in ("code", "question", "answer", "otherwise", "source"):
            if not str(asked.get(key, "")).strip():
                raise ValueError(f"{at}: {key} is missing")
        if asked["code"] in ASKED_ANYWAY or not asked["code"].replace("_", "").isalnum():
            raise ValueError(f"{at}: code: use letters, digits and _, and none of {', '.join(ASKED_ANYWAY)}")
        if asked["answer"] not in ANSWERS:
            raise ValueError(f"{at}: answer: {asked['answer']!r} is neither yes nor no")
        if asked["code"] in {one.code for one in (*base.preconditions, *added)}:
            raise ValueError(f"{at}: code: a question of this code is there already")
        try:
            added.append(Precondition(**asked))
        except TypeError:
            raise ValueError(
                f"{at}: unknown key; known are code, question, answer, otherwise, source"
            ) from None
    return added


def _check_stricter(made: Audience, base: Audience, where: str) -> None:
    """Raises ValueError for a row that shows more than the base's without saying why."""
    for kind in (*PEOPLE, *IDENTIFIERS):
        shown, before = made.action(kind), base.action(kind)
        if STRICTER.index(shown) < STRICTER.index(before) and not _said(made, kind):
            told = f"{shown!r} shows more than {before!r}: say why in [audience.{made.code}.why] {kind}"
            raise ValueError(f"{where}: row {kind!r}: {told}")
    if made.identifiers_of - base.identifiers_of and not _said(made, OPENS):
        raise ValueError(
            f"{where}: identifiers_of: names more people than before: say why in [audience.{made.code}.why] {OPENS}"
        )
    if NARRATIVE.index(made.narrative) < NARRATIVE.index(base.narrative) and not _said(made, TOLD):
        raise ValueError(
            f"{where}: narrative: 'keep' shows more than 'withhold': say why in [audience.{made.code}.why] {TOLD}"
        )
    if base.needs_requester and not made.needs_requester:
        raise ValueError(f"{where}: needs_requester: cannot be taken away")
    if idle := set(made.why) - {*PEOPLE, *IDENTIFIERS, OPENS, TOLD}:
        raise ValueError(f"{where}: why: {sorted(idle)[0]!r} is no row")


def _said(made: Audience, row: str) -> bool:
    return bool(str(made.why.get(row, "")).strip())
