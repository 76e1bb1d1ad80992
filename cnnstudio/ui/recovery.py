"""Recovering: looks for what dead windows have left, offers it, and opens it as unsaved changes of its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cnnstudio.design.desk import Lost, lost
from cnnstudio.design.seen import Seen
from cnnstudio.graph import text as marked
from cnnstudio.graph.text import Message, StudioError
from cnnstudio.ui import words
from cnnstudio.ui.recovery_bar import RecoveryBar

if TYPE_CHECKING:
    from cnnstudio.ui.main_window import MainWindow


class Recovery(QObject):
    """Holds what can be recovered, all of it once `looked`; `write_now` brings the journal of this window up to date."""

    def __init__(self, window: MainWindow, write_now: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._write_now = window, write_now
        self._lost: list[Lost] = []
        self._bar: RecoveryBar | None = None
        self.looked = False
        words.announcer.language_changed.connect(self._renew)

    def look(self) -> Iterator[None]:
        """Find what there is, one journal at a time, and offer it: what can be recovered comes first."""
        for each in lost():
            self._lost.append(each)
            yield
        self.looked = True
        self._lost.sort(key=lambda each: each.entry is None)
        self._renew()

    def recover(self, found: Lost) -> None:
        """Show it on the canvas, after asking about what is open."""
        self._window.files.leaving.ask(lambda: self._recover(found))

    def discard(self, found: Lost) -> None:
        """Give it up."""
        self._window.files.attempt(found.remove)
        self._done(found)

    def _recover(self, found: Lost) -> None:
        if found.entry is None:
            return
        lock = found.take()
        if lock is None:
            source = marked.translate("Recovery", "Another window of CNN Studio has taken care of that already.")
            self._window.messages.inform(Message("recovery.gone", source))
            self._done(found)
            return
        try:
            entry = found.entry
            self._window.document.recover(entry.read(), entry.path, Seen(entry.digest) if entry.digest else None)
        except StudioError as error:
            self._window.messages.error(error.message)
            return
        finally:
            lock.release()
        self._window.show_design()
        # Only when this window's journal holds the design is the old one given up.
        if self._write_now():
            with suppress(StudioError):
                found.remove()
        self._done(found)

    def _done(self, found: Lost) -> None:
        self._lost = [each for each in self._lost if each is not found]
        self._show()

    def _renew(self) -> None:
        """Make the bar anew, in the language that is now spoken."""
        self._bar = None
        self._show()

    def _show(self) -> None:
        if self._bar is None:
            if not self._lost:
                return
            self._bar = RecoveryBar()
            self._bar.recover_wanted.connect(self.recover)
            self._bar.discard_wanted.connect(self.discard)
            self._window.middle.put_above(self._bar)
        self._bar.show_lost(self._lost)
