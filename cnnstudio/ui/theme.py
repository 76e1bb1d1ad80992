"""Colours, sizes and fonts: two palettes of our own, light and dark, that follow the system or the person's choice."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from cnnstudio.graph.block import Family
from cnnstudio.ui import settings
from cnnstudio.ui.colours import DARK, LIGHT, Colours
from cnnstudio.ui.style import style_sheet

GRID = 8
"""Distances are multiples of this many pixels, or halves of it."""

APPEARANCES = ("system", "light", "dark")


FAMILY_COLOURS = {
    Family.SOURCE: "#6a7482",
    Family.CONVOLUTION: "#0072b2",
    Family.POOLING: "#009e73",
    Family.ACTIVATION: "#e69f00",
    Family.DENSE: "#cc79a7",
    Family.NORMALIZATION: "#56b4e9",
    Family.MERGE: "#7f8794",
}
"""Okabe and Ito's palette: told apart with every kind of colour vision."""


class Theme(QObject):
    """The palette in use. `current` holds its colours; `changed` fires when they are others."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.current: Colours = LIGHT
        self.appearance = "system"
        self.scale = 1.0

    def start(self) -> None:
        """Take the remembered appearance, and follow the system where it says so."""
        remembered = settings.text("appearance", "system")
        self.appearance = remembered if remembered in APPEARANCES else "system"
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def choose(self, appearance: str) -> None:
        """Show "light" or "dark", or follow the "system"; remembered."""
        self.appearance = appearance
        settings.remember("appearance", appearance)
        self._apply()

    def enlarge(self, scale: float) -> None:
        """Write everything so many times as large, for a beamer."""
        self.scale = scale
        self._apply()

    def family(self, family: Family) -> QColor:
        """Return the colour of a family of blocks."""
        return QColor(FAMILY_COLOURS[family])

    def _apply(self, *_scheme: object) -> None:
        dark = self.appearance == "dark" or (
            self.appearance == "system" and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        self.current = DARK if dark else LIGHT
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setFont(font(round(13 * self.scale)))
            application.setPalette(_palette(self.current))
            application.setStyleSheet(style_sheet(self.current, self.scale))
        self.changed.emit()


theme = Theme()


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.surface,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.field,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.faint,
        QPalette.ColorRole.Button: colours.field,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.problem,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.ToolTipBase: colours.text,
        QPalette.ColorRole.ToolTipText: colours.surface,
        QPalette.ColorRole.Light: colours.block,
        QPalette.ColorRole.Midlight: colours.hover,
        QPalette.ColorRole.Mid: colours.block_border,
        QPalette.ColorRole.Dark: colours.wire,
        QPalette.ColorRole.Shadow: colours.border,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(off, role, QColor(colours.faint))
    return palette


SMALLEST = 11
"""No text has fewer pixels at 100 %."""


def font(pixels: int = 13, bold: bool = False, mono: bool = False) -> QFont:
    """Return the system's font at a height in pixels; figures take one width each, so that columns stand still.

    `mono` asks for the system's fixed font, for shapes, formulas and code.
    """
    kind = QFontDatabase.SystemFont.FixedFont if mono else QFontDatabase.SystemFont.GeneralFont
    found = QFontDatabase.systemFont(kind)
    found.setPixelSize(max(pixels, SMALLEST))
    found.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if hasattr(found, "setFeature"):
        found.setFeature(QFont.Tag("tnum"), 1)
    return found
