"""The one window: puts the parts together and hands them the document they share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QStackedWidget, QVBoxLayout, QWidget

from cnnstudio.graph.text import Message
from cnnstudio.ui import docks, menus, parts, words
from cnnstudio.ui.actions import Actions
from cnnstudio.ui.beginnings import first_design
from cnnstudio.ui.commands import adding
from cnnstudio.ui.commands.export import Exports
from cnnstudio.ui.commands.file import FileCommands
from cnnstudio.ui.commands.view import Views
from cnnstudio.ui.docks import Dock
from cnnstudio.ui.document import Document
from cnnstudio.ui.files import SUFFIX
from cnnstudio.ui.header import Header, title_of
from cnnstudio.ui.icons import icon
from cnnstudio.ui.late import Late
from cnnstudio.ui.message_bar import MessageBar
from cnnstudio.ui.panels.code import Code
from cnnstudio.ui.panels.inspector import Inspector
from cnnstudio.ui.panels.outline import Outline
from cnnstudio.ui.panels.palette import Palette
from cnnstudio.ui.panels.problems import Problems
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.start_page import StartPage
from cnnstudio.ui.status import StatusLine
from cnnstudio.ui.theme import theme
from cnnstudio.ui.widgets import clear
from cnnstudio.ui.words import translate

DESIGN, EXPLORE, START = range(3)


class MainWindow(QMainWindow):
    """Canvas in the middle, panels around it. What is shown is built anew when the language changes."""

    def __init__(self) -> None:
        super().__init__()
        theme.start()
        self.setWindowIcon(icon("logo"))
        self.setMinimumSize(900, 560)
        self.setAcceptDrops(True)
        docks.prepare(self)
        self.document = Document(first_design(), self)
        self.selection = Selection(self)
        self.selection.follow(self.document)
        self.canvas = parts.canvas(self.document, self.selection)
        self.late = Late(self, self.document, self.selection, self._take_late)
        self.views = Views(self)
        self._closing = self._shown = False
        self.docks: dict[str, Dock] = {}
        self.middle = self._make_middle()
        self.setCentralWidget(self.middle)
        self.build()
        self.views.restore()
        self.canvas.message.connect(self._say)
        self.canvas.search_wanted.connect(self._search)
        self.canvas.edit_wanted.connect(self._edit_fields)
        self.document.changed.connect(self._name)
        self.document.state_changed.connect(self._name)
        self.document.undo_stack.indexChanged.connect(self._name)
        words.announcer.language_changed.connect(self.rebuild)

    # -- building -----------------------------------------------------------------------------------------------------

    def build(self) -> None:
        """Make everything that carries words, around the document, the selection and the engine."""
        self.outline = Outline(self.document, self.selection)
        self.problems = Problems(self.document, self.selection)
        self.palette_ = Palette(self.document, self.selection)
        self.inspector = Inspector(self.document, self.selection)
        self.code = Code(self.document, self.selection)
        self.messages, self.start_page = MessageBar(), StartPage()
        self.files, self.exports = FileCommands(self), Exports(self)
        self._fill_docks()
        self.actions_ = Actions(self)
        menus.add_actions(self, self.actions_)
        bar = QMenuBar()
        menus.fill_menus(self, bar, self.actions_)
        self.header = Header(self.document, bar, self.actions_["train.start"], self.actions_["train.stop"])
        self.setMenuWidget(self.header)
        self._fill_middle()
        self.status = StatusLine(self.document)
        self.setStatusBar(self.status)
        self._connect()
        self._name()
        self.late.renew()

    @property
    def engine(self) -> Any:
        """The engine's client."""
        return self.late.engine

    @property
    def training(self) -> Any:
        """The training panel."""
        return self.late.training

    @property
    def explore(self) -> Any:
        """The look inside."""
        return self.late.explore

    def _fill_docks(self) -> None:
        contents: dict[str, tuple[str, QWidget]] = {
            "panel.palette": (translate("Panel", "Blocks"), self.palette_),
            "panel.inspector": (translate("Panel", "Inspector"), self.inspector),
            "panel.training": (translate("Panel", "Training"), QWidget()),
            "panel.problems": (translate("Panel", "Problems"), self.problems),
            "panel.code": (translate("Panel", "Code"), self.code),
            "panel.outline": (translate("Panel", "Outline"), self.outline),
        }
        if not self.docks:
            self.docks = {name: Dock(name, self) for name in contents}
        for name, (title, content) in contents.items():
            self.docks[name].fill(title, content)

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        middle.setObjectName("panel.middle")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        return middle

    def _fill_middle(self) -> None:
        self.stack = QStackedWidget()
        for page in (self.canvas, QWidget(), self.start_page):
            self.stack.addWidget(page)
        column = self.middle.layout()
        assert column is not None
        clear(column)
        column.addWidget(self.messages)
        column.addWidget(self.stack)

    def _connect(self) -> None:
        page = self.start_page
        page.template_chosen.connect(self.files.begin)
        page.empty_chosen.connect(self.files.begin_empty)
        page.open_wanted.connect(self.files.ask_open)
        page.file_chosen.connect(self.files.open)
        page.left.connect(self.show_design)
        self.header.tab_chosen.connect(self.stack.setCurrentIndex)
        self.problems.count_changed.connect(self._name)
        self.problems.wanted.connect(self.canvas.reveal)
        self.outline.opened.connect(self._edit_fields)
        self.palette_.appended.connect(self.canvas.reveal)
        self.docks["panel.code"].visibilityChanged.connect(self.code.attend)
        self.code.attend(not self.code.visibleRegion().isEmpty())
        self._busy(False)

    def _take_late(self) -> None:
        """Put the panels that speak to the engine into their places."""
        training, explore, engine = self.late.training, self.late.explore, self.late.engine
        self.docks["panel.training"].fill(translate("Panel", "Training"), training)
        self.stack.insertWidget(EXPLORE, explore)
        if (empty := self.stack.widget(EXPLORE + 1)) is not None:
            self.stack.removeWidget(empty)
            empty.deleteLater()
        training.busy_changed.connect(self._busy)
        training.message.connect(self._say)
        training.pace_changed.connect(self._pace)
        engine.state_changed.connect(self.status.show_engine)
        engine.devices_changed.connect(self.header.device.show_devices)
        self.status.show_engine(engine.state)
        self.header.device.show_devices(engine.devices)
        self._busy(training.busy)

    def rebuild(self) -> None:
        """Say everything in the language that is now chosen; panels stay where they are."""
        page, old = self.stack.currentIndex(), (self.status, self.header)
        self.actions_.remove_all()
        self.build()
        for part in old:
            part.hide()
            part.deleteLater()
        self._show_page(page)

    # -- showing ------------------------------------------------------------------------------------------------------

    def show_design(self) -> None:
        """Bring the canvas to the front."""
        self.messages.hide()
        self._show_page(DESIGN)
        self.canvas.show_start()

    def show_start(self) -> None:
        """Bring the templates to the front."""
        self.start_page.refresh()
        self._show_page(START)
        self.start_page.cards[0].setFocus()

    def _show_page(self, page: int) -> None:
        if page != START:
            self.header.tabs.setCurrentIndex(page)
        self.stack.setCurrentIndex(page)

    def _name(self, *_change: object) -> None:
        """Write what depends on the design into the title bar, the tabs and the menus."""
        dirty = " •" if self.document.dirty else ""
        self.setWindowTitle(f"{title_of(self.document)}{dirty} – CNN Studio")
        count = self.problems.count
        title = translate("Panel", "Problems")
        self.docks["panel.problems"].setWindowTitle(f"{title} {count}")
        menus.name_undo(self.actions_, self.document.undo_stack)

    def _pace(self, name: str) -> None:
        self.actions_[f"train.pace.{name}"].setChecked(True)

    def _say(self, message: Message, details: str = "") -> None:
        self.messages.error(message, details)

    def _busy(self, busy: bool) -> None:
        self.actions_["train.stop"].setEnabled(busy)
        self.header.show_busy(busy)

    # -- doing --------------------------------------------------------------------------------------------------------

    def speak(self, code: str) -> None:
        """Change the language, once the menu that asked for it is closed."""
        QTimer.singleShot(0, self, lambda: words.choose_language(code))

    def train(self) -> None:
        """Train what is on the canvas, with the curves in view."""
        self.docks["panel.training"].bring_forward()
        self.training.train()

    def paste(self) -> None:
        """Paste blocks from the clipboard's text."""
        self.canvas.paste(QGuiApplication.clipboard().text())

    def find_block(self) -> None:
        """Begin to search the palette."""
        self.docks["panel.palette"].bring_forward()
        self.palette_.search.setFocus()
        self.palette_.search.selectAll()

    def leave(self, then: Callable[[], object]) -> None:
        """Go on with `then` unless unsaved changes or a training stand against it."""
        self.files.leaving.ask(then)

    def _search(self, point: QPointF) -> None:
        adding.ask(self, point)

    def _edit_fields(self, _id: str) -> None:
        """Lead the keyboard to the first field of the inspector that changes the block."""
        self.docks["panel.inspector"].bring_forward()
        self.inspector.enter()

    # -- events -------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.views.titles()
            QTimer.singleShot(0, self, self._warm_up)

    def _warm_up(self) -> None:
        """Load what can wait until the window is on screen, and start the engine behind it."""
        self.late.engine.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closing and (self.document.dirty or self.late.busy):
            event.ignore()
            self.leave(self._close)
            return
        self.views.remember()
        self.late.close()
        event.accept()

    def _close(self) -> None:
        self._closing = True
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _design_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _design_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.files.open(path)


def _design_file(event: QDropEvent) -> Path | None:
    """Return the design file that is dragged, if it is one."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix == SUFFIX else None
