"""Shares as shades of one colour: nothing is paper, all is the darkest; light and dark keep their order."""

from __future__ import annotations

from PySide6.QtGui import QColor

from cnnstudio.ui.theme import theme

_LIGHT = ((0xF4, 0xF6, 0xF9), (0x0B, 0x4A, 0x8F))
_DARK = ((0x26, 0x2B, 0x33), (0x6C, 0xB8, 0xFF))


def heat(share: float) -> QColor:
    """Return the colour of a share from 0 to 1."""
    low, high = _DARK if theme.current.dark else _LIGHT
    inside = min(max(share, 0.0), 1.0)
    return QColor(*(round(a + (b - a) * inside) for a, b in zip(low, high, strict=True)))


def ink(share: float) -> QColor:
    """Return a colour in which text can be read on `heat(share)`."""
    return (
        QColor("#ffffff" if (share > 0.5) != theme.current.dark else "#10151c") if share > 0.5 else theme.current.colour("text")
    )
