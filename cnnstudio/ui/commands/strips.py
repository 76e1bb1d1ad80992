"""Film strips on the canvas, switched on and off: the strips, the picture at hand above them, the pad beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from cnnstudio.ui.canvas.strip_item import MOST
from cnnstudio.ui.canvas.strips import Strips
from cnnstudio.ui.explore.feed import StripFeed
from cnnstudio.ui.explore.hand_bar import HandBar
from cnnstudio.ui.explore.pad import Pad
from cnnstudio.ui.explore.why.explaining import Value, explaining_of
from cnnstudio.ui.middle import EXPLORE
from cnnstudio.ui.words import announcer

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow

_SIDE = 40


class FilmStrips(QObject):
    """Belongs to one window. Nothing is computed while the canvas is not in sight."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.canvas = window, window.canvas
        sharp = max(round(window.devicePixelRatioF()), 1)
        self.feed = StripFeed(window.explore.looking, MOST, _SIDE * sharp)
        self.strips = Strips(window.canvas, self.feed)
        self.bar: HandBar | None = None
        self.card: PadCard | None = None
        self.strips.opened.connect(self._open)
        self.feed.arrived.connect(self._answer)
        announcer.language_changed.connect(self._speak)
        window.canvas.installEventFilter(self)

    @property
    def on(self) -> bool:
        """Whether strips are shown."""
        return self.strips.on

    def turn(self, on: bool) -> None:
        """Show strips from now on, or none."""
        if on == self.on:
            return
        if on:
            self._add_bar()
        else:
            self._remove_bar()
        self.strips.turn(on)
        self._watch()

    def show_pad(self, drawing: bool) -> None:
        """Put the drawing pad over the upper right of the canvas, or take it away."""
        if drawing and self.card is None:
            self.card = PadCard(self.canvas.board)
            self.card.pad.drawn.connect(self.feed.looking.open_drawing)
            self.card.installEventFilter(self)
            self.card.place()
            self.card.show()
            self.card.raise_()
            self.card.pad.surface.setFocus()
            self._answer()
        elif not drawing and self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None
        if self.bar is not None:
            self.bar.draw.setChecked(drawing)

    def _add_bar(self) -> None:
        self.bar = HandBar(self.feed)
        self.bar.draw.toggled.connect(self.show_pad)
        layout = self.canvas.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self.bar)
        layout.activate()

    def _remove_bar(self) -> None:
        self.show_pad(False)
        if self.bar is not None:
            self.bar.hide()
            self.canvas.layout().removeWidget(self.bar)
            self.bar.deleteLater()
            self.bar = None
            self.canvas.layout().activate()

    def _speak(self) -> None:
        """Say everything in the language that is now chosen."""
        if self.bar is not None:
            self._remove_bar()
            self._add_bar()

    def _answer(self) -> None:
        if self.card is not None and self.bar is not None:
            self.card.pad.show_answer(self.feed.picture, *self.bar.best())

    def _open(self, address: str, index: tuple[int, ...]) -> None:
        """Show a map large, in Explore, and how the value at `index` came about."""
        window = self.window
        window.explore.looking.choose_block(address)
        window.header.tabs.setCurrentIndex(EXPLORE)
        window.turn_to(EXPLORE)
        window.explore.inside.maps.choose(index[0] if len(index) == 3 else 0)
        explaining_of(window.explore.looking).explain(Value(address, index))

    def _watch(self) -> None:
        self.feed.watch(self.on and self.canvas.isVisible())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self.canvas and kind in (QEvent.Type.Show, QEvent.Type.Hide):
            self._watch()
        elif watched is self.canvas and kind == QEvent.Type.Resize and self.card is not None:
            self.card.place()
        elif watched is self.card and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.show_pad(False)
            self.canvas.setFocus()
            return True
        return False


class PadCard(QFrame):
    """The drawing pad on a card of its own."""

    def __init__(self, board: QFrame) -> None:
        super().__init__(board)
        self._board = board
        self.setObjectName("hand.pad")
        self.setProperty("tone", "card")
        self.setAutoFillBackground(True)
        self.pad = Pad()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.pad)

    def place(self) -> None:
        """Lie at the upper right of what is below."""
        self.adjustSize()
        self.move(self._board.width() - self.width() - 12, 12)


def film_strips(window: MainWindow) -> FilmStrips:
    """Return the film strips of a window: the same ones at every call."""
    found = window.findChild(FilmStrips)
    return FilmStrips(window) if found is None else found


def toggle(window: MainWindow) -> None:
    """Switch the strips, as the menu now says."""
    film_strips(window).turn(window.actions_["view.strips"].isChecked())
