"""The row at the top: what is open, the menus, the tabs, what is trained on and where, and the one obvious button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.ui.data_picker import DataPicker
from cnnstudio.ui.device_picker import DevicePicker
from cnnstudio.ui.document import Document
from cnnstudio.ui.icons import icon, pixmap
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import label
from cnnstudio.ui.words import filled, translate

HEIGHT = 48
_LEAST = 380
"""What the pickers and the Train button with its keys need at least."""


class Header(QFrame):
    """Emits `tab_chosen(index)`; the Train button stands for two actions, to start and to stop."""

    tab_chosen = Signal(int)

    def __init__(self, document: Document, menus: QMenuBar, start: QAction, stop: QAction) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setMinimumHeight(HEIGHT)
        self._start, self._stop, self._busy, self._slim = start, stop, False, False
        self.name = Name(document)
        self.tabs = self._tab_bar()
        self.data, self.device = DataPicker(document), DevicePicker(document)
        self.train = QPushButton()
        self.train.setObjectName("header.train")
        self.train.setProperty("tone", "primary")
        self.train.setMinimumHeight(34)
        self.menus = menus
        menus.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        more = self._more()
        if more is not None:
            more.setProperty("tone", "dock")
            more.setAccessibleName(translate("Header", "More menus"))
        self.train.clicked.connect(self._pressed)
        self.logo = _Logo()
        self.row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self.logo)
        row.addWidget(self.name)
        row.addWidget(menus, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.tabs)
        row.addStretch(1)
        for part in (self.data, self.device, self.train):
            row.addWidget(part)
        theme.changed.connect(self._write_button)
        theme.changed.connect(self._make_room)
        start.changed.connect(self._write_button)
        self._write_button()

    def show_busy(self, busy: bool) -> None:
        """Let the button stop the training while there is one."""
        self._busy = busy
        self._write_button()

    def _tab_bar(self) -> QTabBar:
        bar = _Tabs()
        bar.setObjectName("header.tabs")
        bar.setAccessibleName(translate("Header", "Views"))
        bar.setDrawBase(False)
        bar.setExpanding(False)
        bar.addTab(translate("Header", "Design"))
        bar.addTab(translate("Header", "Explore"))
        bar.addTab(translate("Header", "Evaluate"))
        bar.setUsesScrollButtons(False)
        bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        bar.currentChanged.connect(self.tab_chosen)
        return bar

    def _more(self) -> QToolButton | None:
        """Return Qt's own button for the menus that have no room; asked for anew, since Qt may renew it."""
        return self.menus.findChild(QToolButton, "qt_menubar_ext_button")

    def _pressed(self) -> None:
        (self._stop if self._busy else self._start).trigger()

    def _write_button(self) -> None:
        action = self._stop if self._busy else self._start
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = translate("Header", "Stop") if self._busy else translate("Header", "Train")
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText).replace("Return", "↵")
        self.train.setText(f" {words}" if self._slim else f" {words}   {shown}")
        self.train.setIcon(icon("stop" if self._busy else "play", theme.current.on_accent))
        self.train.setIconSize(QSize(14, 14))
        self.train.setToolTip(f"{action.toolTip()} ({keys})")
        self.train.setAccessibleName(words)
        self.train.setEnabled(action.isEnabled())
        more = self._more()
        if more is not None:
            more.setIcon(icon("chevron", theme.current.muted))

    def _make_room(self) -> None:
        """Keep tabs and menus whole: in a narrow window, whose frame says the title too, title and keys leave their room."""
        around = self.row.contentsMargins().left() + self.row.contentsMargins().right() + 8 * self.row.spacing()
        parts = (self.logo, self.menus, self.tabs)
        least = around + sum(part.sizeHint().width() for part in parts) + self.name.minimumWidth() + round(_LEAST * theme.scale)
        slim = self.width() < least
        if slim != self._slim:
            self._slim = slim
            self.name.setHidden(slim)
            self.logo.setHidden(slim)
            self._write_button()
        rest = around + self.tabs.sizeHint().width() + self.train.sizeHint().width()
        rest += self.data.minimumSizeHint().width() + self.device.minimumSizeHint().width()
        self.menus.setMinimumWidth(
            min(self.menus.sizeHint().width(), max(self.width() - rest, 0)) if slim else self.menus.sizeHint().width()
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._make_room)  # its parts have their fonts then

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current.colour("border"))
        painter.end()


class _Tabs(QTabBar):
    """Asks for its room anew once it has its font: what it asked for before would cut the last tab."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.updateGeometry)


class _Logo(QLabel):
    def __init__(self) -> None:
        super().__init__()
        self.setPixmap(pixmap("logo", pixels=24, ratio=self.devicePixelRatioF()))
        self.setAccessibleName("CNN Studio")


class Name(QWidget):
    """The title of the design over the state of its file."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.title, self.state = label("", "title"), label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 8, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.state)
        column.addStretch(1)
        self.setMinimumWidth(90)
        self.setMaximumWidth(240)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        document.changed.connect(self.show_name)
        document.state_changed.connect(self.show_name)
        self.show_name()

    def show_name(self, *_change: object) -> None:
        """Write title and state as they are now."""
        full = title_of(self.document)
        width = max(self.width(), self.minimumWidth()) - 12
        self.title.setText(self.title.fontMetrics().elidedText(full, Qt.TextElideMode.ElideRight, width))
        self.title.setAccessibleName(full)
        state = state_of(self.document)
        self.state.setText(self.state.fontMetrics().elidedText(state, Qt.TextElideMode.ElideMiddle, width))
        self.setToolTip(str(self.document.path) if self.document.path else full)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for the whole title."""
        wanted = self.title.fontMetrics().horizontalAdvance(title_of(self.document))
        state = self.state.fontMetrics().horizontalAdvance(state_of(self.document))
        return QSize(max(wanted, state) + 16, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Take less where there is less."""
        return QSize(self.minimumWidth(), HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_name()


def title_of(document: Document) -> str:
    """Return what the design is called: its title, else its file's name."""
    if document.design.title:
        return document.design.title
    return document.path.stem if document.path else translate("Header", "Untitled")


def state_of(document: Document) -> str:
    """Return the state of the file in a word or two."""
    if document.path is None:
        return translate("Header", "unsaved")
    if document.dirty:
        return filled(translate("Header", "{file}, changed"), file=document.path.name)
    return document.path.name
