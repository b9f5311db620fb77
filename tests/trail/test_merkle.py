"""The Merkle tree against the vectors of Certificate Transparency and against a slow model. No database."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trail.merkle import EMPTY, Frontier, Tree, node
from verify_trail import climb, grow

#: Leaves and roots that implementations of RFC 6962 test themselves with (transparency-dev/merkle).
DATA = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
sizes = st.integers(1, 70)


def leaf(data: bytes) -> bytes:
    return hashlib.sha256(b"\0" + data).digest()


def leaves(number: int) -> list[bytes]:
    return [leaf(bytes([n])) for n in range(number)]


def slow_root(some: list[bytes]) -> bytes:
    """Section 2.1 word for word."""
    if len(some) < 2:
        return some[0] if some else EMPTY
    k = max(1 << power for power in range(8) if 1 << power < len(some))
    return node(slow_root(some[:k]), slow_root(some[k:]))


def test_it_has_the_roots_of_certificate_transparency() -> None:
    tree, grown = Tree(leaf(bytes.fromhex(one)) for one in DATA), Frontier()
    assert (
        EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" == grown.root.hex()
    )
    for size, (data, root) in enumerate(zip(DATA, ROOTS, strict=True), 1):
        grown.append(leaf(bytes.fromhex(data)))
        assert (grown.root.hex(), tree.root(size).hex()) == (root, root)


@given(sizes)
def test_it_has_the_root_of_the_slow_model_however_it_is_made(size: int) -> None:
    grown = Frontier()
    for one in leaves(size):
        grown.append(one)
        grown = Frontier(grown.size, grown.packed)
    assert grown.root == Tree(leaves(80)).root(size) == slow_root(leaves(size))


@given(sizes, st.data())
def test_it_proves_every_leaf_and_no_other_place(size: int, data: st.DataObject) -> None:
    tree, index = Tree(leaves(70)), data.draw(st.integers(0, size - 1))
    path, root, one = tree.inclusion(index, size), tree.root(size), leaves(70)[index]
    assert climb(one, index, size, path) == root
    other = data.draw(st.integers(0, 80).filter(lambda place: place != index))
    assert climb(one, other, size, path) != root
    assert climb(leaf(b"forged"), index, size, path) != root
    assert climb(one, index, size, [*path, one]) != root
    assert not path or climb(one, index, size, path[:-1]) != root


@given(sizes, sizes, st.data())
def test_it_proves_that_an_earlier_tree_is_the_beginning(a: int, b: int, data: st.DataObject) -> None:
    first, second = sorted((a, b))
    tree = Tree(leaves(second))
    proof, roots = tree.consistency(first, second), (tree.root(first), tree.root(second))
    assert grow(first, second, roots[0], proof) == roots
    changed = leaves(second)
    changed[data.draw(st.integers(0, first - 1))] = leaf(b"rewritten")
    other = Tree(changed)
    forged = other.consistency(first, second)
    assert grow(first, second, roots[0], forged) != (roots[0], other.root(second))
    assert grow(first, second, roots[0], [*proof, roots[0]]) != roots


@pytest.mark.parametrize(("size", "packed"), [(1, b""), (2, b"x" * 64), (0, b"x" * 32)])
def test_it_refuses_a_frontier_that_does_not_fit_its_size(size: int, packed: bytes) -> None:
    with pytest.raises(ValueError, match="full subtrees"):
        Frontier(size, packed)


def test_it_proves_nothing_beyond_the_tree() -> None:
    with pytest.raises(ValueError, match="no leaf"):
        Tree(leaves(3)).inclusion(3, 3)
    with pytest.raises(ValueError, match="no tree"):
        Tree(leaves(3)).consistency(0, 3)
