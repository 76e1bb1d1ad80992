"""Words that the tests of the engine's process share."""

from __future__ import annotations

from pathlib import Path

from cnnstudio.design.file import dumps
from cnnstudio.protocol.arrays import Document
from cnnstudio.protocol.client import EngineProcess
from cnnstudio.protocol.commands import Pace, Stop, Train
from cnnstudio.protocol.events import Epoch, Failed, Finished, Started
from cnnstudio.protocol.messages import Curves, Ran
from tests.engine.conftest import lenet


def lenet_file(epochs: int = 200, **plan: object) -> Document:
    """A design file of LeNet-5 on the embedded digits, on one thread."""
    return Document(dumps(lenet(epochs, **plan)))


def begin(engine: EngineProcess, token: int, folder: Path | None = None, pace: Pace = "full", **plan: object) -> Started:
    """Begin a run and return its first event."""
    where = None if folder is None else str(folder)
    engine.send(Train(token, lenet_file(**plan), where, pace=pace))
    ran = engine.wait(Ran, such=lambda ran: ran.token == token and isinstance(ran.event, (Started, Failed)))
    assert isinstance(ran.event, Started), ran.event
    return ran.event


def end(engine: EngineProcess, token: int) -> Finished:
    """Wait for the end of a run that has come, or is about to."""
    ran = engine.wait(Ran, such=lambda ran: ran.token == token and isinstance(ran.event, (Finished, Failed)))
    assert isinstance(ran.event, Finished), ran.event
    return ran.event


def stop(engine: EngineProcess, token: int) -> Finished:
    """Stop a run and wait for its end."""
    engine.send(Stop(token))
    return end(engine, token)


def first_epoch(engine: EngineProcess, token: int) -> Epoch:
    """Wait until the first epoch is over."""
    event = engine.wait(Ran, such=lambda ran: ran.token == token and isinstance(ran.event, Epoch)).event
    assert isinstance(event, Epoch)
    return event


def steps_told(engine: EngineProcess, token: int) -> list[int]:
    """All steps of a run's curve that were heard so far, in the order in which they came."""
    curves = (told for told in engine.heard if isinstance(told, Curves) and told.token == token)
    return [step for curve in curves for step in curve.steps.tolist()]
