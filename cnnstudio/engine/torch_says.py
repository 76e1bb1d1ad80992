"""What PyTorch itself says of a block: the network is carried out up to it, until torch raises."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from cnnstudio.codegen.wording import literal
from cnnstudio.data import dataset_info
from cnnstudio.design.design import Design
from cnnstudio.engine.build import OPERATORS, make_function, make_module
from cnnstudio.graph.block import Block, Call, Function, Module, Operator
from cnnstudio.graph.graph import Graph, Node
from cnnstudio.graph.leaves import leaves
from cnnstudio.graph.shape import Shape, size
from cnnstudio.graph.text import Message, StudioError, translate

LONGEST = 2000
MOST = 2**22
MOST_WORK_PER_NUMBER = 64
"""Numbers, and multiply-adds for each, up to which a block is carried out on real tensors."""
_STACK = "Exception raised from"


@dataclass(frozen=True)
class Said:
    """At which block torch spoke, the Python that was carried out there, and its words; or the (1, ...) that came out."""

    address: str
    source: str
    text: str
    shape: Shape = ()


def hear(design: Design, address: str) -> Said:
    """Return what torch says of the block at `address`. Raises `StudioError` where nothing can be asked.

    Tensors have no content on the way (torch's meta device). The block at which torch raises, or the last, is carried out
    once more on real ones where they are small: what is said there is what people meet. Random states stay as they were.
    """
    graph = leaves(design.graph)
    if address not in graph or graph.cyclic:
        raise _unaskable(address)
    values: dict[str, Shape] = {}
    with torch.random.fork_rng(devices=[]), torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for id in _leading_to(graph, address):
            said = _ask(design, graph[id], [values[feed] for feed in graph.sources(id)], id == address)
            if said.text or id == address:
                return said
            values[id] = said.shape
    raise _unaskable(address)


def _leading_to(graph: Graph, address: str) -> list[str]:
    needed = {address}
    for id in reversed(graph.order):
        if id in needed:
            needed.update(graph.sources(id))
    return [id for id in graph.order if id in needed]


def _ask(design: Design, node: Node, feeds: Sequence[Shape], last: bool) -> Said:
    id, block = node.id, node.block
    if not isinstance(block, Block):
        raise _unaskable(id)
    if block.boundary == "input":
        return Said(id, "", "", (1, *block.output_shape()))
    if block.boundary == "output":
        return _loss(design, id, feeds)
    call = _call(id, block, feeds)
    source = _source(call)
    said = _heard(id, source, call, feeds, "meta")
    if said.text or last:
        weights = _weights(call)
        work = size(said.shape[2:]) * weights
        if max(sum(map(size, feeds)), size(said.shape), weights, work // MOST_WORK_PER_NUMBER) <= MOST:
            return _heard(id, source, call, feeds, "cpu")
    return said


def _heard(id: str, source: str, call: Call, feeds: Sequence[Shape], device: str) -> Said:
    try:
        return Said(id, source, "", _carry_out(call, feeds, device))
    except Exception as error:
        return Said(id, source, _words(error))


def _call(id: str, block: Block, feeds: Sequence[Shape]) -> Call:
    """Return how the block would be written: without a wire as for a grey picture, a dense block for all that arrives."""
    shapes = [shape[1:] for shape in feeds] or [(1, 28, 28)] * max(len(block.inputs), 1)
    if block.type_name() == "Linear":
        shapes = [(size(shapes[0]),)]
    try:
        call = block.call(*shapes)
    except Exception as error:
        raise _unaskable(id) from error
    if isinstance(call, Operator) and not feeds:
        raise _unaskable(id)
    return call


def _carry_out(call: Call, feeds: Sequence[Shape], device: str) -> Shape:
    inputs = [torch.zeros(shape, device=device) for shape in feeds]
    if isinstance(call, Module):
        with torch.device("meta"):
            module = make_module(call)
        module.to_empty(device=device)
        return tuple(module.eval()(*inputs).shape)
    if isinstance(call, Function):
        return tuple(make_function(call)(*inputs).shape)
    return tuple(_combined(call, inputs).shape)


def _combined(call: Call, inputs: Sequence[Tensor]) -> Tensor:
    first, *others = inputs
    if isinstance(call, Operator):
        for other in others:
            first = OPERATORS[call.symbol](first, other)
    return first


def _weights(call: Call) -> int:
    if not isinstance(call, Module):
        return 0
    try:
        with torch.device("meta"):
            return sum(weight.numel() for weight in make_module(call).parameters())
    except Exception:
        return 0


def _loss(design: Design, id: str, feeds: Sequence[Shape]) -> Said:
    """Ask the loss, which is where torch first minds what the network answers; the target is the last class of the data."""
    last = len(dataset_info(design.data).classes) - 1
    source = f"nn.functional.cross_entropy(scores, torch.tensor([{last}]))"
    if not feeds or size(feeds[0]) > MOST:
        raise _unaskable(id)
    try:
        nn.functional.cross_entropy(torch.zeros(feeds[0]), torch.tensor([last]))
    except Exception as error:
        return Said(id, source, _words(error))
    return Said(id, source, "", feeds[0])


def _source(call: Call) -> str:
    if isinstance(call, (Module, Function)):
        args = [literal(arg) if isinstance(arg, (int, float, str, bool, tuple)) else "[...]" for arg in call.args]
        args += [f"{name}={literal(value)}" for name, value in call.kwargs.items()]
        return f"{call.name}({', '.join(args)})"
    return f"x {call.symbol} y" if isinstance(call, Operator) else "x"


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".partition(_STACK)[0].strip()[:LONGEST]


def _unaskable(address: str) -> StudioError:
    text = translate("Engine", "PyTorch has no word for this: {block} cannot be written as a line of code.")
    return StudioError(Message("torch.unaskable", text, block=address))
