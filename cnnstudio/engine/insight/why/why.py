"""Why one value of any block is what it is: its sum, and what of every map before it, and of the picture, it depends on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from msgspec.structs import replace
from torch import Tensor, nn

from cnnstudio.blocks.activation import Activation
from cnnstudio.engine.build import Walk
from cnnstudio.engine.insight.look import InsightError
from cnnstudio.engine.insight.why import single, vectors, windows
from cnnstudio.engine.insight.why.place import Place, Values, numbers
from cnnstudio.engine.training.measure import looking
from cnnstudio.graph.block import Block
from cnnstudio.graph.receptive import receptive
from cnnstudio.graph.region import Rect
from cnnstudio.graph.text import Message, translate
from cnnstudio.protocol.reasons import Activated, AnyReason, Convolved, Entered, Normalized, Weighed

REASONS: dict[str, Callable[[Place], AnyReason]] = {
    "Conv2d": windows.convolved,
    "MaxPool2d": windows.largest,
    "AvgPool2d": windows.mean,
    "AdaptiveAvgPool2d": windows.adaptive,
    "Linear": vectors.weighed,
    "Softmax": vectors.shared,
    "BatchNorm2d": single.normalized,
    "LocalResponseNorm": single.damped,
    "Add": single.added,
    "Concatenate": single.concatenated,
    "Flatten": single.flattened,
    "ZeroPad2d": single.padded,
    "Dropout": single.dropped,
    "Output": single.same,
}
"""By the type of the block; activations have one of their own, and a test knows that none is missing."""
TOLD_ALONG = ("Conv2d", "Linear", "BatchNorm2d")
"""Types of blocks whose sum is told along with the activation behind them: the two are one step of the lecture."""


@dataclass(frozen=True)
class Why:
    """A value of a block, how it came about, and the rectangle of each map (by address) that it depends on."""

    value: np.float32
    reason: AnyReason
    fields: dict[str, Rect]


def why(walk: Walk, x: Tensor, address: str, index: tuple[int, ...], entered: Entered | None = None) -> Why:
    """Explain the value at `index` (channel, row, column) or (unit,) of a block for one picture `x` (1, C, H, W).

    The plain walk computes it, in evaluation mode. `entered` says how the picture's own values came about.
    Raises `InsightError` where there is no such block or no such value.
    """
    _refuse_unknown(walk, address, index)
    feeds, inner = _feeds(walk, address), _inner(walk, address)
    behind = () if inner is None else _feeds(walk, inner)
    with looking(walk):
        found = {id: numbers(value[0]) for id, value in walk.visit(x, list(dict.fromkeys((address, *feeds, *behind))))}
    values = found[address]
    assert values is not None
    fields = {id: region.rect for id, region in receptive(walk.report, address, index).items() if id != address}
    known = {id: rect for id, rect in fields.items() if rect is not None}
    if not feeds:
        return Why(values[index], entered or Entered(None, 0.0, 1.0), known)
    # Weights that have become infinite are shown as they are.
    with np.errstate(all="ignore"):
        reason = _reason(_place(walk, found, address, index))
        if isinstance(reason, Activated) and inner is not None:
            within = _reason(_place(walk, found, inner, index))
            assert isinstance(within, Convolved | Weighed | Normalized)
            reason = replace(reason, inner=within)
        return Why(values[index], reason, known)


def _feeds(walk: Walk, address: str) -> tuple[str, ...]:
    return next((step.feeds for step in walk.steps if step.id == address), ())


def _inner(walk: Walk, address: str) -> str | None:
    """Return the block before an activation whose sum is told along with it; None where there is none."""
    feeds = _feeds(walk, address)
    if len(feeds) != 1 or not isinstance(walk.report.nodes[address].node.block, Activation):
        return None
    before = walk.report.nodes[feeds[0]].node.block
    return feeds[0] if isinstance(before, Block) and before.type_name() in TOLD_ALONG else None


def _place(walk: Walk, found: Mapping[str, Values | None], address: str, index: tuple[int, ...]) -> Place:
    """Return a value with all that its block read; `found` are the values of both."""
    block, values, feeds = walk.report.nodes[address].node.block, found[address], _feeds(walk, address)
    assert isinstance(block, Block) and values is not None
    module = next(step.compute for step in walk.steps if step.id == address)
    inputs = tuple(one for id in feeds if (one := found[id]) is not None)
    return Place(block, module if isinstance(module, nn.Module) else None, feeds, inputs, index, values[index])


def _reason(at: Place) -> AnyReason:
    kind = REASONS.get(at.block.type_name())
    if kind is not None:
        return kind(at)
    return single.activated(at) if isinstance(at.block, Activation) else single.same(at)


def _refuse_unknown(walk: Walk, address: str, index: tuple[int, ...]) -> None:
    shape = walk.report.shape(address)
    if shape is None:
        text = translate("Insight", "This network has no block {block}.")
        raise InsightError(Message("insight.unknown", text, block=address[:60]))
    if len(index) != len(shape) or not all(0 <= at < length for at, length in zip(index, shape, strict=True)):
        text = translate("Insight", "{block} has no value at {index}: it gives {shape}.")
        shown = ", ".join(map(str, index))[:40]
        raise InsightError(Message("insight.index", text, block=address[:60], index=shown, shape=" × ".join(map(str, shape))))
