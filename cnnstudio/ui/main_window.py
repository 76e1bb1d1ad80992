"""The one window: puts the parts together and hands them the document they share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMenuBar, QStackedWidget

from cnnstudio.graph.text import Message
from cnnstudio.ui import connections, docks, dropping, menus, parts, words
from cnnstudio.ui.actions import Actions
from cnnstudio.ui.beginnings import first_design
from cnnstudio.ui.commands.export import Exports
from cnnstudio.ui.commands.file import FileCommands
from cnnstudio.ui.commands.view import Views
from cnnstudio.ui.conventions import conventions
from cnnstudio.ui.docks import Dock
from cnnstudio.ui.document import Document
from cnnstudio.ui.header import Header, title_of
from cnnstudio.ui.icons import icon
from cnnstudio.ui.late import Late
from cnnstudio.ui.made_panels import MadePanels, problems_title
from cnnstudio.ui.middle import DESIGN, EVALUATE, EXPLORE, START, Middle
from cnnstudio.ui.safety import Safety
from cnnstudio.ui.selection import Selection
from cnnstudio.ui.status import StatusLine
from cnnstudio.ui.theme import theme
from cnnstudio.ui.words import translate

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QShowEvent

    from cnnstudio.ui.message_bar import MessageBar
    from cnnstudio.ui.panels.code import Code
    from cnnstudio.ui.panels.inspector import Inspector
    from cnnstudio.ui.panels.outline import Outline
    from cnnstudio.ui.panels.palette import Palette
    from cnnstudio.ui.panels.problems import Problems
    from cnnstudio.ui.start_page import StartPage


_BREATH = 5
"""Milliseconds between two pieces of what is loaded behind the window."""


class MainWindow(QMainWindow):
    """Canvas in the middle, panels around it. What is shown is built anew when the language changes."""

    def __init__(self) -> None:
        super().__init__()
        theme.start()
        conventions.start()
        self.setWindowIcon(icon("logo"))
        self.setMinimumSize(900, 560)
        self.setAcceptDrops(True)
        docks.prepare(self)
        self.document = Document(first_design(), self)
        self.selection = Selection(self)
        self.selection.follow(self.document)
        self.canvas = parts.canvas(self.document, self.selection)
        self.late = Late(self, self.document, self.selection, lambda: connections.connect_late(self))
        self.views = Views(self)
        self.safety = Safety(self)
        self._closing = self._shown = self._painted = False
        self.docks: dict[str, Dock] = {}
        self.middle = Middle(self.canvas, lambda page: connections.connect_start(self, page))
        self.setCentralWidget(self.middle)
        self.middle.entered.connect(lambda: self._show_page(EXPLORE))
        self.build()
        self.views.restore()
        connections.connect_canvas(self)
        self.document.changed.connect(self.write_names)
        self.document.state_changed.connect(self.write_names)
        self.document.undo_stack.indexChanged.connect(self.write_names)
        words.announcer.language_changed.connect(self.rebuild)

    # -- building -----------------------------------------------------------------------------------------------------

    def build(self) -> None:
        """Make everything that carries words, around the document, the selection and the engine."""
        self.panels = MadePanels(self)
        self.files, self.exports = FileCommands(self), Exports(self)
        self._fill_docks()
        self.actions_ = Actions(self)
        menus.add_actions(self, self.actions_)
        bar = QMenuBar()
        menus.fill_menus(self, bar, self.actions_)
        self.header = Header(self.document, bar, self.actions_["train.start"], self.actions_["train.stop"])
        self.setMenuWidget(self.header)
        self.status = StatusLine(self.document)
        self.setStatusBar(self.status)
        connections.connect_panels(self)
        self.show_busy(False)
        self.write_names()
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

    @property
    def palette_(self) -> Palette:
        """The blocks to choose from."""
        return self.panels.palette

    @property
    def inspector(self) -> Inspector:
        """What is chosen."""
        return self.panels.inspector

    @property
    def problems(self) -> Problems:
        """The list of problems."""
        return self.panels.problems

    @property
    def code(self) -> Code:
        """The network as source."""
        return self.panels.code

    @property
    def outline(self) -> Outline:
        """The network as a list."""
        return self.panels.outline

    @property
    def messages(self) -> MessageBar:
        """What is said above the canvas."""
        return self.middle.messages

    @property
    def start_page(self) -> StartPage:
        """Templates and recent files."""
        return self.middle.start_page

    @property
    def stack(self) -> QStackedWidget:
        """The pages in the middle."""
        return self.middle.stack

    def _fill_docks(self) -> None:
        titles = {
            "panel.palette": translate("Panel", "Blocks"),
            "panel.inspector": translate("Panel", "Inspector"),
            "panel.training": translate("Panel", "Training"),
            "panel.problems": problems_title(self),
            "panel.code": translate("Panel", "Code"),
            "panel.summary": translate("Panel", "Summary"),
            "panel.outline": translate("Panel", "Outline"),
        }
        if not self.docks:
            self.docks = {name: Dock(name, self) for name in titles}
        for name, title in titles.items():
            self.docks[name].entitle(title)

    def rebuild(self) -> None:
        """Say everything in the language that is now chosen; panels and the keyboard stay where they are."""
        from cnnstudio.ui.keyboard import held_place

        back = held_place(self)
        page, old = self.stack.currentIndex(), (self.status, self.header)
        self.actions_.remove_all()
        self.middle.fill()
        self.build()
        if self._painted:
            self.panels.load()
        for part in old:
            part.hide()
            part.deleteLater()
        self._show_page(page)
        back()

    # -- showing ------------------------------------------------------------------------------------------------------

    def show_design(self) -> None:
        """Bring the canvas to the front."""
        self.middle.hush()
        self._show_page(DESIGN)
        self.canvas.show_start()

    def show_start(self) -> None:
        """Bring the templates to the front."""
        self.start_page.refresh()
        self._show_page(START)
        self.start_page.cards[0].setFocus()

    def turn_to(self, page: int) -> None:
        """Show a page of the middle."""
        if page in (EXPLORE, EVALUATE):
            self.late.ensure()
        if page == EVALUATE:
            self.middle.show_evaluate(self.explore)
        self.stack.setCurrentIndex(page)

    def _show_page(self, page: int) -> None:
        if page != START:
            self.header.tabs.setCurrentIndex(page)
        self.turn_to(page)

    def write_names(self, *_change: object) -> None:
        """Write what depends on the design into the title bar, the tabs and the menus."""
        dirty = " •" if self.document.dirty else ""
        self.setWindowTitle(f"{title_of(self.document)}{dirty} – CNN Studio")
        self.docks["panel.problems"].setWindowTitle(problems_title(self))
        menus.name_undo(self.actions_, self.document.undo_stack)

    def show_pace(self, name: str) -> None:
        """Check the pace in use in the menu."""
        self.actions_[f"train.pace.{name}"].setChecked(True)

    def say(self, message: Message, details: str = "") -> None:
        """Say above the canvas what went wrong."""
        self.messages.error(message, details)

    def show_busy(self, busy: bool) -> None:
        """Let the commands know whether there is a training to stop."""
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
        """Paste blocks from the clipboard's text, which may be code."""
        from cnnstudio.ui.commands import code, pictures

        text = QGuiApplication.clipboard().text()
        if not text and self.canvas.scene.beside and pictures.paste(self):
            return
        if code.holds_code(text):
            code.paste(self, text)
        else:
            self.canvas.paste(text)

    def find_block(self) -> None:
        """Begin to search the palette."""
        self.docks["panel.palette"].bring_forward()
        self.palette_.search.setFocus()
        self.palette_.search.selectAll()

    def search(self, point: QPointF) -> None:
        """Search a block at the cursor for a point of the scene."""
        from cnnstudio.ui.commands import adding

        adding.ask(self, point)

    def edit_fields(self, _id: str = "") -> None:
        """Lead the keyboard to the first field of the inspector that changes the block."""
        self.docks["panel.inspector"].bring_forward()
        self.inspector.enter()

    # -- events -------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            self.views.titles()
            self.header.train.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            late = self.late.load(), self.safety.load(), self.panels.load_behind()
            self._warm_up(chain(self.panels.load_beside(), menus.load_keys(self), *late, menus.load_panels(self)))

    def _warm_up(self, pieces: Iterator[None]) -> None:
        """Load what can wait until the window is on screen, piece by piece: what a person does meanwhile comes first."""

        def go() -> None:
            if self.isVisible() and next(pieces, self) is None:
                QTimer.singleShot(_BREATH, self, go)

        QTimer.singleShot(_BREATH, self, go)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closing and (self.document.dirty or self.late.busy):
            event.ignore()
            self.files.leaving.ask(self._close)
            return
        self.views.remember()
        self.late.close()
        self.safety.close()
        event.accept()

    def _close(self) -> None:
        self._closing = True
        self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropping.wanted(self, event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        dropping.take(self, event)
