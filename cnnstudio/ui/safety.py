"""That nothing is lost: journal, recovery and the watch over the file, made once the window is on screen."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from cnnstudio.graph import text as marked
from cnnstudio.graph.text import Message, StudioError

if TYPE_CHECKING:
    from cnnstudio.design.desk import Desk
    from cnnstudio.ui.journalling import Journalling
    from cnnstudio.ui.main_window import MainWindow
    from cnnstudio.ui.recovery import Recovery


_PARTS = (
    "hashlib",
    "cnnstudio.design.file",
    "cnnstudio.design.desk",
    "cnnstudio.ui.journalling",
    "cnnstudio.ui.file_watch",
    "cnnstudio.ui.recovery",
)
"""Modules in the order in which they are loaded: none of them takes long."""


class Safety:
    """Holds them for the window; before `load` there are none."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._desk: Desk | None = None
        self._path: Path | None = None
        self.journalling: Journalling | None = None
        self.recovery: Recovery | None = None

    def load(self) -> Iterator[None]:
        """Make them, one at a time, and offer what earlier windows have left."""
        for name in _PARTS:
            import_module(name)
            yield
        from cnnstudio.design.desk import Desk
        from cnnstudio.ui.file_watch import FileWatch
        from cnnstudio.ui.recovery import Recovery

        try:
            self._desk = Desk()
        except StudioError as error:
            self._say_none(error.message)
        else:
            self._begin(self._desk)
        yield
        FileWatch(self._window)
        yield
        self.recovery = Recovery(self._window, self.write_now)
        yield from self.recovery.look()

    def write_now(self) -> bool:
        """Bring the journal up to date; tell whether there is one that is."""
        return self.journalling is not None and self.journalling.write_now()

    def close(self) -> None:
        """Leave no journal: the window is closed, and what was not saved is given up."""
        if self.journalling is not None:
            self.journalling.close()
        self.journalling = self._desk = None

    def _begin(self, desk: Desk) -> None:
        from cnnstudio.ui.journalling import Journalling

        self.journalling = Journalling(self._window.document, desk, self._window)
        self.journalling.failed.connect(self._say_none)
        self._window.document.state_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Let other windows know which file is open here, and say where one has it open too."""
        path = self._window.document.path
        if path == self._path or self._desk is None:
            return
        self._path = path
        self._desk.tell(path)
        if path is not None:
            # Behind what opened it, which clears what was said before.
            QTimer.singleShot(0, self._window, self._say_elsewhere)

    def _say_elsewhere(self) -> None:
        path = self._window.document.path
        if self._desk is None or path is None or not self._desk.has_elsewhere(path):
            return
        source = marked.translate(
            "Safety", "“{file}” is open in another window of CNN Studio too: whoever saves last is asked before overwriting."
        )
        self._window.messages.inform(Message("file.elsewhere", source, file=path.name))

    def _say_none(self, why: Message) -> None:
        source = marked.translate("Safety", "Unsaved changes cannot be kept for the case of a crash, save often: {why}")
        self._window.messages.error(Message("journal.failed", source, why=why))
