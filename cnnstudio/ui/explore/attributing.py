"""Why this class? What of the picture speaks for it, asked of the engine and kept: off until somebody wants to know."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cnnstudio.graph.text import Message
from cnnstudio.protocol.answers import Attributed
from cnnstudio.protocol.commands import At, Next
from cnnstudio.protocol.messages import Looked, Refused, Told
from cnnstudio.protocol.questions import Attribute, Forget, Method
from cnnstudio.ui.explore.at_hand import Kind
from cnnstudio.ui.explore.looking import Looking

VIEW = "class"


class Attributing(QObject):
    """`method` is None while it is off; `label` None means the class that the network predicts. `changed` tells of all."""

    changed = Signal()

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking)
        self.looking, self.engine = looking, looking.engine
        self.method: Method | None = None
        self.label: int | None = None
        self.found: Attributed | None = None
        self.refusal: Message | None = None
        self._look = 0
        self._asked: object = None
        looking.turned.connect(self._turned)
        looking.looked.connect(self._looked)
        looking.changed.connect(self._changed)
        looking.begun.connect(self.leave)
        self.engine.told.connect(self._hear)

    def choose(self, method: Method | None) -> None:
        """Explain the class in this way from now on, or not at all."""
        self.stop()
        self.method, self.found, self.refusal = method, None, None
        self._ask()
        self.changed.emit()

    def leave(self) -> None:
        """Explain no class any more."""
        self.label = None
        self.choose(None)

    def choose_label(self, label: int | None) -> None:
        """Explain this class, or the predicted one."""
        if label != self.label:
            self.label = label
            self._ask()
            self.changed.emit()

    def stop(self) -> None:
        """Compute no further; what is known of it stays."""
        if self._look and self.engine.alive:
            self.engine.send(Forget(self._look))
        self._look = 0
        self.changed.emit()

    @property
    def under_way(self) -> bool:
        """Whether an answer is still to come, in full."""
        return self._look != 0

    @property
    def block(self) -> str:
        """The block for Grad-CAM: the one that is looked at where it gives maps, else the last that does (empty)."""
        looked, block = self.looking.last, self.looking.block
        maps = looked.maps.get(block) if looked is not None else None
        return block if maps is not None and len(maps.shape) == 3 else ""

    def _ask(self) -> None:
        spec, looking = self.looking.spec, self.looking
        if self.method is None or not self.engine.alive or looking.at_hand.kind is Kind.NOTHING or isinstance(spec, Next):
            return
        self._look, self._asked = self.engine.token(), self._subject()
        block = self.block if self.method == "gradcam" else ""
        self.engine.send(Attribute(self._look, spec, self.method, self.label, block, VIEW))
        self.changed.emit()

    def _subject(self) -> object:
        """Return what an answer belongs to, apart from the weights."""
        spec = self.looking.spec
        return (spec.part, spec.index) if isinstance(spec, At) else spec, self.block if self.method == "gradcam" else ""

    def _turned(self) -> None:
        self.found = None
        self._ask()
        self.changed.emit()

    def _looked(self, looked: Looked) -> None:
        """Ask again for another picture or block; and where training has moved the weights, if that takes no time."""
        if self.method is None:
            return
        moved = self.found is not None and (looked.step, looked.token) != (self.found.step, self.found.token)
        if self._asked != self._subject() or (moved and not self.under_way and self.method != "occlusion"):
            self._ask()

    def _changed(self) -> None:
        if not self.engine.alive:
            self._look = 0

    def _hear(self, message: Told) -> None:
        if isinstance(message, Attributed) and message.look == self._look and self._look:
            self.found, self.refusal = message, None
            if message.done == message.total:
                self._look = 0
            self.changed.emit()
        elif isinstance(message, Refused) and self._look and message.token == self._look:
            self._look = 0
            if message.failed.code != "look.replaced":
                self.refusal, self.found = message.failed.message(), None
            self.changed.emit()


def attributing_of(looking: Looking) -> Attributing:
    """Return what explains the class of the picture that is looked at: the same one for every view made of it."""
    for child in looking.children():
        if isinstance(child, Attributing):
            return child
    return Attributing(looking)
