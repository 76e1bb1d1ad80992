"""Where a new design begins: templates as cards, and the designs opened last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.graph.check import check
from cnnstudio.graph.shape import shape_text
from cnnstudio.templates.registry import templates
from cnnstudio.templates.template import Template
from cnnstudio.ui import files
from cnnstudio.ui.icons import icon
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import clear, label
from cnnstudio.ui.words import filled, number, say, translate

_CARD = 272
_GAP = 12


class StartPage(QScrollArea):
    """Emits `template_chosen(Template)`, `empty_chosen()`, `file_chosen(Path)`, `open_wanted()` and `left()`."""

    template_chosen = Signal(object)
    empty_chosen = Signal()
    file_chosen = Signal(object)
    open_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(_GAP)
        column.addLayout(self._head())
        self._recent = QVBoxLayout()
        self._recent.setSpacing(4)
        column.addLayout(self._recent)
        column.addWidget(label(translate("Start", "Begin with a network people know"), "strong"))
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(inner)
        self.cards: list[TemplateCard] = []
        self._columns = 0

    def refresh(self) -> None:
        """Show the templates, and the designs opened last as they are now."""
        if not self.cards:
            self.cards = [self._card(template) for template in templates().values()]
            self._columns = 0
            self._lay_out()
        clear(self._recent)
        paths = files.recent()[:5]
        if paths:
            self._recent.addWidget(label(translate("Start", "Opened last"), "strong"))
        for path in paths:
            button = QPushButton(path.name)
            button.setProperty("tone", "flat")
            button.setIcon(icon("open", theme.current.muted))
            button.setToolTip(str(path))
            button.setStyleSheet("text-align: left;")
            button.clicked.connect(lambda _on, path=path: self._open(path))
            self._recent.addWidget(button)

    def _open(self, path: Path) -> None:
        self.file_chosen.emit(path)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(translate("Start", "A new network"), "heading"), 1)
        back = self._button("start.back", translate("Start", "Back"), "close", self.left)
        row.addWidget(self._button("start.empty", translate("Start", "Empty canvas"), "new", self.empty_chosen))
        row.addWidget(self._button("start.open", translate("Start", "Open a file…"), "open", self.open_wanted))
        row.addWidget(back)
        return row

    def _button(self, name: str, text: str, mark: str, signal: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setIcon(icon(mark, theme.current.text))
        button.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return button

    def _card(self, template: Template) -> TemplateCard:
        card = TemplateCard(template)
        card.chosen.connect(lambda: self.template_chosen.emit(template))
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Put the cards into as many columns as there is room for."""
        columns = max(1, (self.viewport().width() - 48 + _GAP) // (_CARD + _GAP))
        if columns != self._columns:
            self._columns = columns
            for at, card in enumerate(self.cards):
                self._grid.addWidget(card, at // columns, at % columns)
            for column in range(8):
                self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TemplateCard(QFrame):
    """One template: title, paragraph, input and parameters. A click or Enter chooses it."""

    chosen = Signal()

    def __init__(self, template: Template) -> None:
        super().__init__()
        self.template = template
        self.setObjectName(f"template.{template.name}")
        self.setProperty("tone", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(template.source)
        report = check(template.build())
        facts = filled(
            translate("Start", "{shape}  ·  {count} parameters"),
            shape=shape_text(template.input_shape),
            count=number(report.parameters),
        )
        title, paragraph = say(template.title), say(template.paragraph)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{paragraph} {facts}")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(4)
        column.addWidget(label(title, "title", wrap=True))
        column.addWidget(label(facts, "muted", wrap=True))
        about = label(paragraph, wrap=True)
        about.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(about, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()) and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)
