"""Film strips: small pictures of what every block gives, made on the device, so that few bytes are copied and told."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d

from cnnstudio.engine.build import Walk
from cnnstudio.engine.training.measure import looking
from cnnstudio.protocol.arrays import Floats
from cnnstudio.protocol.messages import Maps

SMALL = 50_000_000
"""Multiply-adds of a pass below which one thread is quicker than several, and does not wait for a crowded processor."""
MOST_VALUES = 120
"""Dense values that are shown one by one; of more, a bar is the largest of its neighbours."""
MOST_EXACT = 4096
"""Dense values that are also sent as they are."""


def strips(walk: Walk, x: Tensor, blocks: Collection[str], most: int, side: int) -> tuple[Floats, dict[str, Maps]]:
    """Return (probabilities, thumbnails by address) for one picture `x` (1, C, H, W), by the plain walk in evaluation mode.

    Of each block the first `most` maps, at most `side` pixels high and wide. Blocks that the walk does not have are left out.
    """
    wanted = [address for address in dict.fromkeys(blocks) if address in walk.report.nodes]
    found: dict[str, Maps] = {}
    scores = torch.zeros(0)
    with looking(walk), torch.autocast(x.device.type, enabled=False), few_threads(walk):
        for address, value in walk.visit(x, [*wanted, walk.scores]):
            if address == walk.scores:
                scores = value[0].float()
            if address in wanted:
                found[address] = thumbnails(value[0], most, side)
        probabilities: Floats = torch.softmax(scores, dim=0).cpu().numpy()
    return probabilities, found


@contextmanager
def few_threads(walk: Walk) -> Iterator[None]:
    """Compute with one thread where the network is small; afterwards with as many as before: the bits depend on it."""
    threads = torch.get_num_threads()
    alone = threads > 1 and walk.report.macs < SMALL
    if alone:
        torch.set_num_threads(1)
    try:
        yield
    finally:
        if alone:
            torch.set_num_threads(threads)


def thumbnails(value: Tensor, most: int, side: int) -> Maps:
    """Return what a block gave for one picture, (C, H, W) or (N,), each map from its lowest value (0) to its highest (255).

    Lowest and highest are those of the whole map, also where it is made smaller by means over its parts.
    """
    shape = tuple(value.shape)
    # Maps of one value, as behind a global pooling, are read like a vector.
    dense = value.ndim == 1 or shape[1:] == (1, 1)
    planes = value.reshape(1, 1, -1) if dense else value[:most]
    if planes.device.type == "mps":
        # Where adaptive pooling refuses sizes that do not divide, and its maxima were wrong in torch 2.13.
        planes = planes.cpu()
    planes = planes.float()
    exact = planes.reshape(-1).cpu().numpy() if dense and planes.numel() <= MOST_EXACT else None
    lost = (~planes.isfinite()).reshape(len(planes), -1).float().mean(dim=1)
    planes = torch.nan_to_num(planes, nan=0.0, posinf=0.0, neginf=0.0)
    flat = planes.reshape(len(planes), -1)
    low, high = flat.amin(dim=1), flat.amax(dim=1)
    zeros = (flat == 0).float().mean(dim=1)
    small = _bars(planes) if dense else _shrunk(planes, side)
    span = (high - low).clamp_min(torch.finfo(torch.float32).tiny)
    levels = (small - low[:, None, None]) / span[:, None, None] * 255
    pixels = levels.round().clamp_(0, 255).to(torch.uint8).contiguous().cpu().numpy()
    rows = torch.stack((low, high, zeros, lost)).cpu().numpy()
    lows, highs, shares, gone = (np.ascontiguousarray(row) for row in rows)
    return Maps(pixels, lows, highs, shares, shape, None if exact is None else np.array(exact), gone)


def _shrunk(planes: Tensor, side: int) -> Tensor:
    rows, columns = planes.shape[1:]
    if max(rows, columns) <= side:
        return planes
    scale = side / max(rows, columns)
    size = (max(1, round(rows * scale)), max(1, round(columns * scale)))
    return adaptive_avg_pool2d(planes[None], size)[0]


def _bars(values: Tensor) -> Tensor:
    count = values.shape[-1]
    if count <= MOST_VALUES:
        return values
    return torch.nn.functional.adaptive_max_pool1d(values, MOST_VALUES)
