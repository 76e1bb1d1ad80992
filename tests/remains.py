"""What a test leaves behind."""

from __future__ import annotations

import gc
import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow


def forget_deleted() -> None:
    """Let Qt delete what it was told to delete later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def children() -> set[int]:
    """Return the ids of this process's child processes; none where the system does not tell."""
    lists = Path("/proc/self/task").glob("*/children")
    return {int(child) for each in lists for child in each.read_text().split()}


@contextmanager
def still_heap() -> Iterator[None]:
    """Spare the collector what is alive already: `nothing_left` would let it walk all of torch after every test."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@contextmanager
def nothing_left() -> Iterator[None]:
    """Fail where a widget, a thread or a child process is left alive that was not there before."""
    widgets, threads, processes = set(QApplication.allWidgets()), set(threading.enumerate()), children()
    yield
    forget_deleted()
    gc.collect()
    new = [widget for widget in QApplication.allWidgets() if widget not in widgets]
    left = [widget for widget in new if widget.isVisible() or isinstance(widget.window(), (QMainWindow, QDialog))]
    assert not left, [(type(w).__name__, w.objectName(), type(w.parent()).__name__) for w in left]
    assert set(threading.enumerate()) <= threads
    assert not multiprocessing.active_children()
    assert children() <= processes
