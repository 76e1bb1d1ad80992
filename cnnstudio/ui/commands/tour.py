"""Help > Tour: five small notes around the real canvas, once at the first start, and whenever they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cnnstudio.ui import settings
from cnnstudio.ui.middle import DESIGN
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import announcer, filled, translate

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow

_SEEN = "tour/seen"
_WIDTH, _GAP = 300, 14


class Stop(NamedTuple):
    """A note: what it is about, in the coordinates of the window, and its words."""

    area: Callable[[], QRect]
    title: str
    text: str


def begin_first(window: MainWindow) -> Tour | None:
    """Show the tour where nobody has seen it yet, and nothing else asks for attention."""
    busy = window.document.path is not None or window.document.dirty or window.middle.has_message
    if settings.text(_SEEN) or busy or not window.isActiveWindow():
        return None
    return begin(window)


def begin(window: MainWindow) -> Tour:
    """Show the tour from its first note."""
    settings.remember(_SEEN, "yes")
    window.show_design()
    return Tour(window)


def stops(window: MainWindow) -> list[Stop]:
    """Return the notes in order; panels that are hidden have none."""
    tabs = window.header.tabs
    explore = lambda: QRect(tabs.mapTo(window, tabs.tabRect(1).topLeft()), tabs.tabRect(1).size())  # noqa: E731
    found = [
        (
            window.docks["panel.palette"],
            translate("Tour", "Blocks"),
            translate("Tour", "Double-click a block to put it behind the selected one, or drag it onto the canvas."),
        ),
        (
            window.canvas,
            translate("Tour", "The network"),
            translate(
                "Tour", "Pictures come in at the top. The shape behind each block stands on its wire, always up to date."
            ),
        ),
        (
            window.docks["panel.inspector"],
            translate("Tour", "Inspector"),
            translate("Tour", "Click a block: here are its fields, and the formulas with which its numbers come about."),
        ),
        (
            window.header.train,
            translate("Tour", "Train"),
            translate("Tour", "One click trains the network on the chosen data. The first run is slow, so that you can watch."),
        ),
    ]
    shown = [Stop(lambda part=part: _area(window, part), *words) for part, *words in found if part.isVisible()]  # type: ignore[misc]
    text = translate(
        "Tour",
        "See what its filters and feature maps have become; the key A shows maps on the canvas. Ctrl+K finds every command.",
    )
    return [*shown, Stop(explore, translate("Tour", "Look inside"), text)]


def _area(window: MainWindow, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


class Tour(QWidget):
    """A frame around what a note is about, and the note beside it. Nothing is covered up: the window can be used meanwhile."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window_, self.stops, self.at = window, stops(window), 0
        self.setObjectName("tour")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.note = Note(window)
        self.note.next.clicked.connect(self.go_on)
        self.note.skip.clicked.connect(self.leave)
        self.note.left = self.leave
        window.installEventFilter(self)
        window.header.tab_chosen.connect(self._turned)
        announcer.language_changed.connect(self.leave)
        self.show()
        self.note.show()
        self._show()
        self.note.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Show the next note; behind the last one the tour ends."""
        self.at += 1
        if self.at == len(self.stops):
            self.leave()
        else:
            self._show()

    def leave(self) -> None:
        """End the tour."""
        self.note.hide()
        self.hide()
        self.note.deleteLater()
        self.deleteLater()
        self.setObjectName("")
        self.window_.canvas.setFocus()

    def _turned(self, index: int) -> None:
        if index != DESIGN:
            self.leave()

    def _show(self) -> None:
        stop = self.stops[self.at]
        self.note.write(stop, self.at + 1, len(self.stops))
        self._place()

    def _place(self) -> None:
        self.setGeometry(self.window_.rect())
        self.raise_()
        self.note.adjustSize()
        self.note.move(_beside(self.stops[self.at].area(), self.note.size().width(), self.note.size().height(), self.rect()))
        self.note.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at its place when the window is resized."""
        if event.type() == QEvent.Type.Resize and self.at < len(self.stops):
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.at >= len(self.stops):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.current.accent), 3))
        around = self.stops[self.at].area().adjusted(-4, -4, 4, 4)
        painter.drawRoundedRect(around.intersected(self.rect().adjusted(2, 2, -2, -2)), 8, 8)
        painter.end()


class Note(QFrame):
    """Title, words, how far we are, and two buttons. Escape leaves."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("tour.note")
        self.setProperty("tone", "card")
        self.left: Callable[[], object] = self.hide
        self.title, self.text, self.count = label("", "title"), label("", wrap=True), label("", "muted")
        self.skip, self.next = QPushButton(translate("Tour", "Skip")), QPushButton()
        self.skip.setObjectName("tour.skip")
        self.skip.setProperty("tone", "flat")
        self.next.setObjectName("tour.next")
        self.next.setAutoDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.text)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.skip)
        row.addWidget(self.next)
        column.addLayout(row)
        self.setFixedWidth(round(_WIDTH * theme.scale))

    def write(self, stop: Stop, at: int, count: int) -> None:
        """Show a note."""
        self.title.setText(stop.title)
        self.text.setText(stop.text)
        self.count.setText(filled(translate("Tour", "{at} of {count}"), at=at, count=count))
        self.next.setText(translate("Tour", "Next") if at < count else translate("Tour", "Done"))
        self.skip.setVisible(at < count)
        self.setAccessibleName(f"{stop.title}. {stop.text}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next.click()
        else:
            super().keyPressEvent(event)


def _beside(area: QRect, width: int, height: int, room: QRect) -> QPoint:
    """Return where a note of that size stands: right of what it is about, else left, else below, always inside the room."""
    if area.right() + _GAP + width <= room.right():
        left, top = area.right() + _GAP, area.top() + _GAP
    elif area.left() - _GAP - width >= room.left():
        left, top = area.left() - _GAP - width, area.top() + _GAP
    else:
        left, top = area.left(), area.bottom() + _GAP
    if area.height() < height:
        left, top = area.center().x() - width // 2, area.bottom() + _GAP
    return QPoint(max(min(left, room.right() - width - 8), 8), max(min(top, room.bottom() - height - 8), 8))
