"""Asks the engine for film strips of the blocks in sight, for the picture at hand; live while it trains."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnstudio.protocol.arrays import Floats
from cnnstudio.protocol.commands import AskStrips
from cnnstudio.protocol.messages import Maps, Picture, Refused, Strips, Told
from cnnstudio.ui.explore.at_hand import NOTHING, Kind, Subject
from cnnstudio.ui.explore.looking import Looking

VIEW = "strips"
PER_SECOND = 8.0


class StripFeed(QObject):
    """Watches for as long as it is told to. While a question is under way only the newest of the next ones waits.

    `arrived` tells of new strips, `changed` of everything else.
    """

    arrived = Signal()
    changed = Signal()

    def __init__(self, looking: Looking, most: int, side: int) -> None:
        super().__init__(looking)
        self.looking = looking
        self.maps: dict[str, Maps] = {}
        self.picture: Picture | None = None
        self.probabilities: Floats = np.zeros(0, np.float32)
        self.step: int | None = None
        """The training step that the strips belong to; None before there are any."""
        self.subject: Subject = NOTHING
        self.most, self.side = most, side
        self._blocks: tuple[str, ...] = ()
        self._watching = self._outdated = False
        self._look = self._waiting = 0
        looking.turned.connect(self._ask)
        looking.changed.connect(self._changed)
        looking.begun.connect(self._forget)
        looking.engine.told.connect(self._hear)

    def watch(self, watching: bool) -> None:
        """Begin or cease to ask."""
        if watching == self._watching:
            return
        self._watching = watching
        self.looking.watch(watching, VIEW)
        if not watching:
            self._waiting, self._outdated = 0, False
            if self.looking.engine.alive:
                self.looking.engine.send(AskStrips(self.looking.engine.token(), view=VIEW))

    def show(self, blocks: tuple[str, ...]) -> None:
        """Ask for these blocks from now on."""
        if blocks != self._blocks:
            self._blocks = blocks
            self._ask()

    def _ask(self) -> None:
        engine = self.looking.engine
        if not self._watching or not engine.alive or self.looking.at_hand.kind is Kind.NOTHING:
            return
        if self._waiting:
            self._outdated = True
            return
        self._look = self._waiting = engine.token()
        self._outdated = False
        ask = AskStrips(self._look, self.looking.spec, self._blocks, self.most, self.side, PER_SECOND, VIEW)
        engine.send(ask)

    def _hear(self, message: Told) -> None:
        if isinstance(message, Strips) and message.look == self._look:
            self._take(message)
        elif isinstance(message, Refused) and message.token == self._look and self._look:
            self.looking.refusal = message.failed.message()
            self.looking.changed.emit()
            self._next()

    def _take(self, message: Strips) -> None:
        self.maps, self.step, self.probabilities = message.maps, message.step, message.probabilities
        self.subject = self.looking.at_hand
        if message.picture is not None:
            self.picture = message.picture
            if not self._outdated:
                self.looking.pictures.arrived(message.picture)
        if self.looking.refusal is not None:
            self.looking.refusal = None
            self.looking.changed.emit()
        self.arrived.emit()
        self._next()

    def _forget(self) -> None:
        """The strips are another network's: show none until there are new ones."""
        self.maps, self.picture, self.step, self.subject = {}, None, None, NOTHING
        self.probabilities = np.zeros(0, np.float32)
        self._look = self._waiting = 0
        self._outdated = False
        self.arrived.emit()

    def _next(self) -> None:
        self._waiting = 0
        if self._outdated:
            self._ask()

    def _changed(self) -> None:
        if not self.looking.engine.alive:
            self._waiting, self._outdated = 0, False
        self.changed.emit()
