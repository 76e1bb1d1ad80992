from __future__ import annotations

import os
import sys
import textwrap
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from cnnstudio.protocol.arrays import Document
from cnnstudio.protocol.commands import AskDevices, Train
from cnnstudio.ui.engine_client import MOST_SAID, EngineClient
from tests import remains

_START = """
import os, signal, sys, time
from cnnstudio.graph.text import Message, translate
from cnnstudio.protocol.events import Failed
from cnnstudio.protocol.messages import *
from cnnstudio.protocol.wire import pack
def tell(*messages):
    for message in messages:
        for frame in pack(message):
            sys.stdout.buffer.write(frame)
    sys.stdout.flush()
hello = Hello(PROTOCOL, "1.0", os.getpid())
"""


@pytest.fixture
def client(tmp_path, monkeypatch):
    """Make clients of engines that are a few lines of Python; they are ended with the test."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in (str(Path.cwd()), *sys.path) if path))
    made = []

    def make(script=None, command=None):
        path = tmp_path / f"engine{len(made)}.py"
        path.write_text(_START + textwrap.dedent(script or ""))
        found = EngineClient(command or [sys.executable, str(path)])
        found.heard, found.losses = [], []
        found.told.connect(found.heard.append)
        found.lost.connect(lambda cause, details: found.losses.append((cause.code, details)))
        made.append(found)
        found.start()
        return found

    yield make
    for each in made:
        each.close()


def test_an_engine_that_is_not_there(qtbot, client):
    found = client(command=["/nowhere/engine"])
    qtbot.waitUntil(lambda: bool(found.losses), timeout=2_000)
    assert found.losses[0][0] == "engine.start" and not found.alive and found.cause.code == "engine.start"


def test_an_engine_that_ends_before_it_speaks(qtbot, client):
    found = client("print('no such module', file=sys.stderr); sys.exit(3)")
    qtbot.waitUntil(lambda: bool(found.losses), timeout=10_000)
    code, details = found.losses[0]
    assert code == "engine.start" and "no such module" in details


@pytest.mark.parametrize("ending, code", [("os.abort()", "engine.crashed"), ("os.kill(os.getpid(), 9)", "engine.killed")])
@pytest.mark.skipif(sys.platform == "win32", reason="signals are of Unix")
def test_an_engine_that_crashes(qtbot, client, ending, code):
    found = client(f"tell(hello); {ending}")
    qtbot.waitUntil(lambda: bool(found.losses), timeout=10_000)
    assert [loss[0] for loss in found.losses] == [code]


def test_an_engine_of_another_version_is_ended(qtbot, client):
    found = client("tell(Hello(PROTOCOL + 1, '9.9', os.getpid())); time.sleep(60)")
    qtbot.waitUntil(lambda: bool(found.losses), timeout=10_000)
    assert found.losses[0][0] == "engine.version" and not found.heard
    qtbot.waitUntil(lambda: not remains.children(), timeout=5_000)


def test_an_engine_whose_greeting_cannot_be_read_is_of_another_version(qtbot, client):
    found = client(
        """
        from cnnstudio.protocol.frames import write_frames
        for frame in write_frames(b'{"type":"welcome"}', []):
            sys.stdout.buffer.write(frame)
        sys.stdout.flush()
        time.sleep(60)
        """
    )
    qtbot.waitUntil(lambda: bool(found.losses), timeout=10_000)
    assert found.losses[0][0] == "engine.version"


def test_an_engine_without_torch_says_why(qtbot, client):
    found = client(
        """
        failed = Failed.of(Message("engine.torch", translate("Engine", "no torch")))
        tell(hello, Refused("start", None, failed), Bye())
        sys.exit(1)
        """
    )
    qtbot.waitUntil(lambda: bool(found.losses), timeout=10_000)
    assert found.losses[0][0] == "engine.torch"


def test_what_others_print_first_is_passed_over(qtbot, client):
    found = client("print('Welcome to this server!', flush=True); tell(hello, Ready('2', (), 1, 0.1)); time.sleep(60)")
    qtbot.waitUntil(lambda: found.is_ready, timeout=10_000)
    assert not found.losses


def test_what_it_complains_of_is_kept_within_bounds(qtbot, client):
    found = client("tell(hello); sys.stderr.write('x' * 300_000 + 'the end'); sys.stderr.flush(); os._exit(5)")
    qtbot.waitUntil(lambda: bool(found.losses), timeout=10_000)
    code, details = found.losses[0]
    assert code == "engine.ended" and details.endswith("the end") and len(details) <= MOST_SAID


def test_an_engine_that_does_not_listen_is_ended_by_force(qtbot, client, monkeypatch):
    monkeypatch.setattr("cnnstudio.ui.engine_client.GRACE", 50)
    monkeypatch.setattr("cnnstudio.ui.engine_client.LAST_GRACE", 200)
    found = client("signal.signal(signal.SIGTERM, signal.SIG_IGN); tell(hello); time.sleep(60)")
    qtbot.waitUntil(lambda: bool(found.heard), timeout=10_000)
    found.close()
    assert not found.alive and not found.losses and not remains.children()


def test_closing_and_starting_again_at_any_moment(qtbot, client):
    found = client("tell(hello, Ready('2', (), 1, 0.1)); sys.stdin.buffer.read()")
    found.close()
    found.start()
    found.restart()
    qtbot.waitUntil(lambda: found.is_ready, timeout=10_000)
    found.close()
    QCoreApplication.processEvents()
    assert not found.losses and not remains.children()
    assert not found.send(AskDevices())


def test_a_write_never_waits(qtbot, client, monkeypatch):
    monkeypatch.setattr("cnnstudio.ui.engine_client.GRACE_OF_A_RUN", 50)
    found = client("tell(hello); time.sleep(60)")
    qtbot.waitUntil(lambda: bool(found.heard), timeout=10_000)
    began = time.perf_counter()
    assert found.send(Train(1, Document(bytes(8 << 20))))
    assert time.perf_counter() - began < 0.5


def test_tokens_are_never_used_twice(client):
    found = client("time.sleep(60)")
    first = [found.token() for _ in range(3)]
    found.restart()
    assert found.token() not in first
