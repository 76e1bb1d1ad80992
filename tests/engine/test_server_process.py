"""The engine's process: what it says first, what must not reach the wire, and how it ends."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from cnnstudio.graph.text import StudioError
from cnnstudio.protocol.arrays import Document
from cnnstudio.protocol.client import EngineProcess
from cnnstudio.protocol.commands import AskDevices, Quit, Train
from cnnstudio.protocol.events import Failed
from cnnstudio.protocol.frames import write_frames
from cnnstudio.protocol.messages import PROTOCOL, Bye, Hello, Ran, Ready, Refused
from cnnstudio.runs import open_run
from tests.engine.talk import begin, end, first_epoch, lenet_file, steps_told

NOISE = """
import ctypes, os, threading, time
from cnnstudio.engine import server

def noise():
    c = ctypes.CDLL(None) if os.name != "nt" else ctypes.cdll.msvcrt
    while True:
        print("noise of Python", flush=True)
        c.puts(b"noise of C")
        c.fflush(None)
        os.write(1, b"noise of the descriptor\\n")
        time.sleep(0.005)

quiet = server.take_over
def take_over():
    pipes = quiet()
    threading.Thread(target=noise, daemon=True).start()
    return pipes
server.take_over = take_over
server.main([])
"""
NO_TORCH = "import sys; sys.modules['torch'] = None; from cnnstudio.engine.server import main; main([])"


def test_what_libraries_print_never_reaches_the_wire(tmp_path: Path) -> None:
    with (
        (tmp_path / "stderr").open("wb") as errors,
        EngineProcess(command=[sys.executable, "-c", NOISE], stderr=errors) as engine,
    ):
        begin(engine, 1, epochs=2)
        finished = end(engine, 1)
        engine.send(Quit())
        engine.wait(Bye)
    assert steps_told(engine, 1) == list(range(1, finished.step + 1))
    printed = (tmp_path / "stderr").read_bytes()
    assert all(printed.count(b"noise of " + source) > 20 for source in (b"Python", b"C", b"the descriptor"))


def test_hello_comes_before_torch_and_its_absence_has_a_sentence() -> None:
    with EngineProcess(command=[sys.executable, "-c", NO_TORCH]) as engine:
        hello = engine.wait(Hello)
        assert (hello.protocol, hello.pid) == (PROTOCOL, engine.process.pid)
        assert engine.wait(Refused).failed.code == "engine.torch"
        engine.wait(Bye)
        assert engine.process.wait(10) == 1


def test_end_of_input_ends_an_idle_engine() -> None:
    with EngineProcess() as engine:
        engine.wait(Ready)
        start = time.monotonic()
        engine.end_input()
        assert engine.process.wait(10) == 0
        assert time.monotonic() - start < 2.5


def test_end_of_input_stops_a_run_and_keeps_it(tmp_path: Path) -> None:
    with EngineProcess() as engine:
        begin(engine, 1, tmp_path / "run")
        first_epoch(engine, 1)
        start = time.monotonic()
        engine.end_input()
        assert engine.process.wait(12) == 0
        assert time.monotonic() - start < 4
        engine.rest()
    assert open_run(tmp_path / "run").checkpoint.step == steps_told(engine, 1)[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_killed_in_a_run_the_folder_holds_the_last_complete_state(tmp_path: Path) -> None:
    with EngineProcess() as engine:
        begin(engine, 1, tmp_path / "run")
        epoch = first_epoch(engine, 1)
        engine.process.kill()
        assert engine.process.wait(10) == -9
    run = open_run(tmp_path / "run")
    assert run.checkpoint.step >= epoch.step
    assert next(record["epoch"] for record in run.metrics if record.get("event") == "epoch") == 1


def test_the_engine_lives_on_after_garbage() -> None:
    with EngineProcess() as engine:
        engine.wait(Ready)
        for bad, code in (
            (b"GET / HTTP/1.1\r\n\r\n" * 50, "wire.frame"),
            (b"".join(write_frames(b'{"type":"explode"}', [])), "wire.message"),
            (b"".join(write_frames(b'{"type":"train"}', [])), "wire.message"),
            (bytes(range(256)) * 40, "wire.frame"),
        ):
            engine.send_bytes(bad)
            assert engine.wait(Refused).failed.code == code
            engine.send(AskDevices())
            assert engine.wait(Ready).devices[0].name == "cpu"
        engine.send(Train(9, Document(lenet_file()[:500])))
        failed = engine.wait(Ran).event
        assert isinstance(failed, Failed)
        assert failed.code.startswith("gate.")
    assert not [told for told in engine.heard if isinstance(told, StudioError)]
