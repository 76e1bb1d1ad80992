"""The colours of notes, frames and groups: Okabe and Ito's, mixed into the palette so that text on them is easy to read."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QBrush, QColor, QIcon, QPen, QPixmap

from cnnstudio.design.notes import COLOURS, Remark
from cnnstudio.ui.theme import theme
from cnnstudio.ui.words import translate

_HUES = {
    "yellow": "#f0e442",
    "orange": "#e69f00",
    "green": "#009e73",
    "blue": "#56b4e9",
    "pink": "#cc79a7",
    "grey": "#7f8794",
}


class Tint(NamedTuple):
    """What a note or frame of one colour is painted with."""

    note: QBrush
    frame: QBrush
    edge: QPen
    hue: QColor


def tints() -> dict[str, Tint]:
    """Return the tints by name, in the palette in use."""
    colours = theme.current
    strong = 0.20 if colours.dark else 0.30
    found = {}
    for name in COLOURS:
        hue = QColor(_HUES[name])
        edge = QPen(_mixed(hue, QColor(colours.text), 0.75 if colours.dark else 0.62), 1.2)
        found[name] = Tint(
            QBrush(_mixed(hue, QColor(colours.block), strong)), QBrush(_mixed(hue, QColor(colours.canvas), 0.10)), edge, hue
        )
    return found


def colour_titles() -> dict[str, str]:
    """Return what the colours are called, by name."""
    return {
        "yellow": translate("CanvasMenu", "Yellow"),
        "orange": translate("CanvasMenu", "Orange"),
        "green": translate("CanvasMenu", "Green"),
        "blue": translate("CanvasMenu", "Blue"),
        "pink": translate("CanvasMenu", "Pink"),
        "grey": translate("CanvasMenu", "Grey"),
    }


def spot(tint: Tint) -> QIcon:
    """Return a square of a colour, for a menu."""
    picture = QPixmap(12, 12)
    picture.fill(tint.hue)
    return QIcon(picture)


def tint_of(remark: Remark, known: dict[str, Tint]) -> Tint:
    """Return the tint of a note or frame; that of a colour which only a newer version knows is the first."""
    return known.get(remark.colour) or known[COLOURS[0]]


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return a colour with that share of `one`."""
    mixed = [round(a * share + b * (1 - share)) for a, b in zip(_parts(one), _parts(other), strict=True)]
    return QColor(*mixed)


def _parts(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()
