"""Where states stand in the diagram and which way each line takes. Measures are those of the SVG's view box."""

from dataclasses import dataclass

from workflows import case as c

ANY, GROUP = "any", "referrals"
AGAIN = "here: "

SIZE = (1150, 660)
BOX = (190, 72)
COLUMNS, ROWS = (120, 425, 730, 1030), (66, 240, 478)

PLACES: dict[str, tuple[int, int]] = {
    c.JOINED: (COLUMNS[0], ROWS[0]),
    c.OBSERVATION: (COLUMNS[0], ROWS[1]),
    c.TRIAGE: (COLUMNS[1], ROWS[1]),
    c.MONITORING: (COLUMNS[2], ROWS[1]),
    c.CLOSED: (COLUMNS[3], ROWS[1]),
    **{state: (COLUMNS[n], ROWS[2]) for n, state in enumerate(c.REFERRAL_STATES)},
}
PILLS = ((COLUMNS[0], 620), (COLUMNS[1], 620))


@dataclass(frozen=True)
class Lane:
    """The corners of a line, and where its first label stands."""

    points: tuple[tuple[int, int], ...]
    x: int
    y: int
    anchor: str = "middle"


_LEFT, _RIGHT = {n: x - 95 for n, x in enumerate(COLUMNS)}, {n: x + 95 for n, x in enumerate(COLUMNS)}
_TOP, _BOTTOM = ROWS[1] - 36, ROWS[1] + 36
_GROUP_TOP, _GROUP_BOTTOM = ROWS[2] - 76, ROWS[2] + 51
_O, _T, _M, _C = COLUMNS

LANES: dict[tuple[str, str], Lane] = {
    (c.OBSERVATION, c.TRIAGE): Lane(((_RIGHT[0], 240), (_LEFT[1], 240)), 272, 230),
    (c.TRIAGE, c.MONITORING): Lane(((_RIGHT[1], 226), (_LEFT[2], 226)), 577, 217),
    (c.MONITORING, c.TRIAGE): Lane(((_LEFT[2], 256), (_RIGHT[1], 256)), 577, 275),
    (c.MONITORING, c.CLOSED): Lane(((_RIGHT[2], 240), (_LEFT[3], 240)), 880, 230),
    (c.TRIAGE, c.CLOSED): Lane(((_T + 60, _TOP), (_T + 60, 162), (_C - 30, 162), (_C - 30, _TOP)), 730, 153),
    (c.CLOSED, c.TRIAGE): Lane(((_C + 30, _TOP), (_C + 30, 118), (_T + 20, 118), (_T + 20, _TOP)), 730, 109),
    (c.OBSERVATION, c.JOINED): Lane(((_O - 74, _TOP), (_O - 74, ROWS[0] + 36)), _O - 65, 158, "start"),
    (c.JOINED, c.OBSERVATION): Lane(((_O + 74, ROWS[0] + 36), (_O + 74, _TOP)), _O + 83, 158, "start"),
    (c.TRIAGE, c.JOINED): Lane(((_T - 60, _TOP), (_T - 60, 84), (_RIGHT[0], 84)), 290, 102),
    (c.JOINED, c.TRIAGE): Lane(((_RIGHT[0], 50), (_T - 20, 50), (_T - 20, _TOP)), 310, 41),
    (c.OBSERVATION, GROUP): Lane(((_O, _BOTTOM), (_O, _GROUP_TOP)), _O + 9, 334, "start"),
    (c.TRIAGE, GROUP): Lane(((_T - 30, _BOTTOM), (_T - 30, _GROUP_TOP)), _T - 39, 328, "end"),
    (GROUP, c.TRIAGE): Lane(((_T + 30, _GROUP_TOP), (_T + 30, _BOTTOM)), _T + 39, 328, "start"),
    (c.MONITORING, GROUP): Lane(((_M, _BOTTOM), (_M, _GROUP_TOP)), _M + 9, 328, "start"),
    (ANY, c.IMMEDIATE_RISK): Lane(((_O, 603), (_O, ROWS[2] + 36)), _O + 9, 572, "start"),
    (ANY, GROUP): Lane(((_T, 603), (_T, _GROUP_BOTTOM)), _T + 9, 572, "start"),
}
