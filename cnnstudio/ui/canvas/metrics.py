"""The measures of the canvas, in scene units (pixels at 100 %)."""

from __future__ import annotations

import math

GRID = 8
WIDTH, HEIGHT = 200, 48
TAG_INSET, TAG_HEIGHT = 16, 20
"""A docked tag: how far it is narrower than its layer on each side, and its height."""
MOST_TAGS = 4
"""Tags on one layer; what follows stands by itself again."""
ROW_GAP = 24
"""Between a block and the next in a chain: room for the shape on the wire."""
FORK_GAP = 40
"""Between rows where wires part or meet."""
SIDE_GAP = 40
"""Between blocks side by side."""
LANE = 16
"""Room for a wire that passes beside blocks."""
COLUMN_GAP, LEAST_COLUMN_GAP = 280, 72
"""Between columns: with room for pictures beside the blocks, and where the view is narrow."""
BELOW = 48
"""Room for pictures below a row, where the network runs left to right."""
MARGIN = 24
"""Around all blocks."""
PORT_STEP = 40
"""Between the inputs of a block that takes many."""

Position = tuple[float, float]
Size = tuple[float, float]


def snapped(value: float) -> float:
    """Return the nearest line of the grid."""
    return float(GRID * math.floor(value / GRID + 0.5))


def snapped_up(value: float) -> float:
    """Return the next line of the grid that is not above `value`."""
    return float(GRID * math.ceil(value / GRID - 1e-9))


def row_height(tags: int) -> float:
    """Return the height of a layer with that many docked tags."""
    return float(HEIGHT + tags * TAG_HEIGHT)
