"""The training loop: a generator of events that anything may consume."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from cnnstudio.codegen.source import source
from cnnstudio.codegen.wording import class_name
from cnnstudio.data import Dataset
from cnnstudio.design.design import Design
from cnnstudio.engine.allocator import keep_memory
from cnnstudio.engine.devices import full, is_out_of_memory, pick
from cnnstudio.engine.training.batches import counted_seed, order
from cnnstudio.engine.training.choose import Choices
from cnnstudio.engine.training.control import Control, Live
from cnnstudio.engine.training.crowd import Crowd
from cnnstudio.engine.training.frozen import FrozenFilters, chosen_in, put
from cnnstudio.engine.training.measure import measure
from cnnstudio.engine.training.optimizers import make_optimizer
from cnnstudio.engine.training.prepare import Job, prepare
from cnnstudio.engine.training.recorder import Recorder, means
from cnnstudio.engine.training.snapshots import Snapshots
from cnnstudio.engine.training.state import load_state, pack
from cnnstudio.engine.training.step import train_step
from cnnstudio.engine.training.walk import TrainingWalk
from cnnstudio.graph.text import Message, StudioError, translate
from cnnstudio.protocol.events import Curve, Epoch, Finished, Holding, Progress, RunEvent, Started, Threads
from cnnstudio.protocol.held import HeldFilters, chosen
from cnnstudio.runs.read import Run
from cnnstudio.runs.write import RunWriter, refuse_used

REPORT_EVERY = 0.25
"""Seconds between two reports."""
SAVE_EVERY = 60.0
"""Seconds after which a state is kept in the middle of a long epoch."""
LAST_LOOK = 2.0
"""Seconds that a run which was stopped may still look at the test part: a large network would take an hour."""


def train(
    design: Design,
    dataset: Dataset,
    folder: Path | None = None,
    control: Control | None = None,
    resume: Run | None = None,
    held: Sequence[HeldFilters] = (),
) -> Iterator[RunEvent]:
    """Train a design on its data and yield what happens, from `Started` to `Finished`.

    With `folder` a run is written there. With `resume`, training goes on from that run's last complete state, in its folder,
    with the filters frozen that were. A run from the start gives the filters in `held` their numbers, and keeps them.
    Closing the generator ends the run; what was kept stays. Raises `StudioError`.
    """
    torch.set_flush_denormal(True)
    keep_memory()
    if folder is not None and resume is None:
        refuse_used(folder)
    try:
        yield from _trained(design, dataset, folder, control or Control(), resume, held)
        return
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
    # The traceback of the error holds the tensors: it must be gone before memory can be.
    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    raise full(pick(design.plan.device))


def _trained(
    design: Design, dataset: Dataset, folder: Path | None, control: Control, resume: Run | None, held: Sequence[HeldFilters]
) -> Iterator[RunEvent]:
    """Train; the network and its pictures live in this frame alone, so that they are gone with it."""
    if resume is None:
        job = prepare(design, dataset, frozen=chosen(held))
        put(job.walk, held)
    else:
        job = prepare(design, dataset, _as_before(resume), resume.facts.held)
    yield from Loop(job, folder, control, resume).run()


def _as_before(run: Run) -> Choices:
    """Return how a run computed at its last complete state: another choice would be another curve."""
    changes = [one for one in run.metrics if one["event"] == "threads" and one["step"] <= run.checkpoint.step]
    return Choices(changes[-1]["threads"] if changes else run.facts.threads, run.facts.precision)


class Loop:
    """One run: its state between two steps."""

    def __init__(self, job: Job, folder: Path | None, control: Control, resume: Run | None) -> None:
        self.job, self.control = job, control
        torch.manual_seed(counted_seed(job.plan.seed, "dropout") % 2**63)
        self.walk = job.walk
        self.walk.train()
        self.training = TrainingWalk(self.walk)
        self.optimizer = make_optimizer(job.plan, self.walk.parameters())
        self.recorder = Recorder()
        self.crowd = Crowd(job.choices)
        self.snapshots = None if folder is None else Snapshots(self.walk, job.steps_per_epoch * job.epochs)
        self.begun_at, self.step, self.epoch, self.position = 0, 0, 0, 0
        self.training_seconds, self.trained = 0.0, 0
        self.begun = self.reported = self.saved = self.last_step = time.perf_counter()
        self.stopped = False
        self.writer: RunWriter | None = None
        if resume is not None:
            self._resume(resume)
        self.frozen = FrozenFilters(self.walk)
        self.frozen.choose(job.facts.held if resume is None else chosen_in(resume))
        if folder is not None:
            title, facts = job.design.title, job.facts.data
            text = source(job.walk.report, class_name(title), title=title, scaling=(facts.mean, facts.std))
            self.writer = RunWriter(folder, job.design, job.facts, text, None if resume is None else resume.checkpoint)

    def run(self) -> Iterator[RunEvent]:
        """Yield the events of the whole run."""
        threads_before = torch.get_num_threads()
        torch.set_num_threads(self.job.choices.threads)
        try:
            yield self._started()
            if self.step == 0:
                if self.snapshots is not None:
                    self.snapshots.take(0)
                self._save()
            while self.epoch < self.job.epochs and not self.stopped:
                yield from self._one_epoch()
            yield self._finish()
        finally:
            torch.set_num_threads(threads_before)
            self.frozen.end()
            # The network may be looked at for long; its gradients are as large as it is.
            self.optimizer.zero_grad(set_to_none=True)
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
            self.frozen.put_back()
            self.step += 1
            self.position += len(batch)
            self.trained += len(batch)
            self.recorder.add(self.step, len(batch), loss, right)
            if self.snapshots is not None:
                self.snapshots.take(self.step)
            start = self._spent(start)
            if start - self.reported >= REPORT_EVERY or self.control.pace != "full":
                yield from self._report()
                self._spent(start)
            if time.perf_counter() - self.saved > SAVE_EVERY:
                yield from self._report()
                self._save()
        yield from self._end_epoch()

    def _spent(self, since: float) -> float:
        """Count the time since then as training; return the time that it is now."""
        now = time.perf_counter()
        self.training_seconds += now - since
        return now

    def _end_epoch(self) -> Iterator[RunEvent]:
        start = time.perf_counter()
        yield from self._report()
        self._spent(start)
        self.epoch, self.position = self.epoch + 1, 0
        means = self.recorder.epoch()
        validation = measure(self.walk, self.job.validation, lambda: self.control.stopping)
        event = Epoch(self.epoch, self.step, means, validation, time.perf_counter() - self.begun)
        # In this order: going on from a state drops what was logged behind it, and could not make up for what was not.
        self._log(event)
        self._save()
        yield event

    def _wait(self) -> None:
        live = Live(self.walk, self.job.train, self.step, self.epoch)
        self.control.wait(live, time.perf_counter() - self.last_step)
        self.last_step = time.perf_counter()
        frozen = self.control.frozen()
        if frozen is not None and self.frozen.choose(frozen):
            self._log(Holding(self.step, self.frozen.chosen))

    def _report(self) -> Iterator[RunEvent]:
        curve = self.recorder.flush()
        if not curve.steps:
            return
        # Single steps with pauses between them are slow without any crowd.
        if self.control.pace == "full" and self.crowd.too_many(self.step, self.training_seconds):
            torch.set_num_threads(1)
            self._log(Threads(self.step, 1))
        self._check_numbers(curve)
        self._log(curve)
        yield curve
        seconds = time.perf_counter() - self.begun
        rate = self.trained / max(self.training_seconds, 1e-9)
        steps = self.job.steps_per_epoch * self.job.epochs
        left = (steps - self.step) * (seconds / max(self.step - self.begun_at, 1))
        epoch = min(self.epoch + 1, self.job.epochs)
        yield Progress(self.step, steps, epoch, self.job.epochs, means(curve), rate, max(left, 0.0), seconds)
        self.reported = time.perf_counter()

    def _check_numbers(self, curve: Curve) -> None:
        for step, loss in zip(curve.steps, curve.metrics["loss"], strict=True):
            if not math.isfinite(loss):
                raise _diverged(step)

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
        until = time.perf_counter() + (LAST_LOOK if self.stopped else math.inf)
        test = measure(self.walk, self.job.test, lambda: self.control.leaving or time.perf_counter() > until)
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
        if not all(bool(weights.isfinite().all()) for weights in self.walk.parameters()):
            # The loss is that before the step, so it may not know yet; the state before is the last one worth keeping.
            raise _diverged(self.step)
        if self.writer is not None:
            if self.snapshots is not None:
                self.snapshots.write(self.writer)
            self.writer.checkpoint(pack(self.walk, self.optimizer), self.step, self.epoch, self.position, self.recorder.sums)
        self.saved = time.perf_counter()

    def _log(self, event: Curve | Epoch | Finished | Holding | Threads) -> None:
        if self.writer is not None:
            self.writer.log(event)

    def _resume(self, run: Run) -> None:
        load_state(self.walk, self.optimizer, run.checkpoint_path)
        state = run.checkpoint
        self.step, self.epoch, self.position, self.recorder.sums = state.step, state.epoch, state.position, state.sums
        self.begun_at = state.step


def _diverged(step: int) -> StudioError:
    source = translate("Train", "The loss is no number any more at step {step}: choose a smaller learning rate.")
    return StudioError(Message("train.diverged", source, step=step))
