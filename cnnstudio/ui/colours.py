"""The two palettes: every colour the studio uses, by what it is for."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor


class Colours(NamedTuple):
    """The colours of one palette, as `#rrggbb`, by what they are for."""

    dark: bool
    surface: str
    """Panels, header, status line."""
    canvas: str
    """What blocks lie on."""
    dots: str
    """The grid of the canvas."""
    block: str
    block_border: str
    wire: str
    field: str
    """Fields, formulas, the chosen tab."""
    hover: str
    border: str
    """Lines between panels."""
    text: str
    muted: str
    faint: str
    """Placeholders and what is off; never the only bearer of a fact."""
    accent: str
    on_accent: str
    selection: str
    """Behind selected rows."""
    problem: str
    note: str
    good: str
    training: str
    validation: str

    def colour(self, name: str) -> QColor:
        """Return one of the colours for painting."""
        return QColor(getattr(self, name))


LIGHT = Colours(
    dark=False,
    surface="#ffffff",
    canvas="#f2f4f7",
    dots="#e3e6ea",
    block="#ffffff",
    block_border="#d5dae1",
    wire="#9aa3af",
    field="#eef1f5",
    hover="#e3e8ef",
    border="#e3e6ea",
    text="#1c2430",
    muted="#5d6775",
    faint="#8a94a2",
    accent="#1f6feb",
    on_accent="#ffffff",
    selection="#d7e5fb",
    problem="#c4320a",
    note="#8a6100",
    good="#00785a",
    training="#1f6feb",
    validation="#d55e00",
)
DARK = Colours(
    dark=True,
    surface="#1c2026",
    canvas="#14171b",
    dots="#23282f",
    block="#232931",
    block_border="#37404b",
    wire="#6c7684",
    field="#262c35",
    hover="#303844",
    border="#2b313a",
    text="#e6e9ee",
    muted="#9aa4b2",
    faint="#7b8594",
    accent="#4c8dff",
    on_accent="#0d1117",
    selection="#25334d",
    problem="#ff8a65",
    note="#e6b450",
    good="#3ccf9f",
    training="#4c8dff",
    validation="#e8762d",
)


def colour_names() -> list[str]:
    """Return the names of all colours of a palette."""
    return [name for name in Colours._fields if name != "dark"]
