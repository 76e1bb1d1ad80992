"""Before a design is left: unsaved changes are asked about, and a training that runs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cnnstudio.ui.document import Document
from cnnstudio.ui.header import title_of
from cnnstudio.ui.late import Late
from cnnstudio.ui.question import question
from cnnstudio.ui.words import filled, translate

Then = Callable[[], object]
_PATIENCE = 3000
"""Milliseconds that a training which was stopped has for its last words."""


class Leaving:
    """Asks, without blocking anything, and goes on with `then` where the person agrees."""

    def __init__(self, window: QWidget, late: Late, document: Document, save: Callable[[Then], object]) -> None:
        self._window, self._late, self._document, self._save = window, late, document, save

    def ask(self, then: Then) -> None:
        """Call `then` when neither a training nor unsaved changes stand against it any more."""
        if self._late.busy:
            self._ask_stop(lambda: self._ask_save(then))
        else:
            self._ask_save(then)

    def _ask_stop(self, then: Then) -> None:
        box = question(
            self._window,
            "ask.stop",
            translate("Leaving", "A network is being trained."),
            translate("Leaving", "Stop it and keep what it has learned so far?"),
        )
        stop = box.addButton(translate("Leaving", "Stop and keep"), box.ButtonRole.AcceptRole)
        stop.setObjectName("ask.stop.keep")
        box.addButton(box.StandardButton.Cancel)
        box.setDefaultButton(stop)

        def answered() -> None:
            if box.clickedButton() is stop:
                self._late.training.stop()
                self._when_idle(then)

        box.finished.connect(answered)
        box.open()

    def _when_idle(self, then: Then) -> None:
        """Go on when the run has been put away, or cannot be within `_PATIENCE`."""
        left = [then]

        def go() -> None:
            if left:
                left.pop()()

        if not self._late.busy:
            go()
            return
        self._late.training.busy_changed.connect(lambda busy: None if busy else go())
        QTimer.singleShot(_PATIENCE, self._window, go)

    def _ask_save(self, then: Then) -> None:
        if not self._document.dirty:
            then()
            return
        title = title_of(self._document)
        box = question(
            self._window,
            "ask.save",
            filled(translate("Leaving", "Save the changes to “{title}”?"), title=title),
            translate("Leaving", "What is not saved is lost."),
        )
        button = box.StandardButton
        box.setStandardButtons(button.Save | button.Discard | button.Cancel)
        box.setDefaultButton(button.Save)

        def answered(answer: int) -> None:
            if answer == button.Save:
                self._save(then)
            elif answer == button.Discard:
                then()

        box.finished.connect(answered)
        box.open()
