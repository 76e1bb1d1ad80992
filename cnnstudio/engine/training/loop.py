"""The training loop: a generator of events that anything may consume."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Iterator
from pathlib import Path

import torch

from cnnstudio.codegen.source import source
from cnnstudio.codegen.wording import class_name
from cnnstudio.data import Dataset
from cnnstudio.design.design import Design
from cnnstudio.engine.allocator import keep_memory
from cnnstudio.engine.devices import full, is_out_of_memory
from cnnstudio.engine.training.batches import counted_seed, order
from cnnstudio.engine.training.control import Control, Live
from cnnstudio.engine.training.crowd import Crowd
from cnnstudio.engine.training.measure import measure
from cnnstudio.engine.training.optimizers import make_optimizer
from cnnstudio.engine.training.prepare import Job, prepare
from cnnstudio.engine.training.recorder import Recorder, means
from cnnstudio.engine.training.state import load_state, pack
from cnnstudio.engine.training.step import train_step
from cnnstudio.engine.training.walk import TrainingWalk
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.protocol.events import Curve, Epoch, Finished, Progress, RunEvent, Started, Threads
from cnnstudio.runs.read import Run
from cnnstudio.runs.write import RunWriter, refuse_used

REPORT_EVERY = 0.25
"""Seconds between two reports."""
SAVE_EVERY = 60.0
"""Seconds after which a state is kept in the middle of a long epoch."""


def train(
    design: Design, dataset: Dataset, folder: Path | None = None, control: Control | None = None, resume: Run | None = None
) -> Iterator[RunEvent]:
    """Train a design on its data and yield what happens, from `Started` to `Finished`.

    With `folder` a run is written there. With `resume`, training goes on from that run's last complete state, in its folder.
    Closing the generator ends the run; what was kept stays. Raises `StudioError`.
    """
    torch.set_flush_denormal(True)
    keep_memory()
    if folder is not None and resume is None:
        refuse_used(folder)
    trouble: StudioError | None = None
    try:
        job = prepare(design, dataset)
        loop = Loop(job, folder, control or Control(), resume)
        yield from loop.run()
        return
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
        trouble = full(torch.device(design.plan.device if design.plan.device != "auto" else "cpu"))
    # The traceback of the error holds the tensors: it must be gone before memory can be.
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    raise trouble


class Loop:
    """One run: its state between two steps."""

    def __init__(self, job: Job, folder: Path | None, control: Control, resume: Run | None) -> None:
        self.job, self.control = job, control
        self.threads_before = torch.get_num_threads()
        torch.set_num_threads(job.choices.threads)
        torch.manual_seed(counted_seed(job.plan.seed, "dropout") % 2**63)
        self.walk = job.walk
        self.walk.train()
        self.training = TrainingWalk(self.walk)
        self.optimizer = make_optimizer(job.plan, self.walk.parameters())
        self.recorder = Recorder()
        self.crowd = Crowd(job.choices)
        self.step, self.epoch, self.position = 0, 0, 0
        self.training_seconds, self.trained = 0.0, 0
        self.begun = self.reported = self.saved = self.last_step = time.perf_counter()
        self.stopped = False
        self.writer: RunWriter | None = None
        if resume is not None:
            self._resume(resume)
        if folder is not None:
            text = source(job.walk.report, class_name(job.design.title), title=job.design.title)
            self.writer = RunWriter(folder, job.design, job.facts, text, resume=resume is not None)

    def run(self) -> Iterator[RunEvent]:
        """Yield the events of the whole run."""
        try:
            yield self._started()
            if self.step == 0:
                self._save()
            while self.epoch < self.job.epochs and not self.stopped:
                yield from self._one_epoch()
            yield self._finish()
        finally:
            torch.set_num_threads(self.threads_before)
            if self.writer is not None:
                self.writer.close()

    def _one_epoch(self) -> Iterator[RunEvent]:
        job = self.job
        indexes = order(len(job.train), job.plan.seed, self.epoch + 1).to(job.device)
        last = job.steps_per_epoch * job.batch_size
        while self.position < min(last, len(indexes)):
            self._wait()
            if self.control.stopping:
                self.stopped = True
                yield from self._report()
                self._save()
                return
            start = time.perf_counter()
            batch = indexes[self.position : self.position + job.batch_size]
            loss, right = train_step(self.training, self.optimizer, *job.train.batch(batch), job.choices.precision)
            self.step += 1
            self.position += len(batch)
            self.trained += len(batch)
            self.recorder.add(self.step, len(batch), loss, right)
            if start - self.reported >= REPORT_EVERY:
                yield from self._report()
            self.training_seconds += time.perf_counter() - start
            if time.perf_counter() - self.saved > SAVE_EVERY:
                yield from self._report()
                self._save()
        yield from self._end_epoch()

    def _end_epoch(self) -> Iterator[RunEvent]:
        start = time.perf_counter()
        yield from self._report()
        self.training_seconds += time.perf_counter() - start
        self.epoch, self.position = self.epoch + 1, 0
        means = self.recorder.epoch()
        validation = measure(self.walk, self.job.validation, lambda: self.control.stopping)
        self._save()
        event = Epoch(self.epoch, self.step, means, validation, time.perf_counter() - self.begun)
        self._log(event)
        yield event

    def _wait(self) -> None:
        live = Live(self.walk, self.job.train, self.step, self.epoch)
        self.control.wait(live, time.perf_counter() - self.last_step)
        self.last_step = time.perf_counter()

    def _report(self) -> Iterator[RunEvent]:
        curve = self.recorder.flush()
        if not curve.steps:
            return
        if self.crowd.too_many(self.step, self.training_seconds):
            torch.set_num_threads(1)
            self._log(Threads(self.step, 1))
        self._check_numbers(curve)
        self._log(curve)
        yield curve
        seconds = time.perf_counter() - self.begun
        rate = self.trained / max(self.training_seconds, 1e-9)
        steps = self.job.steps_per_epoch * self.job.epochs
        left = (steps - self.step) * (seconds / max(self.step, 1))
        epoch = min(self.epoch + 1, self.job.epochs)
        yield Progress(self.step, steps, epoch, self.job.epochs, means(curve), rate, max(left, 0.0), seconds)
        self.reported = time.perf_counter()

    def _check_numbers(self, curve: Curve) -> None:
        for step, loss in zip(curve.steps, curve.metrics["loss"], strict=True):
            if not math.isfinite(loss):
                source = translate("Train", "The loss is no number any more at step {step}: choose a smaller learning rate.")
                raise StudioError(Message("train.diverged", source, step=step))

    def _started(self) -> Started:
        job = self.job
        return Started(
            run=str(self.writer.folder) if self.writer is not None else "",
            device=str(job.device),
            plan=dict(job.facts.plan),
            steps=job.steps_per_epoch * job.epochs,
            steps_per_epoch=job.steps_per_epoch,
            epochs=job.epochs,
            train_images=len(job.train),
            validation_images=len(job.validation),
            test_images=len(job.test),
            metrics=("loss", "accuracy"),
            parameters=job.walk.report.parameters,
        )

    def _finish(self) -> Finished:
        test = measure(self.walk, self.job.test, lambda: self.control.leaving)
        event = Finished(
            run=str(self.writer.folder) if self.writer is not None else "",
            stopped=self.stopped,
            epochs=self.epoch,
            step=self.step,
            test=test,
            images_per_second=self.trained / max(self.training_seconds, 1e-9),
            seconds=time.perf_counter() - self.begun,
        )
        self._log(event)
        return event

    def _save(self) -> None:
        if self.writer is not None:
            self.writer.checkpoint(pack(self.walk, self.optimizer), self.step, self.epoch, self.position, self.recorder.sums)
        self.saved = time.perf_counter()

    def _log(self, event: Curve | Epoch | Finished | Threads) -> None:
        if self.writer is not None:
            self.writer.log(event)

    def _resume(self, run: Run) -> None:
        load_state(self.walk, self.optimizer, run.checkpoint_path)
        state = run.checkpoint
        self.step, self.epoch, self.position, self.recorder.sums = state.step, state.epoch, state.position, state.sums
