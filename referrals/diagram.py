"""The case machine as a picture, drawn from the rules: what the table does not say is not in the picture.

States stand on a fixed grid and each pair of states has a lane of its own, so that no label meets another.
A step the table gains without a lane raises LookupError, and a test draws every state.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from referrals.diagram_lanes import AGAIN, ANY, BOX, GROUP, LANES, PILLS, PLACES, SIZE, Lane
from workflows import case
from workflows.steps import Step

DEEP, LINE, QUIET, PALE, WHITE = "#0b4f56", "#33413f", "#8aa19e", "#e3eeec", "#ffffff"
Pair = tuple[str, str]


@dataclass(frozen=True)
class Word:
    """One line of text and where it stands; `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    size: int = 15
    anchor: str = "middle"
    fill: str = LINE
    weight: int = 400
    style: str = "normal"


def gathered(states: Iterable[str]) -> list[str]:
    """The ends of a step: all states as one, the referral states as one, every other state for itself."""
    found = set(states)
    if found == set(case.STATES):
        return [ANY]
    if found >= set(case.REFERRAL_STATES):
        return [*(s for s in case.STATES if s in found - set(case.REFERRAL_STATES)), GROUP]
    return [state for state in case.STATES if state in found]


def stays(rule: Step) -> bool:
    """Whether a step leaves the case where it is: its target is wherever it began."""
    return rule.target is None and rule.targets == rule.sources


def pairs(rule: Step) -> Iterator[Pair]:
    """From where to where a step leads. The system never settles a case in triage that has no referral."""
    if stays(rule):
        yield from ((end, end) for end in gathered(rule.sources))
        return
    for source in gathered(rule.sources):
        for target in gathered(rule.targets or (rule.target or "",)):
            settles_nothing = rule.system and GROUP not in (source, target)
            if not settles_nothing and not (rule.system and source == target != GROUP):
                yield source, target


def moves(rules: Iterable[Step] = case.RULES) -> dict[Pair, list[Step]]:
    """All steps by the pair of ends they lead between."""
    found: dict[Pair, list[Step]] = {}
    for rule in rules:
        for pair in pairs(rule):
            found.setdefault(pair, []).append(rule)
    return found


def draw(state: str = "", rules: Iterable[Step] = case.RULES) -> str:
    """The picture as SVG text, with `state` marked as where the case is. Raises LookupError for an unknown state."""
    if state and state not in PLACES:
        raise LookupError(f"a case has no state {state!r}; known: {', '.join(PLACES)}")
    found = moves(rules)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE[0]} {SIZE[1]}" role="img"',
        ' aria-labelledby="case-title case-text" font-family="Source Sans 3, Arial, sans-serif">',
        f'<title id="case-title">{escape(heading(state))}</title>',
        f'<desc id="case-text">{escape(in_words(state, found))}</desc>',
        *group(found),
        *(part for pair, steps in found.items() if pair[0] != pair[1] for part in edge(pair, steps, state)),
        *(part for place in PLACES for part in box(place, place == state, found)),
        *pills(),
        *(text(word) for word in footnote(found)),
        "</svg>",
    ]
    return "".join(parts)


def heading(state: str) -> str:
    """The title of the picture."""
    return (
        f"Where the case is: {case.LABELS[state]}"
        if state
        else "The states of a case and the steps between them"
    )


def in_words(state: str, found: dict[Pair, list[Step]]) -> str:
    """The picture for whoever listens to it: each step with where it begins and ends."""
    told = [
        f"{', '.join(step.label for step in steps)}: from {said(source)} to {said(target)}."
        for (source, target), steps in found.items()
        if source != target and (not state or leaves(source, state))
    ]
    return " ".join(told)


def said(end: str) -> str:
    """An end of a step in words."""
    return {ANY: "every state", GROUP: "the most urgent open referral"}.get(end) or case.LABELS[end]


def leaves(source: str, state: str) -> bool:
    """Whether an edge begins where the case is."""
    return source in (state, ANY) or (source == GROUP and state in case.REFERRAL_STATES)


def edge(pair: Pair, steps: list[Step], state: str) -> Iterator[str]:
    """A line with its arrow head and one label for each step; a step Handrail takes itself is in italics."""
    lane = LANES.get(pair)
    if lane is None:
        raise LookupError(f"the diagram has no lane from {pair[0]} to {pair[1]}")
    strong = not state or leaves(pair[0], state)
    colour = DEEP if strong else QUIET
    dashes = ' stroke-dasharray="6 4"' if all(step.system for step in steps) else ""
    points = " ".join(f"{x},{y}" for x, y in lane.points)
    yield f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
    yield head(lane, colour)
    for word in labels(lane, steps):
        yield text(word)


def head(lane: Lane, colour: str) -> str:
    """The arrow head at the end of a lane."""
    (x0, y0), (x, y) = lane.points[-2:]
    dx, dy = (x > x0) - (x < x0), (y > y0) - (y < y0)
    back, side = (x - 11 * dx, y - 11 * dy), (5 * dy, 5 * dx)
    corners = [(x, y), (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])]
    return f'<polygon points="{" ".join(f"{a},{b}" for a, b in corners)}" fill="{colour}"/>'


def labels(lane: Lane, steps: list[Step]) -> list[Word]:
    """The names of the steps beside their lane, one under the other."""
    return [
        Word(
            lane.x, lane.y + 19 * nth, step.label, anchor=lane.anchor, style="italic" if step.system else "normal"
        )
        for nth, step in enumerate(steps)
    ]  # fmt: skip


def box(state: str, here: bool, found: dict[Pair, list[Step]]) -> Iterator[str]:
    """A state with what can be done without leaving it; where the case is, it is filled and says so."""
    (x, y), (width, height) = PLACES[state], BOX
    fill, ink = (DEEP, WHITE) if here else (WHITE, LINE)
    edge = DEEP if here or state in case.REFERRAL_STATES else LINE
    yield (
        f'<rect x="{x - width / 2}" y="{y - height / 2}" width="{width}" height="{height}" rx="6"'
        f' fill="{fill}" stroke="{edge}" stroke-width="{3 if here else 2}"/>'
    )
    for word in box_words(state, here, found, ink):
        yield text(word)


def box_words(state: str, here: bool, found: dict[Pair, list[Step]], ink: str) -> list[Word]:
    """The lines inside a box, centred on it."""
    x, y = PLACES[state]
    lines = [case.LABELS[state], *(f"{AGAIN}{step.label.lower()}" for step in found.get((state, state), []))]
    lines += ["The case is here"] if here else []
    top = y + 6 - 9 * (len(lines) - 1)
    return [
        Word(x, top + 18 * nth, line, size=13 if nth else 17, weight=400 if nth else 600, fill=ink)
        for nth, line in enumerate(lines)
    ]


def group(found: dict[Pair, list[Step]]) -> Iterator[str]:
    """The frame around the referral states."""
    xs, ys = zip(*(PLACES[state] for state in case.REFERRAL_STATES), strict=True)
    left, right = min(xs) - BOX[0] / 2 - 15, max(xs) + BOX[0] / 2 + 15
    top, bottom = min(ys) - BOX[1] / 2 - 40, max(ys) + BOX[1] / 2 + 15
    yield (
        f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" rx="10" fill="{PALE}"'
        f' stroke="{DEEP}" stroke-width="1.5"/>'
    )
    again = ", ".join(step.label.lower() for step in found.get((GROUP, GROUP), []))
    note = "The most urgent open referral decides, in this order from the left"
    yield text(Word(left + 15, top + 26, note, anchor="start", weight=600))
    yield text(Word(right - 15, top + 26, f"{AGAIN}{again}", anchor="end"))


def pills() -> Iterator[str]:
    """Where the steps begin that may be taken from every state."""
    for x, y in PILLS:
        yield f'<rect x="{x - 75}" y="{y - 17}" width="150" height="34" rx="17" fill="{WHITE}" stroke="{LINE}"/>'
        yield text(Word(x, y + 5, "From every state"))


def footnote(found: dict[Pair, list[Step]]) -> list[Word]:
    """What may be done everywhere, and what italics mean."""
    everywhere = ", ".join(step.label.lower() for step in found.get((ANY, ANY), []))
    right, bottom = SIZE[0] - 15, SIZE[1] - 32
    return [
        Word(right, bottom, f"In every state: {everywhere}", anchor="end"),
        Word(right, bottom + 20, "In italics: done by Handrail itself", anchor="end", style="italic"),
    ]


def text(word: Word) -> str:
    """A word as SVG. Attributes only: the content policy allows no style in a page."""
    return (
        f'<text x="{word.x:g}" y="{word.y:g}" font-size="{word.size}" text-anchor="{word.anchor}"'
        f' font-weight="{word.weight}" font-style="{word.style}" fill="{word.fill}">{escape(word.text)}</text>'
    )
