"""Numbers as colours: shades for what is never negative or has no sign, blue and orange around zero for weights."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, qRgb

from cnnstudio.protocol.arrays import Bytes
from cnnstudio.ui.colours import Colours

GAP = 255
"""The index that is drawn as the space between pictures; values take 0 to 254."""
ZERO = 127
"""The index of zero among signed values."""
_PLAIN = (np.arange(256) * 254 // 255).astype(np.uint8)


def plain_indexes(levels: Bytes) -> Bytes:
    """Return levels of 0 to 255 as indexes that leave GAP free."""
    return _PLAIN[levels]


def signed_indexes(values: NDArray[np.float32], scale: float) -> Bytes:
    """Return values of -scale to scale as indexes around ZERO; what is no number is drawn as zero."""
    share: NDArray[np.float32] = np.nan_to_num(values / (scale if scale > 0 else 1.0), nan=0.0, posinf=1.0, neginf=-1.0)
    return (np.clip(np.rint(share * ZERO), -ZERO, ZERO) + ZERO).astype(np.uint8)


def colour_levels(values: NDArray[np.float32], scale: float) -> Bytes:
    """Return values of -scale to scale as 0 to 255, zero in the middle: what is 0 in all three colours is grey."""
    return (signed_indexes(values, scale).astype(np.uint16) * 255 // (2 * ZERO)).astype(np.uint8)


@cache
def plain_table(colours: Colours) -> list[int]:
    """Return the colours of 0 to 254 and of GAP: from the paper to the ink, as bright as each other's opposite."""
    ends = ("#15181d", "#f1f4f8") if colours.dark else ("#ffffff", "#0b2a55")
    return [*_between(ends[0], ends[1], 255), _rgb(QColor(colours.surface))]


@cache
def signed_table(colours: Colours) -> list[int]:
    """Return the colours of -scale to scale and of GAP: blue below zero, orange above, the paper at zero."""
    paper = "#262b33" if colours.dark else "#f7f8fa"
    low, high = ("#56b4e9", "#e8762d") if colours.dark else ("#0072b2", "#d55e00")
    return [*_between(low, paper, ZERO)[:ZERO], *_between(paper, high, 255 - ZERO), _rgb(QColor(colours.surface))]


def _between(start: str, end: str, count: int) -> list[int]:
    first, last = QColor(start), QColor(end)
    shades = []
    for at in np.linspace(0.0, 1.0, count):
        red, green, blue = (
            round(a + (b - a) * at)
            for a, b in ((first.red(), last.red()), (first.green(), last.green()), (first.blue(), last.blue()))
        )
        shades.append(qRgb(red, green, blue))
    return shades


def _rgb(colour: QColor) -> int:
    return qRgb(colour.red(), colour.green(), colour.blue())
