"""What the network thinks the picture is: a bar for each class, right and wrong by colour and by a mark."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnstudio.protocol.arrays import Floats
from cnnstudio.ui.icons import icon
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.words import filled, translate
from cnnstudio.words import decimal

MOST = 10
"""So many classes are shown; of more the likeliest."""
ROW, LEAST_ROW = 18, 13
"""How high a row is, and how low it may become; pixels at scale 1."""
_ROOMY = 16


class Bars(QWidget):
    """Shows probabilities (classes,) under the names of the classes; `label` is the right one, where it is known."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("explore.prediction")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("Explore", "Prediction"))
        self.probabilities: Floats = np.zeros(0, np.float32)
        self.names: list[str] = []
        self.label: int | None = None
        self._row = float(ROW)

    @property
    def rows(self) -> int:
        """How many classes are shown."""
        return max(min(len(self.probabilities), MOST), 1)

    def set_row(self, height: float) -> None:
        """Let a row be so high, at scale 1."""
        if height != self._row:
            self._row = height
            self.updateGeometry()
            self.update()

    @property
    def predicted(self) -> int | None:
        """The likeliest class; None where nothing was said, or no numbers."""
        return int(self.probabilities.argmax()) if is_said(self.probabilities) else None

    def show_prediction(self, probabilities: Floats, names: list[str], label: int | None) -> None:
        """Show these."""
        resized = len(probabilities) != len(self.probabilities)
        self.probabilities, self.names, self.label = probabilities, names, label
        self.setAccessibleDescription(self.sentence())
        if resized:
            self.updateGeometry()
        self.update()

    def sentence(self) -> str:
        """Return the verdict in words."""
        predicted = self.predicted
        if predicted is None:
            return lost_words() if len(self.probabilities) else ""
        values = {"name": self.name(predicted), "share": percent(float(self.probabilities[predicted]))}
        if self.label is None:
            return filled(translate("Explore", "{name}, {share}"), **values)
        if self.label == predicted:
            return filled(translate("Explore", "{name}, {share}: right"), **values)
        return filled(translate("Explore", "{name}, {share}: wrong, it is {truth}"), truth=self.name(self.label), **values)

    def name(self, index: int) -> str:
        """Return the name of a class."""
        return name_of(self.names, index)

    def sizeHint(self) -> QSize:
        return QSize(200, int(self._row * theme.scale * self.rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font(bold=True))
        names = max((painter.fontMetrics().horizontalAdvance(self.name(at)) for at in self._order()), default=0)
        left = min(max(names + 10, 22), self.width() * 0.42)
        for row, index in enumerate(self._order()):
            self._paint_row(painter, row, index, left)

    def _font(self, bold: bool) -> QFont:
        return font(round((12 if self._row >= _ROOMY else 11) * theme.scale), bold=bold)

    def _order(self) -> list[int]:
        if len(self.probabilities) <= MOST:
            return list(range(len(self.probabilities)))
        return [int(at) for at in np.argsort(-self.probabilities, kind="stable")[:MOST]]

    def _paint_row(self, painter: QPainter, row: int, index: int, left: float) -> None:
        colours, height = theme.current, self._row * theme.scale
        top, inset = row * height, height * 2 / 9
        chosen, truth = index == self.predicted, index == self.label
        share = float(self.probabilities[index])
        colour = colours.accent
        if self.label is not None and (chosen or truth):
            colour = colours.good if truth else colours.problem
        margin, figures = 16.0 * theme.scale, 58.0 * theme.scale
        room = self.width() - left - margin - figures
        painter.setFont(self._font(bold=chosen))
        painter.setPen(QColor(colours.text if chosen or truth else colours.muted))
        name = painter.fontMetrics().elidedText(self.name(index), Qt.TextElideMode.ElideRight, int(left - 6))
        painter.drawText(QRectF(0, top, left - 6, height), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.field))
        painter.drawRoundedRect(QRectF(left, top + inset, room, height - 2 * inset), 2, 2)
        painter.setBrush(QColor(colour if chosen or truth else colours.wire))
        if np.isfinite(share):
            painter.drawRoundedRect(QRectF(left, top + inset, max(room * share, 1.0), height - 2 * inset), 2, 2)
        painter.setPen(QColor(colours.text if chosen else colours.muted))
        spot = QRectF(left + room, top, figures, height)
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, percent(share))
        if self.label is not None and self.predicted is not None and (chosen or truth):
            mark = QRect(int(self.width() - 13), int(top + (height - 12) / 2), 12, 12)
            icon("good" if truth else "close", colour).paint(painter, mark)


def name_of(names: Sequence[str], index: int) -> str:
    """Return the name of a class, its number where it has none."""
    return names[index] if index < len(names) else filled(translate("Explore", "class {number}"), number=index)


def percent(share: float) -> str:
    """Return 97.4 %, a dash for what is no number."""
    return f"{decimal(share * 100, 1)} %" if np.isfinite(share) else "–"


def is_said(probabilities: Floats) -> bool:
    """Tell whether the network says something: there are probabilities, and they are numbers."""
    return len(probabilities) > 0 and bool(np.isfinite(probabilities).all())


def lost_words() -> str:
    """Return what is said of a network whose values are no numbers any more."""
    return translate(
        "Explore",
        "The network's values are no numbers: training diverged. Train again with a lower learning rate.",
    )
