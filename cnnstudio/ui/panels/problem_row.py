"""One problem or note: its sentence, the repairs as buttons, and what PyTorch says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout
from shiboken6 import isValid

from cnnstudio.graph.paths import find
from cnnstudio.graph.repair import Repair
from cnnstudio.graph.report import Note, Problem
from cnnstudio.ui import edits
from cnnstudio.ui.document import Document
from cnnstudio.ui.icons import pixmap
from cnnstudio.ui.panels.repair_button import RepairButton
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import say, sentence, translate

if TYPE_CHECKING:
    from cnnstudio.ui.panels.torch_box import TorchBox
    from cnnstudio.ui.torch_says import Answer

_UNASKABLE = ("graph.cycle", "graph.inputs", "graph.outputs", "block.unknown")
"""Problems of which PyTorch knows nothing: they cannot be written in its language."""


class ProblemRow(QFrame):
    """Shows one finding; a click or Enter asks for its block with `wanted(address)`.

    `previewed(graph)` carries what a repair would make of the network while the cursor or the focus is on it, then None;
    `asked(row)` asks for PyTorch's own words, which `hear` shows.
    """

    wanted = Signal(str)
    previewed = Signal(object)
    asked = Signal(object)

    def __init__(self, document: Document, found: Problem | Note, with_block: bool) -> None:
        super().__init__()
        self.document, self.found = document, found
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if with_block and found.address else Qt.FocusPolicy.NoFocus)
        self.setObjectName(f"problem.{found.code}.{found.address}")
        words = sentence(found.message)
        where = _block_name(document, found.address) if with_block else ""
        self.setAccessibleName(f"{where}: {words}" if where else words)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(self._mark(), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        text = label(words, wrap=True)
        if where:
            column.addLayout(_headed(label(where, "strong"), text))
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            column.addWidget(text)
        repairs = found.repairs if isinstance(found, Problem) else ()
        if repairs or self._askable:
            column.addLayout(self._buttons(repairs, QHBoxLayout() if with_block else QVBoxLayout()))
        self._column = column
        self._box: TorchBox | None = None
        layout.addLayout(column, 1)

    @property
    def _askable(self) -> bool:
        """Whether PyTorch can be asked: about blocks that can be written as a line of code."""
        found = self.found
        return isinstance(found, Problem) and bool(found.address) and found.code not in _UNASKABLE

    def hear(self, answer: Answer) -> None:
        """Show what was answered."""
        from cnnstudio.ui.panels.torch_box import TorchBox

        if not isValid(self):
            return
        if self._box is not None:
            self._column.removeWidget(self._box)
            self._box.hide()
            self._box.deleteLater()
        self._box = TorchBox(answer)
        self._column.addWidget(self._box)

    def _mark(self) -> QLabel:
        serious = isinstance(self.found, Problem)
        colours = theme.current
        mark = QLabel()
        name, colour = ("problem", colours.problem) if serious else ("note", colours.note)
        mark.setPixmap(pixmap(name, colour, 16, self.devicePixelRatioF()))
        mark.setAccessibleName(translate("Problems", "Problem") if serious else translate("Problems", "Note"))
        mark.setToolTip(mark.accessibleName())
        return mark

    def _buttons(self, repairs: tuple[Repair, ...], row: QBoxLayout) -> QBoxLayout:
        """Put the repairs into a row, or below each other where there is no room beside them."""
        row.setSpacing(8 if isinstance(row, QHBoxLayout) else 4)
        for number, repair in enumerate(repairs):
            button = RepairButton(say(repair.message))
            button.setObjectName(f"repair.{number}")
            button.clicked.connect(lambda _on, repair=repair: self._repair(repair))
            button.pointed.connect(lambda on, repair=repair, button=button: self._preview(button, repair if on else None))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if self._askable:
            ask = QPushButton(translate("Problems", "What would PyTorch say?"))
            ask.setObjectName("problem.torch")
            ask.setProperty("tone", "aside")
            ask.setToolTip(translate("Problems", "Build it with PyTorch up to this block, and read its own message"))
            ask.clicked.connect(lambda _on: self.asked.emit(self))
            row.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        return row

    def _preview(self, button: RepairButton, repair: Repair | None) -> None:
        if repair is None:
            self.previewed.emit(None)
            return
        from cnnstudio.ui.canvas.preview import change, words

        report = self.document.report
        graph = edits.repaired(self.document.design, repair, self.found.address).graph
        lines = "\n".join(words(report, change(report, graph)))
        button.setToolTip(lines)
        button.setAccessibleDescription(lines)
        self.previewed.emit(graph)

    def _repair(self, repair: Repair) -> None:
        self.previewed.emit(None)
        design = edits.repaired(self.document.design, repair, self.found.address)
        self.document.edit(say(repair.message), design)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ask()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        if self.found.address:
            self.wanted.emit(self.found.address)


def _headed(head: QLabel, text: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    head.setMinimumWidth(72)
    row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(text, 1)
    return row


def _block_name(document: Document, address: str) -> str:
    node = find(document.design.graph, address)
    return node.name or address if node is not None else ""
