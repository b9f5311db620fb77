"""How many clocks a round of the sweep makes due, and where it looks for them."""

LEAST = 10  # due clocks: a tenth of them is one
READ_WHOLE = 20_000  # rows of the table


def share_of(number: int, rows: int) -> float:
    """Per cent of the table in which so many clocks are looked for. It is drawn by pages, so a small table is read
    whole: of a few pages a draw may well take none."""
    return min(100.0, 100 * max(20 * number, READ_WHOLE) / max(1, rows))


def steps_of(due: int) -> tuple[int, int, int]:
    """None due, a tenth, and all. Raises SystemExit, which says what to ask for, where a tenth is no whole clock."""
    if due < LEAST:
        raise SystemExit(
            f"Only {due} clocks can be made due. The smallest run has {LEAST}: --open 40 --due {LEAST}."
        )
    return 0, due // 10, due
