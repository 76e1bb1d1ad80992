"""`cnnstudio engine`: speaks frames on its standard input and output. Started by the studio, here or behind `ssh host`."""

from __future__ import annotations

import argparse
import os
import signal
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from cnnstudio import __version__, log
from cnnstudio.engine.serving.descriptors import Pipes, take_over
from cnnstudio.engine.serving.inbox import Inbox, read_all
from cnnstudio.engine.serving.outbox import Outbox, write_all
from cnnstudio.engine.serving.steering import Steering
from cnnstudio.graph.text import Message, translate
from cnnstudio.protocol.events import Failed
from cnnstudio.protocol.messages import PROTOCOL, Bye, Hello, Refused

GRACE, GRACE_OF_A_RUN = 1.0, 10.0
"""Seconds that the engine has to end by itself, once its input has ended."""
LAST_WORDS = 1.0
"""Seconds for what was not told yet, before the process ends."""


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until the input ends or Quit comes. Ends the process: with 0, or 1 where torch cannot be loaded."""
    begun = time.perf_counter()
    options = _parser().parse_args(argv)
    pipes = take_over()
    log.start_log("engine")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    inbox, outbox, steering, done = Inbox(), Outbox(), Steering(), threading.Event()
    outbox.put(Hello(PROTOCOL, __version__, os.getpid()))
    _in_thread("writer", lambda: write_all(outbox, lambda frame: _write(pipes, frame)))
    _in_thread("reader", lambda: _read(pipes, inbox, outbox, steering, done))
    code = _serve(options, inbox, outbox, steering, begun)
    outbox.put(Bye())
    outbox.flush(LAST_WORDS)
    done.set()
    # All is written; letting Python take torch apart would hold the studio's last second.
    os._exit(code)


def _serve(options: argparse.Namespace, inbox: Inbox, outbox: Outbox, steering: Steering, begun: float) -> int:
    try:
        # Takes a second or more, so the studio has been greeted before.
        from cnnstudio.engine.serving.worker import Options, Worker
    except (ImportError, OSError) as error:
        log.write_exception(error)
        text = translate("Engine", "PyTorch cannot be loaded ({reason}); “cnnstudio doctor” says what mends it.")
        message = Message("engine.torch", text, reason=str(error)[:300])
        outbox.put(Refused("start", None, Failed.of(message)))
        return 1
    Worker(inbox, outbox, steering, Options(options.data_root, options.threads)).run(begun)
    return 0


def _read(pipes: Pipes, inbox: Inbox, outbox: Outbox, steering: Steering, done: threading.Event) -> None:
    read_all(lambda size: os.read(pipes.commands, size), inbox, steering, outbox)
    if not done.wait(GRACE_OF_A_RUN if steering.busy else GRACE):
        # Whole files are put in place at once, so a run on disk is complete at any moment.
        log.write("the engine did not end by itself in time")
        os._exit(0)


def _write(pipes: Pipes, frame: bytes) -> None:
    left = memoryview(frame)
    while left:
        left = left[os.write(pipes.messages, left) :]


def _in_thread(name: str, work: object) -> None:
    threading.Thread(target=work, name=name, daemon=True).start()  # type: ignore[arg-type]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cnnstudio engine")
    parser.add_argument("--data-root", type=Path, default=None)
    parser.add_argument("--threads", type=int, default=None)
    return parser
