"""H1: how fast a network is checked, beside what a user would do instead: a forward pass on torch's meta device.

python benchmarks/check.py [--quick] [--json]; exit code 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import torch

from benchmarks.harness import Interval, Target, interval, ratio_interval, report, rounds, timed
from cnnstudio.blocks.registry import registry
from cnnstudio.engine.build import Walk
from cnnstudio.graph.block import Block
from cnnstudio.graph.check import check
from cnnstudio.graph.figures import figures
from cnnstudio.graph.folding import fold
from cnnstudio.graph.graph import Graph, chain
from cnnstudio.graph.paths import all_groups, replaced

BLOCKS = registry()
Conv2d, BatchNorm2d, ReLU, Input = (BLOCKS[name] for name in ("Conv2d", "BatchNorm2d", "ReLU", "Input"))
MILLISECONDS = 1e3
TIMES = 5


def long_chain(blocks: int = 500, widths: int = 8) -> Graph:
    """Return a chain of so many blocks whose convolutions have so many different widths, in stages as networks do."""
    triples = (blocks - 4) // 3 + 1
    body: list[Block] = []
    for number in range(triples):
        body += [Conv2d(16 + number * widths // triples, 3, padding=1), BatchNorm2d(), ReLU()]
    return chain(Input(3, 32, 32), *body[: blocks - 4], BLOCKS["Flatten"](), BLOCKS["Linear"](10), BLOCKS["Output"]())


def resnet152() -> Graph:
    """Return a network of ResNet-152's size and wiring."""
    graph = chain(Input(3, 224, 224), Conv2d(64, 7, 2, 3, bias=False), BatchNorm2d(), ReLU(), BLOCKS["MaxPool2d"](3, 2, 1))
    last = "pool1"
    for stage, (depth, width) in enumerate(zip((3, 8, 36, 3), (64, 128, 256, 512), strict=True)):
        for number in range(depth):
            graph, last = _bottleneck(graph, last, width, 2 if stage and not number else 1, number == 0)
    for block in (BLOCKS["AdaptiveAvgPool2d"](1), BLOCKS["Flatten"](), BLOCKS["Linear"](1000), BLOCKS["Output"]()):
        id = graph.free_id(block)
        graph, last = graph.add(block, id, after=last), id
    return graph


def _bottleneck(graph: Graph, entry: str, width: int, stride: int, project: bool) -> tuple[Graph, str]:
    def behind(last: str, *blocks: Block) -> str:
        nonlocal graph
        for block in blocks:
            id = graph.free_id(block)
            graph, last = graph.add(block, id, after=last), id
        return last

    def convolution(filters: int, kernel: int, stride: int = 1) -> Block:
        return Conv2d(filters, kernel, stride, kernel // 2, bias=False)

    middle = convolution(width, 3, stride)
    path = (convolution(width, 1), BatchNorm2d(), ReLU(), middle, BatchNorm2d(), ReLU(), convolution(4 * width, 1))
    last = behind(entry, *path, BatchNorm2d())
    short = behind(entry, convolution(4 * width, 1, stride), BatchNorm2d()) if project else entry
    last = behind(last, BLOCKS["Add"]())
    graph = graph.connect(short, last)
    last = behind(last, ReLU())
    return graph, last


def in_groups(graph: Graph, blocks: int = 9) -> Graph:
    """Return the chain with its blocks, but for the ends, in groups of so many."""
    ids = graph.order[1:-3]
    for start in range(0, len(ids), blocks):
        graph, _, _ = fold(graph, ids[start : start + blocks])
    return graph


def in_full(graph: Graph) -> Callable[[], object]:
    """Return a check from nothing: a graph without its indexes, and no declaration remembered."""

    def action() -> None:
        figures.cache_clear()
        if not check(Graph(graph.nodes, graph.wires)).sound:
            raise SystemExit("the network of the benchmark has problems")

    return action


def after_edits(graph: Graph, edits: Iterator[Graph]) -> Callable[[], object]:
    """Return a check of the next edit of `graph`, given the report before it."""
    before = check(graph)
    return lambda: check(next(edits), None, before)


def meta_forward(graph: Graph) -> Callable[[], object]:
    """Return what torch does to learn all shapes: run modules, built before, on the meta device."""
    report = check(graph)
    shape = report.shape(graph.order[0])
    assert shape is not None
    with torch.device("meta"):
        walk, picture = Walk(report), torch.empty(1, *shape)

    def action() -> None:
        with torch.no_grad():
            walk(picture)

    return action


def prepared(graph: Graph, edit: Callable[[int], Graph], needed: int) -> Iterator[Graph]:
    """Return edits made beforehand, so that only their check is measured."""
    return iter([edit(number) for _, number in zip(range(needed), count(1), strict=False)])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args()
    torch.set_num_threads(1)
    number = 7 if options.quick else 25
    graph, varied, deep = long_chain(), long_chain(widths=500), resnet152()
    needed = (number + 1) * TIMES
    check(graph)  # as in the studio, what is edited has been checked before

    def keeps(turn: int) -> Graph:
        return graph.replace("conv80", graph["conv80"].block.with_values(bias=turn % 2 == 0))  # type: ignore[union-attr]

    def head(turn: int) -> Graph:
        return graph.replace("input1", Input(3, 32 + turn, 32))

    nested = in_groups(graph)
    check(nested)
    inside = next(address for address, group in all_groups(nested).items() if "conv80" in group.graph)

    def keeps_inside(turn: int) -> Graph:
        return replaced(nested, f"{inside}.conv80", graph["conv80"].block.with_values(bias=turn % 2 == 0))  # type: ignore[union-attr]

    def head_of_groups(turn: int) -> Graph:
        return nested.replace("input1", Input(3, 32 + turn, 32))

    gc.freeze()  # torch's many objects are not in the studio's process, where a check runs
    results = rounds(
        {
            "500 blocks, no two alike, in full": timed(in_full(varied), TIMES),
            "500 blocks, no two alike, torch meta": timed(meta_forward(varied), TIMES),
            "edit that keeps its shape": timed(after_edits(graph, prepared(graph, keeps, needed)), TIMES),
            "edit at the head": timed(after_edits(graph, prepared(graph, head, needed)), TIMES),
            "edit inside a group": timed(after_edits(nested, prepared(nested, keeps_inside, needed)), TIMES),
            "edit before the groups": timed(after_edits(nested, prepared(nested, head_of_groups, needed)), TIMES),
            f"ResNet-152 ({len(deep)} blocks) in full": timed(in_full(deep), TIMES),
            f"ResNet-152 ({len(deep)} blocks), torch meta": timed(meta_forward(deep), TIMES),
        },
        number,
    )
    full, meta, kept, at_head, kept_inside, before_groups, deep_full, deep_meta = (results[name] for name in results)
    targets = [
        Target("H1", "500 blocks in full", in_milliseconds(full), at_most=10, unit="ms"),
        Target("H1", "500 blocks, times faster than torch meta", ratio_interval(meta, full), at_least=15),
        Target("H1", "edit that keeps its shape", in_milliseconds(kept), at_most=0.5, unit="ms"),
        Target("H1", "edit at the head", in_milliseconds(at_head), at_most=5, unit="ms"),
        Target("H1", "the same inside a group", in_milliseconds(kept_inside), at_most=1, unit="ms"),
        Target("H1", "the same before 55 groups", in_milliseconds(before_groups), at_most=5, unit="ms"),
        Target("H1", "ResNet-152 in full", in_milliseconds(deep_full), aim=1, unit="ms"),
        Target("H1", "ResNet-152, times faster than torch meta", ratio_interval(deep_meta, deep_full), at_least=15),
    ]
    return report(targets, results, options.json, {"torch": torch.__version__, "blocks": [len(graph), len(deep)]})


def in_milliseconds(seconds: list[float]) -> Interval:
    return interval([value * MILLISECONDS for value in seconds])


if __name__ == "__main__":
    sys.exit(main())
