"""The Explore tab: one picture's way through the network, live while it trains."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QImage, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient
from cnnstudio.ui.explore.attributing import attributing_of
from cnnstudio.ui.explore.class_bar import ClassBar
from cnnstudio.ui.explore.filters.editing import editing_of
from cnnstudio.ui.explore.filters.wiring import FilterWiring
from cnnstudio.ui.explore.inside import Inside
from cnnstudio.ui.explore.left import LeftColumn
from cnnstudio.ui.explore.looking import looking_of
from cnnstudio.ui.explore.over_picture import PictureLayer
from cnnstudio.ui.explore.picture_panel import PicturePanel
from cnnstudio.ui.explore.picture_view import pixels_of
from cnnstudio.ui.explore.room import Room
from cnnstudio.ui.explore.state import empty_words, notice_for, weights_words
from cnnstudio.ui.explore.timeline import Timeline
from cnnstudio.ui.explore.units.exciting import searching_of
from cnnstudio.ui.explore.units.panel import UnitPanel
from cnnstudio.ui.explore.why.wiring import WhyWiring
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.theme import theme
from cnnstudio.ui.training.look import sheet
from cnnstudio.ui.training.notice import NoticeLine
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import say, translate


class ExplorePanel(QWidget):
    """A view on what looks at a document. It asks the engine for nothing while it is hidden."""

    def __init__(self, document: Document, selection: Selection, engine: EngineClient) -> None:
        super().__init__()
        self.looking = looking_of(document, selection, engine)
        self.setObjectName("panel.explore")
        self.setAccessibleName(translate("Explore", "Explore"))
        self.setAcceptDrops(True)
        self.notice = NoticeLine()
        self.notice.setObjectName("explore.notice")
        self.weights = label("", "muted", wrap=True)
        self.weights.setObjectName("explore.weights")
        self.pictures, self.inside = PicturePanel(self.looking), Inside(self.looking)
        self.over = PictureLayer(self.pictures.view)
        self.classes = ClassBar(attributing_of(self.looking), self.over, self)
        self.why = WhyWiring(self.inside, self.over)
        self.filters = FilterWiring(self.inside.filters)
        self.units = UnitPanel(searching_of(self.looking), self)
        self.why.panel.excites.clicked.connect(self._search_unit)
        self.editing = editing_of(self.looking)
        self.pictures.ways.insertWidget(3, self.classes.method)
        self.pictures.put_below(self.classes)
        self.lesson = label("", "muted", wrap=True)
        self.lesson.setObjectName("explore.lesson")
        self.pictures.put_below(self.lesson)
        self.timeline = Timeline(self.looking, self)
        self.empty = label("", "muted", wrap=True)
        self.empty.setObjectName("explore.empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.pictures.paste_picture)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._arrange()
        self.room.share()
        self.looking.changed.connect(self.refresh)
        self.looking.looked.connect(self._looked)
        self.inside.shared.connect(self.room.share)
        self.looking.session.changed.connect(self.refresh)
        self.editing.changed.connect(self.refresh)
        document.changed.connect(self._edited)
        engine.state_changed.connect(self._edited)
        theme.changed.connect(self._tint)
        self._tint()

    def refresh(self) -> None:
        """Show the state as it is now."""
        self.notice.show_notice(notice_for(self.looking, self.looking.last is not None))
        self.weights.setText(self._weights_words())
        self._show_lesson()
        shown = self.looking.last is not None
        self._pages.setCurrentIndex(1 if shown else 0)
        if not shown:
            self.empty.setText(empty_words(self.looking))

    def _weights_words(self) -> str:
        if not self.editing.edits or self.looking.last is None:
            return weights_words(self.looking)
        return translate("Explore", "Filters are set by hand: the network's own weights are kept.")

    def _show_lesson(self) -> None:
        """Show what the lecture's example is about, in the place of what a network would say of it."""
        example = self.editing.example
        self.lesson.setVisible(example is not None)
        drawing = self.pictures.draw.isChecked()
        self.pictures.bars.setVisible(example is None)
        self.classes.method.setVisible(example is None)
        self.classes.set_apart(example is not None)
        for part in (self.pictures.verdict, self.pictures.wrong):
            part.setVisible(example is None and not drawing)
        if example is not None:
            self.lesson.setText("\n\n".join(filter(None, (say(example.paragraph), say(example.source)))))

    def open_file(self, path: Path | str) -> None:
        """Look at a picture file."""
        self.looking.open_file(path)

    def _search_unit(self) -> None:
        value = self.why.explaining.value
        if value is not None:
            self.units.searching.search(value.address, value.index)

    def _looked(self, _looked: object) -> None:
        self.refresh()

    def _edited(self, *_change: object) -> None:
        self.refresh()

    def _tint(self) -> None:
        self.setStyleSheet(sheet(theme.current, theme.scale))
        self.room.share()
        self.refresh()

    def _arrange(self) -> None:
        content = QWidget()
        sides = QHBoxLayout(content)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(8)
        self.left = LeftColumn(self.pictures)
        sides.addWidget(self.left)
        self.sides = QSplitter()
        self.sides.setObjectName("explore.sides")
        self.sides.setChildrenCollapsible(False)
        self.sides.addWidget(self.inside)
        self.aside = QSplitter(Qt.Orientation.Vertical)
        self.aside.setObjectName("explore.aside")
        self.aside.setChildrenCollapsible(False)
        for part in (self.why.panel, self.units, self.filters.panel):
            self.aside.addWidget(part)
            part.installEventFilter(self)
        self.sides.addWidget(self.aside)
        sides.addWidget(self.sides, 1)
        below = QWidget()
        self._pages = QStackedLayout(below)
        self._pages.addWidget(self.empty)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        self.room = Room(self, sides, scroll)
        self.sides.splitterMoved.connect(self.room.keep_drag)
        self._pages.addWidget(scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.notice)
        above = QHBoxLayout()
        above.setSpacing(16)
        above.addWidget(self.weights, 1)
        above.addWidget(self.timeline, 2)
        column.addLayout(above)
        column.addWidget(below, 1)

    # -- events -------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.room.share()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room.share()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._watch)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.looking.watch(False)

    def _watch(self) -> None:
        if self.isVisible():
            self.looking.watch(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _picture_file(event) is not None or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _picture_file(event)
        if path is not None:
            self.looking.open_file(path)
            event.acceptProposedAction()
            return
        image = event.mimeData().imageData()
        if isinstance(image, QImage) and not image.isNull():
            self.looking.open_pixels(pixels_of(image))
            event.acceptProposedAction()


def _picture_file(event: QDropEvent) -> Path | None:
    """Return the picture file that is dragged; designs are the window's affair."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() not in (".cnn", ".json", "") else None
