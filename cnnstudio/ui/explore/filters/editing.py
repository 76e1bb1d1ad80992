"""The filters that were changed by hand, asked of the engine and kept; on initial weights they outlive edits of the network."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from cnnstudio.design.design import Design
from cnnstudio.graph.text import Message
from cnnstudio.protocol.answers import Edited
from cnnstudio.protocol.messages import Loaded, Refused, Told
from cnnstudio.protocol.questions import EditKernels, Forget, KernelEdit
from cnnstudio.templates.examples.example import Example
from cnnstudio.ui.explore.at_hand import NOTHING, Kind, Subject
from cnnstudio.ui.explore.looking import Looking

VIEW = "filters"


class Editing(QObject):
    """`changed` tells of other edits and of what they do; `applied` that the network at hand has them now.

    `example` is the lecture's example that is on show, for as long as its design is open.
    """

    changed = Signal()
    applied = Signal()

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking)
        self.looking, self.engine = looking, looking.engine
        self.edits: tuple[KernelEdit, ...] = ()
        self.found: Edited | None = None
        self.refusal: Message | None = None
        self.example: Example | None = None
        self.comparing = False
        self._subject: Subject = NOTHING
        self._look = self._loaded = 0
        looking.changed.connect(self._changed)
        looking.document.changed.connect(self._document_changed)
        self.engine.told.connect(self._hear)

    def begin(self, edits: Sequence[KernelEdit], example: Example | None = None) -> None:
        """Let the network that is now opened have these filters; nothing is compared."""
        self.edits, self.example, self.found = tuple(edits), example, None
        self.comparing = False
        self._subject = NOTHING
        self.changed.emit()

    def apply(self) -> None:
        """Give the network at hand these filters; one that is still to come gets them when it is there."""
        looking = self.looking
        if self.edits and self._loaded == looking._load and looking.at_hand.same(looking.subject):
            self._send()

    def add(self, *edits: KernelEdit) -> None:
        """Change filters, after what was changed before."""
        self._turn((*self.edits, *edits))

    def undo(self) -> None:
        """Take the last change back."""
        self._turn(self.edits[:-1])

    def all_back(self) -> None:
        """Take all changes back."""
        self._turn(())

    def stop(self) -> None:
        """Compare no further."""
        if self._look and self.engine.alive:
            self.engine.send(Forget(self._look))
        self._look = 0
        self.changed.emit()

    @property
    def under_way(self) -> bool:
        """Whether pictures are being counted."""
        return self._look != 0

    def _turn(self, edits: tuple[KernelEdit, ...]) -> None:
        self.edits, self.refusal = edits, None
        self.comparing = True
        self._send()

    def _send(self) -> None:
        looking = self.looking
        if not self.engine.alive or looking.at_hand.kind is Kind.NOTHING:
            return
        self._look, self._subject = self.engine.token(), looking.at_hand
        data = looking.at_hand.design is not None and bool(looking.at_hand.design.data) and looking.missing is None
        compare = self.comparing and data
        if not compare:
            self.found = None
        self.engine.send(EditKernels(self._look, self.edits, compare, view=VIEW))
        self.changed.emit()

    # -- what happens -------------------------------------------------------------------------------------------------

    def _document_changed(self, before: Design, after: Design) -> None:
        """Forget the filters where another design was opened: an edit shares most blocks with the one before."""
        shared = any(after.graph.nodes.get(id) is node for id, node in before.graph.nodes.items())
        if not shared and (self.edits or self.example):
            self._forget()

    def _changed(self) -> None:
        if not self.engine.alive:
            self._look = 0
        at_hand = self.looking.at_hand
        known = self._subject.kind is not Kind.NOTHING and at_hand.kind is not Kind.NOTHING
        if self.edits and known and (at_hand.kind, at_hand.run) != (self._subject.kind, self._subject.run):
            self._forget()

    def _forget(self) -> None:
        self.edits, self.example, self.found, self.refusal = (), None, None, None
        self._subject, self._look = NOTHING, 0
        self.changed.emit()

    def _hear(self, message: Told) -> None:
        if isinstance(message, Loaded):
            self._loaded = message.token
            self.apply()
        elif isinstance(message, Edited) and message.look == self._look and self._look:
            self._take(message)
        elif isinstance(message, Refused) and self._look and message.token == self._look:
            self._refused(message)

    def _take(self, message: Edited) -> None:
        first = self.found is None or self.found.look != message.look
        self.found = message if len(message.seen) else None
        if message.done == message.total:
            self._look = 0
        self.changed.emit()
        if first:
            self.applied.emit()

    def _refused(self, message: Refused) -> None:
        self._look = 0
        if message.failed.code == "look.replaced":
            return
        self.refusal = message.failed.message()
        if self.comparing:
            self.edits = self.edits[:-1]
        else:
            self.edits = ()
        self.changed.emit()


def editing_of(looking: Looking) -> Editing:
    """Return what edits the filters of the network that is looked at: the same one for every view made of it."""
    for child in looking.children():
        if isinstance(child, Editing):
            return child
    return Editing(looking)
