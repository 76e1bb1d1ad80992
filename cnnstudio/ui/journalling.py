"""Keeps the journal of the document: after every edit, a moment later, in a thread that writes and ends."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.design.design import Design
from cnnstudio.design.desk import Desk
from cnnstudio.design.journal import entry
from cnnstudio.graph.text import StudioError
from cnnstudio.ui.document import Document

PAUSE = 700
"""Milliseconds from the first edit that is not written to its writing."""
_PATIENCE = 5.0
"""Seconds that a slow disk has when the window is closed."""


class Journalling(QObject):
    """Writes the design down while there are unsaved changes, and removes the journal when there are none.

    `failed(Message)` tells, once, that the disk takes no journal.
    """

    failed = Signal(object)

    def __init__(self, document: Document, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._desk = document, desk
        self._thread: Thread | None = None
        self._kept: tuple[object, ...] | None = None
        self._failed = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._write)
        document.changed.connect(self._note)
        document.state_changed.connect(self._note)
        self._note()

    def write_now(self) -> bool:
        """Bring the journal up to date before this returns; tell whether it is."""
        self._timer.stop()
        self._join()
        self._write()
        self._join()
        return self._kept is not None

    def close(self) -> None:
        """End without leaving anything: what was unsaved is given up."""
        self.stop()
        try:
            self._desk.close()
        except StudioError as error:
            self._fail(error)

    def stop(self) -> None:
        """Write no more, and leave the journal as it is."""
        self._timer.stop()
        self._document.changed.disconnect(self._note)
        self._document.state_changed.disconnect(self._note)
        self._join()

    def _note(self, *_change: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _write(self) -> None:
        if self._thread is not None and self._thread.is_alive():
            self._timer.start()
            return
        document = self._document
        state = (document.design, document.path, document.dirty)
        if self._kept is not None and all(new is old for new, old in zip(state, self._kept, strict=True)):
            return
        self._kept = state
        digest = document.seen.digest if document.seen is not None else ""
        self._thread = Thread(target=self._work, args=(*state, digest), name="journal", daemon=True)
        self._thread.start()

    def _work(self, design: Design, path: Path | None, dirty: bool, digest: str) -> None:
        """Write or remove the journal; in a thread of its own, since a disk may take its time."""
        try:
            if dirty:
                self._desk.journal.keep(entry(design, path, digest, time.time()))
            else:
                self._desk.journal.drop()
            self._failed = False
        except StudioError as error:
            self._fail(error)

    def _fail(self, error: StudioError) -> None:
        self._kept = None
        if not self._failed:
            self._failed = True
            self.failed.emit(error.message)

    def _join(self) -> None:
        if self._thread is not None:
            self._thread.join(_PATIENCE)
            self._thread = None
