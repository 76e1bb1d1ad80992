"""Which pictures excite a unit most, asked of the engine and kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cnnstudio.graph.text import Message
from cnnstudio.protocol.answers import Excited, Exciting, Pictured
from cnnstudio.protocol.commands import PartName
from cnnstudio.protocol.messages import Refused, Told
from cnnstudio.protocol.questions import FindExciting, Forget, ShowPictures
from cnnstudio.ui.explore.at_hand import Kind
from cnnstudio.ui.explore.looking import Looking

VIEW = "units"
MOST = 8
PART: PartName = "train"
SIDE = 72


class Searching(QObject):
    """`unit` is the (address, channel or unit) that is asked about, None while none is. `changed` tells of all.

    It is asked about no more when another block is looked at.
    """

    changed = Signal()

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking)
        self.looking, self.engine = looking, looking.engine
        self.unit: tuple[str, int] | None = None
        self.dense = False
        """Whether it is a unit of a vector, no map."""
        self.found: Exciting | None = None
        self.pictured: Pictured | None = None
        self.refusal: Message | None = None
        self._look = self._gallery = 0
        self._wanted: tuple[int, ...] = ()
        self._block = ""
        """The block that was looked at when the unit was asked about."""
        self.engine.told.connect(self._hear)
        looking.changed.connect(self._changed)
        looking.begun.connect(self.leave)

    @property
    def under_way(self) -> bool:
        """Whether pictures are still being tried."""
        return self._look != 0

    @property
    def excited(self) -> Excited | None:
        """What was found for the unit."""
        return self.found.units[0] if self.found is not None and self.found.units else None

    def search(self, address: str, index: tuple[int, ...]) -> None:
        """Look for the pictures that excite a value's channel or unit most, with the weights as they are now."""
        unit = index[0]
        self.unit, self.dense = (address, unit), len(index) == 1
        self.found = self.pictured = self.refusal = None
        self._wanted, self._block = (), self.looking.block
        if self.engine.alive and self.looking.at_hand.kind is not Kind.NOTHING:
            self._look = self.engine.token()
            self.engine.send(FindExciting(self._look, address, (unit,), MOST, PART, VIEW))
        self.changed.emit()

    def stop(self) -> None:
        """Try no more pictures; those that were found stay."""
        if self._look and self.engine.alive:
            self.engine.send(Forget(self._look))
        self._look = 0
        self.changed.emit()

    def leave(self) -> None:
        """Ask about no unit any more."""
        self.stop()
        self.unit = self.found = self.pictured = self.refusal = None
        self._gallery = 0
        self.changed.emit()

    def _changed(self) -> None:
        graph = self.looking.graph
        if not self.engine.alive:
            self._look = self._gallery = 0
        elsewhere = self.looking.block != self._block
        if self.unit is not None and (elsewhere or graph is None or self.unit[0] not in graph):
            self.leave()

    def _hear(self, message: Told) -> None:
        if isinstance(message, Exciting) and message.look == self._look and self._look:
            self.found = message
            if message.done == message.total:
                self._look = 0
            self._show_pictures()
            self.changed.emit()
        elif isinstance(message, Pictured) and message.look == self._gallery and self._gallery:
            self.pictured, self._gallery = message, 0
            self.changed.emit()
            self._show_pictures()
        elif isinstance(message, Refused) and self._look and message.token == self._look:
            self._look = 0
            if message.failed.code != "look.replaced":
                self.refusal = message.failed.message()
            self.changed.emit()

    def _show_pictures(self) -> None:
        """Ask for the pictures themselves; while some are under way only the newest wait."""
        excited = self.excited
        wanted = () if excited is None else tuple(int(at) for at in excited.indexes)
        if wanted and wanted != self._wanted and not self._gallery:
            self._wanted, self._gallery = wanted, self.engine.token()
            self.engine.send(ShowPictures(self._gallery, wanted, SIDE, PART, VIEW))


def searching_of(looking: Looking) -> Searching:
    """Return what searches pictures for the network that is looked at: the same one for every view made of it."""
    for child in looking.children():
        if isinstance(child, Searching):
            return child
    return Searching(looking)
