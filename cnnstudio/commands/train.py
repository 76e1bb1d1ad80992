"""`cnnstudio train`: trains a template or a design file and reports while it does."""

from __future__ import annotations

import argparse
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from cnnstudio import log
from cnnstudio.commands import target
from cnnstudio.commands.options import data_options, json_option
from cnnstudio.commands.plan_options import add_plan_options, names_plan, plan_from
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.words import say

if TYPE_CHECKING:
    from cnnstudio.commands.reporters import Reporter
    from cnnstudio.design.design import Design
    from cnnstudio.engine.training.control import Control
    from cnnstudio.runs.read import Run

INTERRUPTED = 130


def add(parser: argparse.ArgumentParser) -> None:
    text = translate("Usage", "a template or a design file; lenet5-28 where none is given")
    parser.add_argument("network", nargs="?", metavar="NAME|FILE", help=say(text))
    data_options(parser, translate("Usage", "data set to train on; digits, or the design's own, where none is given"))
    add_plan_options(parser)
    out = translate("Usage", "folder for the run; it may hold no other run")
    parser.add_argument("--out", metavar="DIR", type=Path, help=say(out))
    resumed = translate("Usage", "go on with a run that was stopped or broke off, as it was planned; takes no other plan")
    parser.add_argument("--resume", metavar="RUN", type=Path, help=say(resumed))
    json_option(parser)


def run(args: argparse.Namespace) -> int:
    from cnnstudio.commands.pictures import load_data
    from cnnstudio.commands.reporters import reporter

    resume = _resumed(args) if args.resume is not None else None
    design, folder = (resume.design, resume.folder) if resume is not None else _begun(args)
    report = reporter(args.json)
    dataset = load_data(design.data, args.data_root, report.download)
    report.preparing()

    from cnnstudio.engine.training.control import Control
    from cnnstudio.engine.training.loop import train

    control = Control()
    stopped = False
    with _stopping_at_interrupt(control, report):
        for event in train(design, dataset, folder, control, resume):
            stopped = _show(event, report, folder) or stopped
    return INTERRUPTED if stopped else 0


def _begun(args: argparse.Namespace) -> tuple[Design, Path]:
    """Return the design of a new run, and its folder."""
    from dataclasses import replace

    from cnnstudio.commands.pictures import data_facts

    found = target.find(args.network or "lenet5-28")
    data_name = args.data or (found.design.data if found.design is not None else "digits")
    design = target.design_for(found, data_name, data_facts(data_name))
    return replace(design, plan=plan_from(args, design.plan)), _run_folder(args.out, found.name)


def _resumed(args: argparse.Namespace) -> Run:
    """Return the run to go on with. Raises `StudioError` where nothing is left to do, or something else is asked as well."""
    from cnnstudio.runs import open_run

    if args.network or args.data or args.out or names_plan(args):
        text = translate("Cli", "--resume goes on as the run was planned: leave out the network, --data, --out and the plan.")
        raise StudioError(Message("resume.other", text))
    run = open_run(args.resume)
    if run.checkpoint.epoch >= (run.plan.epochs or 1):
        text = translate("Cli", "{folder} is complete: it has trained all {epochs} epochs of its plan.")
        raise StudioError(Message("resume.complete", text, folder=str(run.folder), epochs=run.checkpoint.epoch))
    return run


def _show(event: object, report: Reporter, folder: Path) -> bool:
    """Show one event; return whether it says that training was stopped."""
    from cnnstudio.protocol.events import Epoch, Failed, Finished, Progress, Started

    if isinstance(event, Failed):
        log.write(event.details)
        raise StudioError(event.message())
    if isinstance(event, Started):
        report.started(event)
    elif isinstance(event, Progress):
        report.progress(event)
    elif isinstance(event, Epoch):
        report.epoch(event)
    elif isinstance(event, Finished):
        report.finished(event, folder)
        return event.stopped
    return False


def _run_folder(out: Path | None, name: str) -> Path:
    """Return the folder of the new run, the one asked for or one of its own. A StudioError where it holds another run."""
    from cnnstudio.runs.write import refuse_used

    if out is not None:
        if out.exists() and not out.is_dir():
            text = translate("Cli", "{folder} is a file: name a folder for the run.")
            raise StudioError(Message("run.file", text, folder=str(out)))
        refuse_used(out)
        return out
    from platformdirs import user_data_dir

    runs = Path(user_data_dir("cnnstudio", appauthor=False)) / "runs"
    stem = f"{time.strftime('%Y-%m-%d-%H%M%S')}-{name}"
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
    return next(runs / each for each in names if not (runs / each).exists())


@contextmanager
def _stopping_at_interrupt(control: Control, report: Reporter) -> Iterator[None]:
    """The first Ctrl-C ends the run between two steps, so that it is kept whole; a second one ends at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        if control.stopping:
            raise KeyboardInterrupt
        control.stop()
        report.stopping()

    before: Callable[[int, FrameType | None], object] | int | None = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
