"""Asks the engine what PyTorch itself says of a block, and brings the answer to whoever asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject

from cnnstudio.design.file import dumps
from cnnstudio.graph.text import Message, translate
from cnnstudio.protocol.arrays import Document as Content
from cnnstudio.protocol.commands import AskTorch
from cnnstudio.protocol.messages import Refused, Told, TorchSaid
from cnnstudio.ui.document import Document
from cnnstudio.ui.engine_client import EngineClient


class Answer(NamedTuple):
    """A sentence of ours; below it the line of Python that was carried out, and torch's own words: data, shown as they are."""

    sentence: Message
    source: str = ""
    text: str = ""


Hear = Callable[[Answer], None]


class TorchSays(QObject):
    """One question at a time for each who asks; an engine that is lost leaves none of them waiting."""

    def __init__(self, document: Document, engine: EngineClient) -> None:
        super().__init__(engine)
        self.document, self._engine = document, engine
        self._asked: dict[int, Hear] = {}
        engine.told.connect(self._told)
        engine.lost.connect(self._lost)
        engine.closed.connect(self._lost)

    def ask(self, address: str, hear: Hear) -> None:
        """Ask about a block of the design on the canvas; `hear` gets the answer, at once where there is no engine to ask."""
        if not self._engine.is_ready:
            hear(Answer(_unready(self._engine)))
            return
        token = self._engine.token()
        self._asked[token] = hear
        self._engine.send(AskTorch(token, Content(dumps(self.document.design)), address))

    def _told(self, message: Told) -> None:
        if isinstance(message, TorchSaid) and message.token in self._asked:
            self._asked.pop(message.token)(_answer(message))
        elif isinstance(message, Refused) and message.token in self._asked:
            self._asked.pop(message.token)(Answer(message.failed.message()))

    def _lost(self, *_cause: object) -> None:
        for hear in [*self._asked.values()]:
            hear(Answer(_unready(self._engine)))
        self._asked.clear()


def torch_says_of(document: Document, engine: EngineClient) -> TorchSays:
    """Return who asks about this document: the same one for every view."""
    for child in engine.children():
        if isinstance(child, TorchSays) and child.document is document:
            return child
    return TorchSays(document, engine)


def _answer(said: TorchSaid) -> Answer:
    if said.text:
        sentence = Message("torch.raises", translate("Torch", "PyTorch stops at {block}:"), block=said.address)
        return Answer(sentence, said.source, said.text)
    source = translate("Torch", "PyTorch raises nothing at {block}: {shape} comes out, and training goes on with that.")
    return Answer(Message("torch.content", source, block=said.address, shape=str(said.shape)), said.source)


def _unready(engine: EngineClient) -> Message:
    if engine.alive:
        text = translate("Torch", "The engine with PyTorch is still warming up: ask again in a moment.")
        return Message("torch.warming", text)
    text = translate("Torch", "There is no engine with PyTorch now: start one in the training panel.")
    return Message("torch.no_engine", text)
