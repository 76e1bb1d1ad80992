"""When the person comes back to the window: tells that someone else has changed the open file meanwhile, or removed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow

from cnnstudio.design.seen import State
from cnnstudio.graph import text as marked
from cnnstudio.graph.text import Message
from cnnstudio.ui.words import translate

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow


class FileWatch(QObject):
    """Says so above the canvas, once for each change, and offers to show what the file holds now."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told: object = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._came)

    def _came(self, focused: QWindow | None) -> None:
        if focused is not None and focused is self._window.windowHandle() and QGuiApplication.modalWindow() is None:
            self.look()

    def look(self) -> None:
        """Compare the file with what it held, and tell what is new about it."""
        document = self._window.document
        state = document.file_state(quick=True)
        if state is State.SAME:
            self._told = None
            return
        if self._told == (state, document.path, document.seen):
            return
        self._told = (state, document.path, document.seen)
        name = document.path.name if document.path is not None else ""
        if state is State.GONE:
            source = marked.translate("FileWatch", "“{file}” is no longer there: it was moved, renamed or deleted.")
            self._window.messages.inform(Message("file.gone", source, file=name))
        else:
            source = marked.translate("FileWatch", "“{file}” was changed elsewhere.")
            action = translate("FileWatch", "Show what it holds now")
            self._window.messages.inform(Message("file.changed", source, file=name), action, self._window.files.reload)
