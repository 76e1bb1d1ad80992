"""Filters changed by hand, on a copy of a network: values, classic kernels, zeros; and what that does to each class."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from cnnstudio.engine.build import Walk
from cnnstudio.engine.insight.look import InsightError
from cnnstudio.engine.training.frozen import fits, put
from cnnstudio.engine.training.measure import evaluation_batch, looking
from cnnstudio.graph.kernels import KERNELS, in_size
from cnnstudio.graph.text import Message, translate
from cnnstudio.protocol.held import HeldFilters

AT_ONCE = 256


@dataclass(frozen=True)
class Edit:
    """One change to a convolution: of one filter or all, one input channel or all.

    `kernel` is "values", "zero", "flip" or a name among `KERNELS`. `values` are (h, w), or (channels, h, w) where `channel` is
    None. `bias` is set where it is given; a classic kernel and zero set it to 0 otherwise, where all channels are meant.
    """

    address: str
    kernel: str
    filter: int | None = None
    channel: int | None = None
    values: NDArray[np.float32] | None = None
    bias: float | None = None


def edited(walk: Walk, edits: Sequence[Edit], held: Iterable[HeldFilters] = ()) -> Walk:
    """Return a copy of a network with all edits done, in order; the network itself stays as it is. Raises `InsightError`.

    Before all edits, the filters that are `held` and fit have those numbers.
    """
    copy = walk.clone().eval()
    put(copy, [one for one in held if fits(copy, one)])
    with torch.no_grad():
        for edit in edits:
            _apply(_convolution(copy, edit.address), edit)
    return copy


def _convolution(walk: Walk, address: str) -> nn.Conv2d:
    module = next((step.compute for step in walk.steps if step.id == address), None)
    if not isinstance(module, nn.Conv2d):
        text = translate("Insight", "{block} is no convolution, so it has no filters to change.")
        raise InsightError(Message("edit.block", text, block=address[:60]))
    return module


def _apply(module: nn.Conv2d, edit: Edit) -> None:
    weight = module.weight
    filters, channels = _chosen(edit.filter, weight.shape[0]), _chosen(edit.channel, weight.shape[1])
    if edit.kernel == "flip":
        weight[filters, channels] = weight[filters, channels].flip(-2, -1)
    elif edit.kernel == "zero":
        weight[filters, channels] = 0
    else:
        weight[filters, channels] = _numbers(edit, weight).to(weight)
    if module.bias is not None:
        if edit.bias is not None:
            module.bias[filters] = edit.bias
        elif edit.channel is None and edit.kernel not in ("values", "flip"):
            module.bias[filters] = 0


def _chosen(at: int | None, count: int) -> slice:
    if at is None:
        return slice(None)
    if not 0 <= at < count:
        text = translate("Insight", "There is no filter or channel {at}: there are {count}, numbered from 0.")
        raise InsightError(Message("edit.place", text, at=at, count=count))
    return slice(at, at + 1)


def _numbers(edit: Edit, weight: Tensor) -> Tensor:
    """Return what is put in: it is spread over filters, and over channels where it has none of its own."""
    _, channels, height, width = weight.shape
    if edit.kernel == "values":
        return _given(edit, (channels, height, width))
    kernel = KERNELS.get(edit.kernel)
    grid = None if kernel is None else in_size(kernel, height, width)
    if grid is None:
        text = translate("Insight", "The kernel {name} does not fit into a window of {size}.")
        raise InsightError(Message("edit.size", text, name=edit.kernel[:40], size=f"{height}×{width}"))
    # Over all channels it reads their mean, so that the result is as bright as with one.
    return torch.tensor(grid) / (channels if edit.channel is None else 1)


def _given(edit: Edit, shape: tuple[int, int, int]) -> Tensor:
    values = edit.values
    wanted = shape[1:] if edit.channel is not None or (values is not None and values.ndim == 2) else shape
    if values is None or values.shape != wanted:
        text = translate("Insight", "A filter of this block is {wanted} numbers, not {found}.")
        found = "0" if values is None else "×".join(map(str, values.shape))
        raise InsightError(Message("edit.shape", text, wanted="×".join(map(str, wanted)), found=found))
    if not np.isfinite(values).all():
        raise InsightError(Message("edit.finite", translate("Insight", "Each number of a filter must be finite.")))
    return torch.from_numpy(values.copy())


@dataclass(frozen=True)
class Compared:
    """How many pictures of each class were seen, and right before and after: arrays (classes,)."""

    seen: NDArray[np.int64]
    before: NDArray[np.int64]
    after: NDArray[np.int64]
    done: int
    total: int


def compared(before: Walk, after: Walk, labels: NDArray[np.int64], inputs: Callable[[slice], Tensor]) -> Iterator[Compared]:
    """Yield, batch by batch, how many pictures of each class two networks with the same classes have right.

    `inputs` gives the pictures of a slice as the network's input (n, C, H, W). Raises `InsightError` for other classes.
    """
    classes = (before.report.shape(before.scores) or (1,))[0]
    if len(labels) and int(labels.max()) >= classes:
        text = translate("Insight", "The network knows {known} classes, but the pictures have {found}.")
        raise InsightError(Message("edit.classes", text, known=classes, found=int(labels.max()) + 1))
    seen, rights = np.zeros(classes, np.int64), (np.zeros(classes, np.int64), np.zeros(classes, np.int64))
    batch = min(AT_ONCE, evaluation_batch(before.report))
    for first in range(0, len(labels), batch):
        part = slice(first, min(first + batch, len(labels)))
        x, truth = inputs(part), labels[part]
        seen += np.bincount(truth, minlength=classes)
        for walk, right in zip((before, after), rights, strict=True):
            with looking(walk), torch.autocast(x.device.type, enabled=False):
                predicted = walk.logits(x).argmax(1).cpu().numpy()
            right += np.bincount(truth[predicted == truth], minlength=classes)
        yield Compared(seen.copy(), rights[0].copy(), rights[1].copy(), part.stop, len(labels))
