"""Which value is explained, asked of the engine and kept: for the picture at hand, live while it trains."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.graph.graph import Graph
from cnnstudio.graph.text import Message
from cnnstudio.protocol.answers import Explained
from cnnstudio.protocol.commands import At, Next
from cnnstudio.protocol.messages import Looked, Refused, Told
from cnnstudio.protocol.questions import Explain, Forget
from cnnstudio.ui.explore.at_hand import Kind
from cnnstudio.ui.explore.blocks import is_shown
from cnnstudio.ui.explore.looking import Looking
from cnnstudio.ui.explore.pictures import Spec

VIEW = "why"
PLAY = 700
"""Milliseconds that a window rests at each place."""


@dataclass(frozen=True)
class Value:
    """A value of a block: (channel, row, column) or (unit,), counted from 0."""

    address: str
    index: tuple[int, ...]


class Explaining(QObject):
    """`changed` tells of a new answer, of a refusal, and that nothing is explained any more.

    A value is explained for as long as its own block is looked at, or one that it comes from: there its field lights up.
    """

    changed = Signal()

    def __init__(self, looking: Looking) -> None:
        super().__init__(looking)
        self.looking, self.engine = looking, looking.engine
        self.value: Value | None = None
        """What is explained; None where nothing is."""
        self.found: Explained | None = None
        self.refusal: Message | None = None
        self._back: list[Value] = []
        self._look = 0
        self._shape: tuple[str, tuple[int, ...]] = ("", ())
        self.asked: object = None
        """What tells the picture of the last question from others."""
        self._play = QTimer(self, interval=PLAY)
        self._play.timeout.connect(lambda: self.slide(1))
        looking.turned.connect(self._ask)
        looking.looked.connect(self._looked)
        looking.changed.connect(self._changed)
        looking.begun.connect(self.leave)
        self.engine.told.connect(self._hear)

    def explain(self, value: Value) -> None:
        """Explain this value; the way back ends here."""
        self._back.clear()
        self._turn(value)

    def follow(self, value: Value) -> None:
        """Go on to a value that went into the one that is explained, and show its block."""
        if self.value is not None:
            self._back.append(self.value)
        self._show(value)

    @property
    def can_go_back(self) -> bool:
        """Whether this value was come to from another."""
        return bool(self._back)

    def back(self) -> None:
        """Go back to the value before."""
        if self._back:
            self._show(self._back.pop())

    def leave(self) -> None:
        """Explain nothing any more."""
        if self.value is None:
            return
        if self._look and self.engine.alive:
            self.engine.send(Forget(self._look))
        self.value = self.found = self.refusal = None
        self._look = 0
        self._back.clear()
        self.play(False)
        self.changed.emit()

    def again(self) -> None:
        """Ask once more: the weights are others."""
        self._ask()

    # -- the window slides --------------------------------------------------------------------------------------------

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the map or vector that is explained; empty where that is not known."""
        address, shape = self._shape
        return shape if self.value is not None and self.value.address == address else ()

    def _remember_shape(self) -> None:
        """Keep the shape of what is explained: another block may be looked at while its window slides."""
        looked = self.looking.last
        maps = looked.maps.get(self.value.address) if looked is not None and self.value is not None else None
        if maps is not None and self.value is not None:
            self._shape = self.value.address, maps.shape

    def slide(self, places: int) -> None:
        """Go on by so many places, row by row, and from the end of the map to its start."""
        shape, value = self.shape, self.value
        if value is None or len(shape) != len(value.index):
            return
        if len(shape) == 1:
            self._turn(Value(value.address, ((value.index[0] + places) % shape[0],)))
            return
        channel, row, column = value.index
        at = (row * shape[2] + column + places) % (shape[1] * shape[2])
        self._turn(Value(value.address, (channel, *divmod(at, shape[2]))))

    @property
    def playing(self) -> bool:
        """Whether the window slides by itself."""
        return self._play.isActive()

    def play(self, playing: bool) -> None:
        """Let the window slide by itself, or rest."""
        if playing and self.value is not None:
            self._play.start()
        else:
            self._play.stop()
        self.changed.emit()

    # -- asking -------------------------------------------------------------------------------------------------------

    def _show(self, value: Value) -> None:
        self.play(False)
        self.value = value
        if self.looking.graph is not None and is_shown(self.looking.graph, value.address):
            self.looking.choose_block(value.address)
        self._turn(value)

    def _turn(self, value: Value) -> None:
        self.value = value
        self._remember_shape()
        self._ask()

    def _ask(self) -> None:
        spec = self.looking.spec
        if self.value is None or not self.engine.alive or self.looking.at_hand.kind is Kind.NOTHING or isinstance(spec, Next):
            return
        self._look, self.asked = self.engine.token(), _known(spec)
        self.engine.send(Explain(self._look, spec, self.value.address, self.value.index, VIEW))

    def _looked(self, looked: Looked) -> None:
        """Ask again where training has moved the weights, or a picture that was searched for has been found."""
        self._remember_shape()
        found = self.found
        if found is None or (looked.step, looked.token) != (found.step, found.token) or self.asked != _known(self.looking.spec):
            self._ask()

    def _changed(self) -> None:
        graph, value = self.looking.graph, self.value
        if value is not None and graph is not None and not (value.address in graph and self._in_sight(graph, value.address)):
            self.leave()

    def _in_sight(self, graph: Graph, address: str) -> bool:
        """Tell whether the block that is looked at is the value's own, or one that the value comes from."""
        block = self.looking.block
        return block in ("", address) or block not in graph or graph.leads_to(block, address)

    def _hear(self, message: Told) -> None:
        if isinstance(message, Explained) and message.look == self._look:
            self.found, self.refusal = message, None
            self.changed.emit()
        elif isinstance(message, Refused) and self._look and message.token == self._look:
            self._refused(message)

    def _refused(self, message: Refused) -> None:
        if message.failed.code != "look.replaced":
            self.refusal, self.found = message.failed.message(), None
            self.changed.emit()


def _known(spec: Spec) -> object:
    """Return what tells a picture from others."""
    return (spec.part, spec.index) if isinstance(spec, At) else spec


def explaining_of(looking: Looking) -> Explaining:
    """Return what explains the network that is looked at: the same one for every view made of it."""
    for child in looking.children():
        if isinstance(child, Explaining):
            return child
    return Explaining(looking)
