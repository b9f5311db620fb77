"""The attacks, and the first level of verification that has to find each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.test import override_settings

from referrals.models import Case, Referral
from tests.trail.matrix import hands
from tests.trail.matrix.scene import ANN, Scene
from trail import digests, headers, keys
from trail.checkpoints import notes, signing
from trail.models import Checkpoint, Entry, Key, Leaf, Payload, Reading, Sending

CHAIN, PROMISES, INSIDE = "chain", "commitments", "checkpoints inside"
OUTSIDE, MAC, RECORDS = "checkpoints outside", "MAC", "records"
LEVELS = (CHAIN, PROMISES, INSIDE, OUTSIDE, MAC, RECORDS)
NEXT = "access.signed_in"


@dataclass(frozen=True)
class Attack:
    """`level` is the first that finds it; `alone` whether the standalone verifier finds it in an export."""

    name: str
    act: Callable[[Scene], object]
    level: str
    alone: bool


def field_changed(scene: Scene) -> None:
    hands.reword(scene.entry(3), actor="9999")


def column_changed(scene: Scene) -> None:
    Entry.objects.filter(pk=scene.entry(3).pk).update(event=NEXT)


def middle_removed(scene: Scene) -> None:
    hands.remove([scene.entry(2)])


def swapped(scene: Scene) -> None:
    chain = Entry.objects.filter(case_id=scene.case.pk)
    for old, new in ((2, 99), (3, 2), (99, 3)):
        chain.filter(seq=old).update(seq=new)


def moved(scene: Scene) -> None:
    last = Entry.objects.filter(case_id=scene.other.pk).count()
    Entry.objects.filter(pk=scene.entry(2).pk).update(case_id=scene.other.pk, seq=last + 1)


def inserted(scene: Scene) -> None:
    chain, shift = Entry.objects.filter(case_id=scene.case.pk), 100
    for entry in chain.filter(seq__gte=3).order_by("-seq"):
        chain.filter(pk=entry.pk).update(seq=entry.seq + shift)
    hands.forge(scene.case.pk, NEXT, seq=3)
    chain.filter(seq=chain.get(event=NEXT).seq).update(seq=3)
    for entry in chain.filter(seq__gt=shift).order_by("seq"):
        chain.filter(pk=entry.pk).update(seq=entry.seq - shift + 1)


def replayed(scene: Scene) -> None:
    old, seq = scene.entry(2), scene.last_seq()
    last = scene.entry(seq)
    digest = digests.link(bytes(last.hash), bytes(old.header))
    old.pk, old.seq, old.prev_seq, old.prev, old.hash = None, seq + 1, seq, bytes(last.hash), digest
    old.save(force_insert=True)
    hands.move_head(scene.case.pk)


def tail_cut(scene: Scene) -> None:
    hands.remove([scene.entry(scene.last_seq())])


def backdated(scene: Scene) -> None:
    entry = scene.entry(scene.last_seq())
    earlier = entry.at - timedelta(days=30)
    hands.reword(entry, at=headers.stamp(earlier))
    Entry.objects.filter(pk=entry.pk).update(at=earlier)
    hands.rechain(scene.case.pk)


def reading_changed(scene: Scene) -> None:
    first = Reading.objects.order_by("pk").first()
    assert first
    changed = bytes(first.header).replace(b"0b6c", b"9999")
    Reading.objects.filter(pk=first.pk).update(header=changed, actor="9999")


def payload_exchanged(scene: Scene) -> None:
    Payload.objects.filter(entry__case_id=scene.other.pk, entry__seq=2).update(body=b"another text")


def payload_removed(scene: Scene) -> None:
    Payload.objects.filter(entry__case_id=scene.other.pk, entry__seq=2)._raw_delete("default")


def key_removed(scene: Scene) -> None:
    Key.objects.filter(entry__case_id=scene.other.pk, entry__seq=2)._raw_delete("default")


def rewritten(scene: Scene, *, stolen: bool = False) -> None:
    hands.reword(scene.entry(3), actor="9999")
    hands.rechain(scene.case.pk, stolen=stolen)


def rewritten_with_leaves(scene: Scene) -> None:
    rewritten(scene)
    hands.releaf()


def rewritten_with_stolen_key(scene: Scene) -> None:
    rewritten(scene, stolen=True)
    hands.releaf()


def tail_cut_and_head_moved(scene: Scene) -> None:
    tail_cut(scene)
    hands.move_head(scene.case.pk)
    last = scene.entry(scene.last_seq())
    Case.objects.update(step_seq=last.seq, state=last.says["data"].get("to", scene.case.state))


def case_removed(scene: Scene) -> None:
    hands.remove(Entry.objects.filter(case_id=scene.other.pk))
    type(scene.other).objects.filter(pk=scene.other.pk)._raw_delete("default")


def case_removed_with_leaves(scene: Scene) -> None:
    gone = Leaf.objects.filter(entry__case_id=scene.other.pk)
    first = gone.order_by("idx").values_list("idx", flat=True).first()
    number = gone.count()
    gone._raw_delete("default")
    case_removed(scene)
    for leaf in Leaf.objects.filter(idx__gt=first).order_by("idx"):
        Leaf.objects.filter(pk=leaf.pk).update(idx=leaf.idx - number)


def reading_removed(scene: Scene) -> None:
    first = Reading.objects.order_by("pk").first()
    assert first
    Reading.objects.filter(pk=first.pk)._raw_delete("default")


def leaves_swapped(scene: Scene) -> None:
    for old, new in ((1, 9999), (2, 1), (9999, 2)):
        Leaf.objects.filter(idx=old).update(idx=new)


def leaf_removed(scene: Scene) -> None:
    Leaf.objects.filter(idx=1)._raw_delete("default")


def wrong_key(scene: Scene) -> None:
    rewritten(scene, stolen=True)
    hands.releaf()
    with override_settings(HANDRAIL_KEYS=settings.HANDRAIL_KEYS | {"checkpoint": [b"w" * 32]}):
        hands.resign()


def checkpoint_changed(scene: Scene) -> None:
    other = scene.last.note.replace(f"\n{scene.last.size}\n", f"\n{scene.last.size - 1}\n", 1)
    Checkpoint.objects.filter(pk=scene.last.pk).update(size=scene.last.size - 1, note=other)


def frontier_changed(scene: Scene) -> None:
    Checkpoint.objects.filter(pk=scene.last.pk).update(frontier=b"\7" * len(scene.last.frontier))


def checkpoint_removed(scene: Scene) -> None:
    Sending.objects.all()._raw_delete("default")
    Checkpoint.objects.filter(pk=scene.last.pk)._raw_delete("default")


def all_keys_stolen(scene: Scene) -> None:
    rewritten(scene, stolen=True)
    hands.releaf()
    hands.resign()


def backup_restored(scene: Scene) -> None:
    checkpoint_removed(scene)
    later = Leaf.objects.filter(idx__gte=scene.first.size)
    entries = list(Entry.objects.filter(leaf__in=later) | Entry.objects.filter(leaf__isnull=True))
    readings = list(Reading.objects.filter(leaf__in=later).values_list("pk", flat=True))
    later._raw_delete("default")
    Reading.objects.filter(pk__in=readings)._raw_delete("default")
    hands.remove(entries)
    hands.move_head(scene.school.pk)


def forked(scene: Scene) -> None:
    other = signing.sign(notes.body(signing.origin(), scene.last.size, b"\7" * 32, scene.last.at))
    (scene.folder / "shown-to-another-auditor.txt").write_text(other)


def appended(scene: Scene) -> None:
    hands.forge(scene.school.pk, NEXT)


def erasure_forged(scene: Scene) -> None:
    key_removed(scene)
    hands.forge(
        scene.other.pk, "payload.erased", data={"seqs": "2", "reason": "retention.end", "second": "77aa"}
    )


def reading_forged(scene: Scene) -> None:
    last = Reading.objects.order_by("pk").last()
    assert last
    header = headers.canonical({**last.says, "id": "forged", "actor": ANN.id})
    last.pk, last.header, last.hash = None, header, digests.leaf(header)
    last.mac = digests.mac(b"a guess", last.hash)
    last.save(force_insert=True)


def signed_with_unknown_key(scene: Scene) -> None:
    entry = hands.forge(scene.school.pk, NEXT, key="ffff")
    Entry.objects.filter(pk=entry.pk).update(key_id="ffff")
    assert "ffff" not in keys.ring()


def state_changed(scene: Scene) -> None:
    Case.objects.update(state="monitoring")


def step_changed(scene: Scene) -> None:
    Case.objects.update(step_seq=1)


def referral_changed(scene: Scene) -> None:
    Referral.objects.update(state="accepted")


ATTACKS = [
    Attack("a field of an entry changed", field_changed, CHAIN, True),
    Attack("a column beside the header changed", column_changed, CHAIN, False),
    Attack("an entry removed from the middle", middle_removed, CHAIN, True),
    Attack("two entries swapped", swapped, CHAIN, True),
    Attack("an entry moved to another case", moved, CHAIN, True),
    Attack("an entry inserted in the middle", inserted, CHAIN, True),
    Attack("an entry replayed at the end", replayed, CHAIN, True),
    Attack("the tail of a chain cut off", tail_cut, CHAIN, False),
    Attack("the clock set back in an entry, chain rehashed", backdated, CHAIN, True),
    Attack("a reading changed", reading_changed, CHAIN, True),
    Attack("a payload exchanged", payload_exchanged, PROMISES, False),
    Attack("a payload removed", payload_removed, PROMISES, False),
    Attack("a payload's key removed", key_removed, PROMISES, False),
    Attack("a chain rewritten, head moved", rewritten, INSIDE, True),
    Attack("a chain rewritten, leaves too", rewritten_with_leaves, INSIDE, True),
    Attack("a chain rewritten, trail key stolen", rewritten_with_stolen_key, INSIDE, True),
    Attack("the tail cut off, head and state moved back", tail_cut_and_head_moved, INSIDE, False),
    Attack("a whole chain removed with its record", case_removed, INSIDE, False),
    Attack("a whole chain removed, leaves closed up", case_removed_with_leaves, INSIDE, True),
    Attack("a reading removed", reading_removed, INSIDE, False),
    Attack("two leaves swapped", leaves_swapped, INSIDE, True),
    Attack("a leaf removed", leaf_removed, INSIDE, True),
    Attack("all rewritten, checkpoints signed with a wrong key", wrong_key, INSIDE, True),
    Attack("the text of a checkpoint changed", checkpoint_changed, INSIDE, True),
    Attack("what the tree grows from changed", frontier_changed, INSIDE, False),
    Attack("the last checkpoint removed", checkpoint_removed, INSIDE, True),
    Attack("all rewritten, every key stolen", all_keys_stolen, OUTSIDE, True),
    Attack("an old backup restored", backup_restored, OUTSIDE, True),
    Attack("a fork shown to another auditor", forked, OUTSIDE, True),
    Attack("a well-formed entry appended without the key", appended, MAC, False),
    Attack("an erasure forged", erasure_forged, MAC, False),
    Attack("a well-formed reading added without the key", reading_forged, MAC, False),
    Attack("an entry signed with an unknown key", signed_with_unknown_key, MAC, False),
    Attack("the state of a case changed behind the trail", state_changed, RECORDS, False),
    Attack("the last step of a case changed behind the trail", step_changed, RECORDS, False),
    Attack("a referral changed behind the trail", referral_changed, RECORDS, False),
]
