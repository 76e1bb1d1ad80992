"""Builds the torch module of a graph: the plain walk, node by node."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn

from cnnstudio.graph.block import INPUTS, Block, Call, Function, Identity, Module, Operator
from cnnstudio.graph.report import Report
from cnnstudio.graph.text import Message, StudioError, translate

Compute = Callable[..., Tensor]
# The studio's own notes say where "same" pads unevenly; torch would say it again at every run.
warnings.filterwarnings("ignore", message="Using padding='same' with even kernel lengths", category=UserWarning)

OPERATORS: dict[str, Callable[[Tensor, Tensor], Tensor]] = {"+": torch.add, "*": torch.mul}


class BuildError(StudioError):
    """A graph that cannot be built: it still has problems."""


@dataclass(frozen=True)
class Step:
    """One node of the walk: what it computes from the values of which nodes."""

    id: str
    feeds: tuple[str, ...]
    compute: Compute


def make_module(call: Module) -> nn.Module:
    """Return the torch module that `call` names; only classes of `torch.nn` are found."""
    room, _, name = call.name.partition(".")
    kind = getattr(nn, name, None) if room == "nn" else None
    if not (isinstance(kind, type) and issubclass(kind, nn.Module)):
        raise LookupError(f"{call.name} is no torch module")
    return kind(*call.args, **call.kwargs)


def make_function(call: Function) -> Compute:
    """Return a function of the input tensors that does what `call` names; only functions of `torch` are found."""
    room, _, name = call.name.partition(".")
    function = getattr(torch, name, None) if room == "torch" else None
    if function is None or not callable(function) or isinstance(function, type):
        raise LookupError(f"{call.name} is no torch function")

    def compute(*inputs: Tensor) -> Tensor:
        args = [list(inputs) if arg is INPUTS else arg for arg in call.args]
        return cast(Tensor, function(*args, **call.kwargs))

    return compute


def _operator(call: Operator) -> Compute:
    pair = OPERATORS[call.symbol]

    def compute(first: Tensor, *others: Tensor) -> Tensor:
        for other in others:
            first = pair(first, other)
        return first

    return compute


def _same(x: Tensor) -> Tensor:
    return x


def make_compute(call: Call) -> Compute:
    """Return what a call names as a function of its input tensors: a torch module, where it is one."""
    if isinstance(call, Module):
        return make_module(call)
    if isinstance(call, Function):
        return make_function(call)
    return _same if isinstance(call, Identity) else _operator(call)


def _put(root: nn.Module, address: str, module: nn.Module) -> None:
    """Put a module under its address. Not by `add_module`, which refuses ids that happen to be attributes of the walk."""
    *path, id = address.split(".")
    for part in path:
        root = root._modules.setdefault(part, nn.Module())  # type: ignore[assignment]
    root._modules[id] = module


class Walk(nn.Module):
    """The plain walk: runs a graph node by node; each module stands under its address, in containers for groups.

    `forward` takes (N, C, H, W) float and returns what reaches the output; `logits` leaves out a Softmax at the end.
    """

    def __init__(self, report: Report) -> None:
        super().__init__()
        if not report.sound:
            problem = report.problems[0]
            raise BuildError(
                Message(
                    "build.problems",
                    translate("Build", "The network cannot be built yet: {block}: {problem}"),
                    block=problem.address or translate("Build", "the network"),
                    problem=problem.message,
                )
            )
        self.report = report
        graph = report.graph
        self.steps: list[Step] = []
        modules: dict[str, nn.Module] = {}
        for id in graph.order:
            block = graph[id].block
            assert isinstance(block, Block)
            if block.boundary == "input":
                self.source = id
                continue
            shapes = report.nodes[id].known_inputs()
            assert shapes is not None
            compute = make_compute(block.call(*shapes))
            if isinstance(compute, nn.Module):
                modules[id] = compute
            self.steps.append(Step(id, graph.sources(id), compute))
            if block.boundary == "output":
                self.sink = id
        self.answer = graph.sources(self.sink)[0]
        last = graph[self.answer].block
        ends_in_softmax = isinstance(last, Block) and last.type_name() == "Softmax"
        self.scores = graph.sources(self.answer)[0] if ends_in_softmax else self.answer
        self.ends_in_softmax = ends_in_softmax
        self._paths = {goal: plan_path(self.steps, goal) for goal in {self.sink, self.scores}}
        for address, module in modules.items():
            _put(self, address, module)

    def forward(self, x: Tensor) -> Tensor:
        """Return the network's answer."""
        return run_path(self._paths[self.sink], self.source, x, self.sink)

    def logits(self, x: Tensor) -> Tensor:
        """Return the scores (N, classes) before a Softmax at the end."""
        return run_path(self._paths[self.scores], self.source, x, self.scores)

    def probabilities(self, x: Tensor) -> Tensor:
        """Return probabilities (N, classes), whether the network ends in Softmax or not."""
        return torch.softmax(self.logits(x).float(), dim=1)

    def clone(self) -> Walk:
        """Return a copy with weights of its own; the report is a value and is shared."""
        return copy.deepcopy(self, {id(self.report): self.report})

    def visit(self, x: Tensor, wanted: Sequence[str]) -> Iterator[tuple[str, Tensor]]:
        """Yield (address, value) of the wanted nodes in the order of the walk; values not needed any more are let go."""
        left = set(wanted)
        if self.source in left:
            left.discard(self.source)
            yield self.source, x
        values: dict[str, Tensor] = {self.source: x}
        for step, done in plan_path(self.steps, *left):
            values[step.id] = step.compute(*[values[feed] for feed in step.feeds])
            if step.id in left:
                yield step.id, values[step.id]
            for id in done:
                del values[id]


Path = list[tuple[Step, tuple[str, ...]]]


def plan_path(steps: Sequence[Step], *goals: str) -> Path:
    """Return the steps that the goals need, in order, each with the values that nobody needs behind it."""
    needed = set(goals)
    kept: list[Step] = []
    for step in reversed(steps):
        if step.id in needed:
            kept.append(step)
            needed.update(step.feeds)
    seen: set[str] = set()
    path: Path = []
    for step in kept:
        done = tuple(dict.fromkeys(feed for feed in step.feeds if feed not in seen))
        seen.update(done)
        if step.id not in seen:
            seen.add(step.id)
            done = (*done, step.id) if step.id not in goals or len(goals) > 1 else done
        path.append((step, done))
    path.reverse()
    return path


def run_path(path: Path, source: str, x: Tensor, goal: str) -> Tensor:
    """Run a path from the input `x` to `goal`."""
    values: dict[str, Tensor] = {source: x}
    for step, done in path:
        values[step.id] = step.compute(*[values[feed] for feed in step.feeds])
        for id in done:
            del values[id]
    return values[goal]


def build(report: Report, seed: int | None = 0) -> Walk:
    """Return the plain walk with initial weights drawn from `seed` (None: from the generator as it stands).

    All random states are left as they were, those of GPUs too. Raises `BuildError` while the graph has problems.
    """
    if seed is None:
        return Walk(report)
    with torch.random.fork_rng(devices=[]):
        # `torch.manual_seed` would seed the GPUs too.
        torch.default_generator.manual_seed(seed)
        return Walk(report)
