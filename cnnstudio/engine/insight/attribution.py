"""Why this class? Grad-CAM, saliency and occlusion: how much each place of the picture speaks for one class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import interpolate

from cnnstudio.engine.build import Walk
from cnnstudio.engine.insight.look import InsightError
from cnnstudio.engine.training.measure import evaluation_batch, looking
from cnnstudio.graph.text import Message, translate

Heat = NDArray[np.float32]
WINDOWS = 7
"""The window of occlusion is a seventh of the picture, and moves by half of itself."""
AT_ONCE = 64


@dataclass(frozen=True)
class Attribution:
    """How much each pixel speaks for class `label`: `values` (H, W) of the picture; `raw` as it was computed, (h, w).

    `score` is the class's before softmax, `probability` behind it.
    """

    values: Heat
    raw: Heat
    label: int
    score: float
    probability: float


def spatial_blocks(walk: Walk) -> list[str]:
    """Return the addresses of blocks with maps of more than one place that the answer depends on, in order."""
    needed = {walk.scores}
    for step in reversed(walk.steps):
        if step.id in needed:
            needed.update(step.feeds)
    shapes = {step.id: walk.report.shape(step.id) or () for step in walk.steps}
    return [id for id, shape in shapes.items() if id in needed and len(shape) == 3 and shape[1:] != (1, 1)]


def default_block(walk: Walk) -> str:
    """Return the last block with maps: where Grad-CAM looks. Raises `InsightError` where there is none."""
    known = spatial_blocks(walk)
    if not known:
        text = translate("Insight", "This network has no feature maps; Grad-CAM needs some. Saliency and occlusion need none.")
        raise InsightError(Message("insight.no_maps", text))
    return known[-1]


def predicted(walk: Walk, x: Tensor) -> int:
    """Return the class that the network gives one picture `x` (1, C, H, W). Raises `InsightError` where it gives no numbers."""
    with looking(walk), torch.autocast(x.device.type, enabled=False):
        return int(_sound(walk.logits(x).float())[0].argmax())


def gradcam(walk: Walk, x: Tensor, label: int, address: str | None = None) -> Attribution:
    """Return Grad-CAM of a block (the last with maps where none is given) for one picture `x` (1, C, H, W).

    Selvaraju et al., "Grad-CAM", ICCV 2017: the channels' maps, each weighed by the mean of the score's gradient on it, are
    added up, negative values set to zero, and enlarged to the picture. Raises `InsightError`.
    """
    address = default_block(walk) if address is None else address
    shape = walk.report.shape(address)
    if shape is None:
        raise InsightError(
            Message("insight.unknown", translate("Insight", "This network has no block {block}."), block=address[:60])
        )
    if len(shape) != 3:
        text = translate("Insight", "{block} gives no feature maps but a vector; choose a block before Flatten.")
        raise InsightError(Message("insight.no_maps", text, block=address))
    with looking(walk), torch.enable_grad(), torch.autocast(x.device.type, enabled=False):
        scores, maps = _scores(walk, x.detach().requires_grad_(), label, address)
        gradient: Tensor | None = torch.autograd.grad(scores[0, label], maps, allow_unused=True)[0]
    if gradient is None:
        text = translate("Insight", "The answer does not depend on {block}.")
        raise InsightError(Message("insight.unused", text, block=address))
    with torch.no_grad():
        raw = (gradient.mean(dim=(2, 3), keepdim=True) * maps).sum(dim=1, keepdim=True).relu().float()
        heat = interpolate(raw, size=x.shape[2:], mode="bilinear", align_corners=False)
    return _attribution(scores, label, heat[0, 0], raw[0, 0])


def saliency(walk: Walk, x: Tensor, label: int) -> Attribution:
    """Return the saliency of one picture `x` (1, C, H, W): the largest absolute gradient of the score over the channels.

    Simonyan, Vedaldi, Zisserman, "Deep Inside Convolutional Networks", 2013. Raises `InsightError`.
    """
    with looking(walk), torch.enable_grad(), torch.autocast(x.device.type, enabled=False):
        leaf = x.detach().requires_grad_()
        scores, _ = _scores(walk, leaf, label, walk.source)
        (gradient,) = torch.autograd.grad(scores[0, label], leaf)
    heat = gradient[0].abs().amax(dim=0)
    return _attribution(scores, label, heat, heat)


def occlusion(
    walk: Walk, x: Tensor, label: int, window: tuple[int, int] | None = None, stride: tuple[int, int] | None = None
) -> Iterator[Attribution | None]:
    """Cover one picture `x` (1, C, H, W) window by window with 0, the mean colour; the last that is yielded is the answer.

    A pixel's value is the mean fall of the score over the windows that cover it (Zeiler, Fergus, ECCV 2014). None is yielded
    between batches, so that others get a turn. Raises `InsightError`.
    """
    size = x.shape[2:]
    window = window or (max(1, size[0] // WINDOWS), max(1, size[1] // WINDOWS))
    stride = stride or (max(1, window[0] // 2), max(1, window[1] // 2))
    with looking(walk), torch.autocast(x.device.type, enabled=False):
        scores, _ = _scores(walk, x, label, walk.source)
    places = [(top, left) for top in _starts(size[0], window[0], stride[0]) for left in _starts(size[1], window[1], stride[1])]
    fall, count = torch.zeros(size, dtype=torch.float64), torch.zeros(size, dtype=torch.float64)
    batch = min(AT_ONCE, evaluation_batch(walk.report))
    for first in range(0, len(places), batch):
        chosen = places[first : first + batch]
        with looking(walk), torch.autocast(x.device.type, enabled=False):
            covered = _covered(x, chosen, window)
            falls = (scores[0, label] - walk.logits(covered)[:, label]).double().cpu()
        for (top, left), value in zip(chosen, falls, strict=True):
            fall[top : top + window[0], left : left + window[1]] += value
            count[top : top + window[0], left : left + window[1]] += 1
        yield None
    heat = (fall / count).float()
    yield _attribution(scores, label, heat, heat)


def _starts(length: int, window: int, stride: int) -> range:
    """Return where windows begin so that the last pixel is covered too; the last window may hang over."""
    return range(0, max(length - window + stride, 1), stride)


def _covered(x: Tensor, places: list[tuple[int, int]], window: tuple[int, int]) -> Tensor:
    copies = x.repeat(len(places), 1, 1, 1).contiguous(memory_format=torch.channels_last)
    for copy, (top, left) in zip(copies, places, strict=True):
        copy[:, top : top + window[0], left : left + window[1]] = 0
    return copies


def _scores(walk: Walk, x: Tensor, label: int, address: str) -> tuple[Tensor, Tensor]:
    """Return the scores (1, classes) and the value of a block."""
    found = dict(walk.visit(x, [address, walk.scores]))
    scores = _sound(found[walk.scores].float())
    if not 0 <= label < scores.shape[1]:
        text = translate("Insight", "There is no class {label}: the network knows {classes}, numbered from 0.")
        raise InsightError(Message("insight.class", text, label=label, classes=scores.shape[1]))
    return scores, found[address]


def _sound(scores: Tensor) -> Tensor:
    if not bool(scores.isfinite().all()):
        text = translate("Insight", "The network's answer is no number: some of its weights have become infinite or no number.")
        raise InsightError(Message("insight.nan", text))
    return scores


def _attribution(scores: Tensor, label: int, heat: Tensor, raw: Tensor) -> Attribution:
    scores = scores.detach()
    chances = torch.softmax(scores, dim=1)
    return Attribution(_numbers(heat), _numbers(raw), label, float(scores[0, label]), float(chances[0, label]))


def _numbers(heat: Tensor) -> Any:
    return heat.detach().float().contiguous().cpu().numpy()
