"""Where wires meet a block: outputs at the bottom, inputs at the top, many inputs side by side in their order."""

from __future__ import annotations

from collections.abc import Sequence

from cnnstudio.ui.canvas.metrics import PORT_STEP, WIDTH

_MIDDLE = WIDTH / 2
_EDGE = 12.0


def input_offsets(feeders: Sequence[float], variadic: bool) -> list[float]:
    """Return the x of each wired input from a block's left edge, and of the free one behind them where there is one.

    `feeders` are the x of what feeds the inputs, from the same edge. Where one comes from straight above, its input is in the
    middle so that the wire is straight; else all stand around the middle.
    """
    if not variadic:
        return [_MIDDLE]
    count = len(feeders)
    step = min(PORT_STEP, (WIDTH - 2 * _EDGE) / max(count, 1))
    anchor = next((at for at, x in enumerate(feeders) if abs(x - _MIDDLE) < 1), (count - 1) / 2)
    first = _MIDDLE - anchor * step
    first = max(_EDGE, min(first, WIDTH - _EDGE - max(count - 1, 0) * step))
    found = [first + at * step for at in range(count)]
    free = found[-1] + step if found else _MIDDLE
    return [*found, min(free, WIDTH - _EDGE)]
