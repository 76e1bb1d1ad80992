"""Where wires meet a block: outputs at the bottom, inputs at the top, many inputs side by side in their order."""

from __future__ import annotations

from collections.abc import Sequence

from cnnstudio.ui.canvas.metrics import HEIGHT, PORT_STEP, WIDTH

_EDGE = 12.0
_LOW_EDGE, _LOW_STEP = 8.0, 12.0


def input_offsets(feeders: Sequence[float], variadic: bool, sideways: bool = False) -> list[float]:
    """Return the x of each wired input from a block's left edge, and of the free one behind them where there is one.

    `feeders` are the x of what feeds the inputs, from the same edge. Where one comes from straight above, its input is in the
    middle so that the wire is straight; else all stand around the middle. `sideways` they are y, from the upper edge.
    """
    across, edge, widest = (HEIGHT, _LOW_EDGE, _LOW_STEP) if sideways else (WIDTH, _EDGE, PORT_STEP)
    middle = across / 2
    if not variadic:
        return [middle]
    count = len(feeders)
    step = min(widest, (across - 2 * edge) / max(count, 1))
    anchor = next((at for at, x in enumerate(feeders) if abs(x - middle) < 1), (count - 1) / 2)
    first = middle - anchor * step
    first = max(edge, min(first, across - edge - max(count - 1, 0) * step))
    found = [first + at * step for at in range(count)]
    free = found[-1] + step if found else middle
    return [*found, min(free, across - edge)]


def spread(count: int, sideways: bool = False) -> list[float]:
    """Return the x of ports that are always there, around the middle of a block; `sideways` the y."""
    across, edge, widest = (HEIGHT, _LOW_EDGE, _LOW_STEP) if sideways else (WIDTH, _EDGE, PORT_STEP)
    step = min(widest, (across - 2 * edge) / max(count - 1, 1))
    return [across / 2 + (at - (count - 1) / 2) * step for at in range(count)]
