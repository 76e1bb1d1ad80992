"""How the network at hand does on the test pictures, asked of the engine and kept; it outlives its views."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnstudio.graph.text import Message
from cnnstudio.protocol.answers import Assessed, Pictured
from cnnstudio.protocol.arrays import Integers
from cnnstudio.protocol.messages import Refused, Told
from cnnstudio.protocol.questions import Assess, Forget, ShowPictures
from cnnstudio.ui.explore.at_hand import NOTHING, Kind, Subject
from cnnstudio.ui.explore.looking import Looking
from cnnstudio.ui.explore.picture_panel import class_names

VIEW = "evaluate"
MOST = 120
"""Pictures that the gallery shows at a time."""
SIDE = 56


class Assessing(QObject):
    """`changed` tells of new figures and of what is in the way, `pictured` of the gallery's pictures.

    `cell` is the (actual, predicted) class whose pictures the gallery shows; None shows all, the wrong ones first.
    """

    changed = Signal()
    pictured = Signal()

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking)
        self.looking, self.engine = looking, looking.engine
        self.found: Assessed | None = None
        self.subject: Subject = NOTHING
        self._asked: Subject = NOTHING
        self.cell: tuple[int, int] | None = None
        self.shown: Pictured | None = None
        self.refusal: Message | None = None
        self._watching = False
        self._look = self._gallery = 0
        self._wanted: tuple[int, ...] | None = None
        """The pictures that were asked for last."""
        looking.turned.connect(self._turned)
        looking.changed.connect(self._turned)
        looking.begun.connect(self._forget)
        looking.session.changed.connect(self._turned)
        self.engine.told.connect(self._hear)

    # -- what is asked ------------------------------------------------------------------------------------------------

    @property
    def classes(self) -> list[str]:
        """The names of the classes, by number."""
        design = self.subject.design
        return class_names("" if design is None else design.data)

    @property
    def done(self) -> bool:
        """Whether all pictures are in the figures."""
        return self.found is not None and self.found.done == self.found.total

    @property
    def lost(self) -> bool:
        """Whether the network gave no picture an answer that is a number."""
        certainty = None if self.found is None else self.found.certainty
        return certainty is not None and len(certainty) > 0 and not np.isfinite(certainty).any()

    @property
    def under_way(self) -> bool:
        """Whether figures are being counted."""
        return self._look != 0

    @property
    def old(self) -> bool:
        """Whether the network at hand is another than the figures', or has learned since."""
        if self.found is None:
            return False
        return not self.subject.same(self.looking.at_hand) or self.found.step != self._step()

    def watch(self, watching: bool) -> None:
        """Begin or cease to ask."""
        if watching == self._watching:
            return
        self._watching = watching
        self.looking.watch(watching, VIEW)
        if watching:
            self._turned()
        else:
            self.stop()

    def ask(self) -> None:
        """Count anew, with the weights as they are now."""
        if not self._watching or not self.engine.alive or self.looking.at_hand.kind is Kind.NOTHING:
            return
        self._look, self._asked = self.engine.token(), self.looking.at_hand
        self.refusal = None
        self.engine.send(Assess(self._look, view=VIEW))
        self.changed.emit()

    def stop(self) -> None:
        """Ask no more for now; what was counted stays."""
        if self._look and self.engine.alive:
            self.engine.send(Forget(self._look))
        self._look = 0
        self.changed.emit()

    def choose(self, cell: tuple[int, int] | None) -> None:
        """Let the gallery show the pictures of this cell of the confusion matrix, or all."""
        self.cell = cell
        self._wanted = None
        self.changed.emit()
        self._show_gallery()

    def chosen(self) -> Integers:
        """Return the numbers of the pictures that the gallery is about, in its order."""
        found = self.found
        if found is None:
            return np.zeros(0, np.int64)
        if self.cell is None:
            return found.order
        actual, predicted = self.cell
        order = found.order
        chosen: Integers = order[(found.labels[order] == actual) & (found.predicted[order] == predicted)]
        return chosen

    # -- what happens -------------------------------------------------------------------------------------------------

    def _step(self) -> int:
        session = self.looking.session
        if self.looking.at_hand.kind is not Kind.RUN:
            return 0
        if self.looking.time is not None:
            return self.looking.time
        if session.finished is not None:
            return session.finished.step
        return session.progress.step if session.progress is not None else 0

    def _forget(self) -> None:
        """The figures are another network's."""
        self.found = self.shown = self.refusal = self.cell = None
        self.subject = self._asked = NOTHING
        self._look = self._gallery = 0
        self._wanted = ()
        self.pictured.emit()
        self.changed.emit()

    def _turned(self) -> None:
        if not self._watching:
            return
        if not self.engine.alive:
            self._look = self._gallery = 0
            self.changed.emit()
            return
        other = self.found is None or not self.subject.same(self.looking.at_hand)
        finished = not self.looking.session.busy and self.old
        fresh = self.refusal is None and (other or finished)
        wanted = not self._asked.same(self.looking.at_hand) if self._look else fresh
        if wanted:
            self.ask()
        self.changed.emit()

    def _hear(self, message: Told) -> None:
        if isinstance(message, Assessed) and message.look == self._look and self._look:
            self._take(message)
        elif isinstance(message, Pictured) and message.look == self._gallery and self._gallery:
            self._gallery = 0
            self.shown = message
            self.pictured.emit()
            self._show_gallery()
        elif isinstance(message, Refused) and message.token and message.token in (self._look, self._gallery):
            if message.token == self._look:
                self._look = 0
                self.refusal = None if message.failed.code == "look.replaced" else message.failed.message()
            else:
                self._gallery = 0
            self.changed.emit()

    def _take(self, message: Assessed) -> None:
        first = self.found is None or not self.subject.same(self._asked)
        self.found, self.subject = message, self._asked
        if message.done == message.total:
            self._look = 0
        if first and self.cell is not None and max(self.cell) >= len(message.support):
            self.cell = None
        self.changed.emit()
        self._show_gallery()

    def _show_gallery(self) -> None:
        wanted = tuple(self.chosen()[:MOST].tolist())
        if self._gallery or not self._watching or not self.engine.alive or wanted == self._wanted:
            return
        self._wanted = wanted
        if not wanted:
            self.shown = None
            self.pictured.emit()
            return
        self._gallery = self.engine.token()
        self.engine.send(ShowPictures(self._gallery, wanted, SIDE, view=VIEW))


def assessing_of(looking: Looking) -> Assessing:
    """Return what assesses the network that is looked at: the same one for every view made of it."""
    for child in looking.children():
        if isinstance(child, Assessing):
            return child
    return Assessing(looking)
