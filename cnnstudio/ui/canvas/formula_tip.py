"""How the shape on a wire comes about: a small card beside the cursor, or beside the selected block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cnnstudio.blocks.windows import PARAMETERS
from cnnstudio.graph.graph import Edge
from cnnstudio.graph.group import Group
from cnnstudio.graph.leaves import part_of
from cnnstudio.graph.paths import place_of
from cnnstudio.graph.report import NodeReport, Report
from cnnstudio.ui import conventions
from cnnstudio.ui.canvas.block_text import block_name, shape_words
from cnnstudio.ui.canvas.hits import Hit
from cnnstudio.ui.theme import font, theme
from cnnstudio.ui.widgets import clear, label
from cnnstudio.ui.words import filled, formula, say, translate

DELAY_MS = 120
_WIDEST = 420
_AWAY = QPoint(16, 20)


class Line(NamedTuple):
    """One line of the card: a word of the style sheet, the text, and whether it is set in figures of one width."""

    tone: str
    text: str
    mono: bool = False


def wire_lines(report: Report, edge: Edge) -> list[Line]:
    """Return what is to be said of a wire: its ends, its shape, and the formulas of the block that made it."""
    source, target = report.at(edge.source), report.at(edge.target)
    if source is None or target is None:
        return []
    ends = f"{block_name(source.node)} → {block_name(target.node)}"
    return [Line("muted", ends), *_shape_lines(report, _leaf(report, source, edge), edge.source)]


def _leaf(report: Report, source: NodeReport, edge: Edge) -> NodeReport:
    """Return the block whose shape a wire carries: of a group the one at that port."""
    group = source.node.block
    if not isinstance(group, Group):
        return source
    end = part_of(group, place_of(report.network, edge.source)).exits.get(edge.source_port)
    return source if end is None else report.nodes[end.id]


def block_lines(report: Report, id: str) -> list[Line]:
    """Return what is to be said of a block: its shape and every formula it has."""
    found = report.at(id)
    if found is None:
        return []
    counted = [Line("", formula(one.text), True) for one in conventions.formulas(found) if one.label == PARAMETERS]
    if counted:
        counted = [Line("muted", say(PARAMETERS)), *counted]
    return [Line("muted", block_name(found.node)), *_shape_lines(report, found, found.node.id), *counted]


def _shape_lines(report: Report, found: NodeReport, named: str) -> list[Line]:
    """Return the lines of a block's shape; the block `named` is on the card already."""
    lines = [Line("", text, at == 0) for at, text in enumerate(shape_words(found.shape).split("\n"))]
    maker = shaped_by(report, found)
    shaping = [one for one in conventions.formulas(maker) if one.label != PARAMETERS]
    for one in shaping:
        about = say(one.label)
        if maker.node.id != named:
            about = filled(translate("Canvas", "{what}, made by {block}"), what=about, block=block_name(maker.node))
        lines += [Line("muted", about), Line("strong", formula(one.text), True)]
    padding = conventions.padding(maker) if shaping else None
    if padding is not None:
        lines.append(Line("muted", f"{padding[0]}: {padding[1]}"))
    return lines


def shaped_by(report: Report, found: NodeReport) -> NodeReport:
    """Return the block that made a block's shape: itself, or the one before blocks that keep what they are given."""
    while found.shape is not None and found.inputs == (found.shape,) and not found.formulas():
        feeds = report.graph.sources(found.node.id) if found.node.id in report.nodes else ()
        if not feeds:
            break
        found = report.nodes[feeds[0]]
    return found


class FormulaTip(QFrame):
    """A card that takes no clicks, within its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setObjectName("canvas.tip")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("tone", "tip")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 7, 10, 8)
        self._column.setSpacing(2)
        self._shown: list[Line] = []
        self._waiting: tuple[list[Line], QPoint] | None = None
        self._delay = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._delay.timeout.connect(self._appear)
        self.hide()

    def point(self, report: Report, found: Hit, at: QPoint) -> None:
        """Explain what lies under the cursor, if it is a wire or an output: soon, or at once where a card is there already."""
        lines: list[Line] = []
        if found.wire is not None:
            lines = wire_lines(report, found.wire)
        elif found.port is not None and found.port.out:
            lines = block_lines(report, found.port.id)
        if not lines:
            self.leave()
        elif lines != self._shown or not self.isVisible():
            self._waiting = lines, at
            if self.isVisible():
                self._appear()
            elif not self._delay.isActive():
                self._delay.start()

    def leave(self) -> None:
        """Vanish, and say nothing that was about to be said."""
        self._delay.stop()
        self._waiting = None
        self.hide()

    def show_lines(self, lines: Sequence[Line], at: QPoint) -> None:
        """Show a card at a point of the parent, moved until it lies within."""
        if list(lines) != self._shown:
            self._shown = list(lines)
            clear(self._column)
            for line in lines:
                self._column.addWidget(self._label(line))
        self.setAccessibleName("\n".join(line.text for line in lines))
        self._column.activate()
        self.adjustSize()
        around = self._around.rect().adjusted(4, 4, -4, -4)
        x = min(at.x(), around.right() - self.width())
        y = at.y() if at.y() + self.height() <= around.bottom() else at.y() - self.height() - 2 * _AWAY.y()
        self.move(max(x, around.left()), max(y, around.top()))
        self.show()
        self.raise_()

    def text(self) -> str:
        """Return what the card says, line by line; empty where it is not shown."""
        return "\n".join(line.text for line in self._shown) if self.isVisible() else ""

    def _appear(self) -> None:
        if self._waiting is not None:
            lines, at = self._waiting
            self._waiting = None
            self.show_lines(lines, at + _AWAY)

    def _label(self, line: Line) -> QWidget:
        made = label(line.text, line.tone, wrap=False)
        if line.mono:
            made.setFont(font(round(12 * theme.scale), bold=line.tone == "strong", mono=True))
        if made.sizeHint().width() > _WIDEST * theme.scale:
            made.setWordWrap(True)
            made.setFixedWidth(round(_WIDEST * theme.scale))
        return made
