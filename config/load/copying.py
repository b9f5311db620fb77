"""One copy of a specimen: fresh ids, keys and times, and the rows that come of it."""

import os
import random
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from config.load.chains import Chain, Rows, reading
from config.load.mould import Mould
from config.load.schools import Cast
from trail import keys
from vault import ring
from vault.models import Key
from workflows import references

LETTERS = len(references.ALPHABET)
ROOM = LETTERS**6  # references that there are
STRIDE = 452_930_477  # prime to the room: the numbers 1, 2, 3 ... become references that look drawn
KEY_COLUMNS = ("id", "kind", "scope", "parent_id", "wrapped", "wrapped_by", "made", "retired", "destroyed")


class Copy:
    """`begun` is when it begins, `number` is unlike that of every other copy, and its running clocks ring next at a
    random moment of `rings` (from, until)."""

    def __init__(
        self, mould: Mould, people: Cast, *, begun: datetime, number: int, rings: tuple[datetime, datetime]
    ) -> None:
        self.mould, self.number = mould, number
        self.shift = begun - mould.begun
        self.ids: dict[UUID, UUID] = {old: uuid4() for old in mould.fresh}
        reporter, name = random.choice(list(people.reporters.items()))
        pupil = random.choice(people.pupils)
        chosen = {**people.roles, "reporter": reporter, "pupil": pupil, "school": people.school}
        self.ids |= {was: chosen[part] for part, was in mould.people()}
        self.words = {text: str(self.ids[old]) for text, old in mould.old}
        self.words[mould.reporter_name] = name
        span = rings[1] - rings[0]
        self.later = {pk: rings[0] + span * random.random() - at for pk, at in mould.open.items()}
        self.keys: dict[bytes | None, ring.DataKey] = {}
        self.chain = Chain(self.ids[mould.case])

    def reference(self, prefix: str) -> str:
        """Its reference: of a copy with another number it is another one."""
        place = self.number * STRIDE % ROOM
        letters = iter([place // LETTERS**power % LETTERS for power in range(6)])
        return references.new(prefix, choose=lambda alphabet: alphabet[next(letters)])

    def rows(self, school: Chain, next_id: Callable[[], int]) -> Rows:
        """Every row of the copy; its acts outside the case go to the end of the school's chain."""
        for key in self.mould.keys:
            yield Key, self._key(key)
        signer = keys.current()
        for act in self.mould.of_school:
            yield from school.follow(act, self.words, self.shift, next_id(), signer)
        for act in self.mould.entries:
            yield from self.chain.follow(act, self.words, self.shift, next_id(), signer)
        for act in self.mould.readings:
            yield from reading(act, self.words, self.shift, signer)
        for model, makers in self.mould.parts:
            yield model, tuple(maker(self) for maker in makers)

    def _key(self, old: Key) -> tuple[Any, ...]:
        secret = os.urandom(ring.KEY)
        parent = ring.current("school", self.ids[self.mould.cast.school])
        row = Key(
            id=self.ids[old.pk], kind=old.kind, scope=self.ids[old.scope], parent_id=UUID(bytes=parent.id),
            made=old.made + self.shift,
        )  # fmt: skip
        ring.wrap(row, secret)
        self.keys[old.pk.bytes] = ring.DataKey(row.pk.bytes, secret, AESGCM(secret), float("inf"))
        return tuple(getattr(row, column) for column in KEY_COLUMNS)
