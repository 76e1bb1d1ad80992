"""Random networks for tests: sound ones with branches, merges and dead ends, and wild ones whose wiring makes no sense."""

from __future__ import annotations

import random

from cnnstudio.blocks.registry import registry
from cnnstudio.graph.block import Block, UnknownBlock
from cnnstudio.graph.graph import Edge, Graph, Node
from cnnstudio.graph.repair import ShapeError
from cnnstudio.graph.shape import Shape
from cnnstudio.graph.text import Message, translate

BLOCKS = registry()


def image_block(rng: random.Random) -> Block:
    """Return a block that reads an image and usually suits a small one."""
    kind = rng.choice(["conv"] * 4 + ["pool", "pool", "activation", "activation", "norm", "pad", "dropout", "lrn"])
    if kind == "conv":
        kernel = (rng.randint(1, 3), rng.randint(1, 3))
        return BLOCKS["Conv2d"](
            rng.choice([2, 4, 6]),
            kernel,
            stride=rng.choice([1, 1, 1, 2]),
            padding=rng.choice(["valid", "same", 1, (0, 1)]),
            dilation=rng.choice([1, 1, 2]),
            groups=rng.choice([1, 1, 1, 2]),
            bias=rng.random() < 0.7,
        )
    if kind == "pool":
        return BLOCKS[rng.choice(["MaxPool2d", "AvgPool2d"])](
            rng.choice([2, 3]), rng.choice([None, 1, 2]), padding=rng.choice([0, 1]), ceil_mode=rng.random() < 0.3
        )
    if kind == "activation":
        return BLOCKS[rng.choice(["ReLU", "LeakyReLU", "ELU", "GELU", "SiLU", "Sigmoid", "Tanh"])]()
    if kind == "norm":
        return BLOCKS["BatchNorm2d"](affine=rng.random() < 0.7)
    if kind == "pad":
        return BLOCKS["ZeroPad2d"]((rng.randint(0, 2), rng.randint(0, 2)), 1)
    return BLOCKS["Dropout"](0.25) if kind == "dropout" else BLOCKS["LocalResponseNorm"](3)


def random_network(rng: random.Random, size: int = 12, classes: int = 3) -> Graph:
    """Return a sound classifier: an image part of `size` blocks with branches, merges and dead ends, and a dense head."""
    first = BLOCKS["Input"](rng.choice([1, 2, 4]), rng.randint(8, 14), rng.randint(8, 14))
    graph = Graph().add(first, "input1")
    shapes: dict[str, Shape] = {"input1": first.output_shape()}
    last = "input1"
    while len(shapes) < size:
        at = last if rng.random() < 0.7 else rng.choice(sorted(shapes))
        merged = _merge(rng, graph, shapes, at) if rng.random() < 0.35 else None
        grown = merged or _grow(graph, shapes, at, image_block(rng))
        if grown is not None:
            graph, last = grown
    for block in (BLOCKS["Flatten"](), BLOCKS["Linear"](classes), *([BLOCKS["Softmax"]()] if rng.random() < 0.5 else [])):
        id = graph.free_id(block)
        graph, last = graph.add(block, id, after=last), id
    return graph.add(BLOCKS["Output"](), "output1", after=last)


def _grow(graph: Graph, shapes: dict[str, Shape], at: str, block: Block) -> tuple[Graph, str] | None:
    try:
        shape = block.output_shape(shapes[at])
    except ShapeError:
        return None
    id = graph.free_id(block)
    shapes[id] = shape
    return graph.add(block, id, after=at), id


def _merge(rng: random.Random, graph: Graph, shapes: dict[str, Shape], at: str) -> tuple[Graph, str] | None:
    block = BLOCKS[rng.choice(["Add", "Concatenate"])]()
    fitting = [id for id in sorted(shapes) if _joins(block, shapes[at], shapes[id])]
    chosen = [at, *rng.sample(fitting, min(len(fitting), rng.randint(1, 3)))]
    if rng.random() < 0.5:
        chosen.reverse()
    id = graph.free_id(block)
    graph = graph.add(block, id)
    for source in chosen:
        graph = graph.connect(source, id)
    shape = block.output_shape(*[shapes[source] for source in chosen])
    if shape[0] > 64:
        return None
    shapes[id] = shape
    return graph, id


def _joins(block: Block, first: Shape, second: Shape) -> bool:
    return first == second if block.type_name() == "Add" else first[1:] == second[1:]


def any_block(rng: random.Random) -> Block:
    """Return any block of the registry, some with fields outside their limits."""
    kind = BLOCKS[rng.choice(sorted(BLOCKS))]
    values: dict[str, object] = {}
    for param in kind.params:
        if param.kind == "int":
            values[param.name] = rng.choice([-1, 0, 1, 2, 3, 1000])
        elif param.kind in ("pair", "padding"):
            values[param.name] = (rng.choice([-1, 0, 1, 2, 3, 40]), rng.choice([1, 2, 3]))
        elif param.kind == "float":
            values[param.name] = rng.choice([-1.0, 0.0, 0.5, 2.0])
    return kind(**values) if rng.random() < 0.3 else kind()


def wild_graph(rng: random.Random, size: int = 10) -> Graph:
    """Return a graph of any blocks, its wires drawn blindly: cycles, ports and ends that are not there, unknown blocks."""
    reason = Message("test.unknown", translate("Test", "unknown"))
    nodes: dict[str, Node] = {}
    for number in range(rng.randint(0, size)):
        block = UnknownBlock("Mystery", {}, reason) if rng.random() < 0.1 else any_block(rng)
        nodes[f"n{number}"] = Node(f"n{number}", block)
    ends = [*nodes, "gone"]
    wires = {}
    for _ in range(rng.randint(0, 2 * size)):
        target, port = rng.choice(ends), rng.choice(["x", "x", "x0", "x1", "x7", "zz", "", "x999999"])
        wires[target, port] = Edge(rng.choice(ends), target, port, rng.choice(["y", "y", "y", "z"]))
    return Graph(nodes, wires)
