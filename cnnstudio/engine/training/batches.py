"""The pictures on the device: one uint8 tensor, batches by index, floats only for the batch at hand."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from cnnstudio.data import fit_images


@dataclass(frozen=True)
class Scaling:
    """How pixels become the network's input: (pixel / 255 - mean) / std per channel."""

    mean: tuple[float, ...]
    std: tuple[float, ...]

    @classmethod
    def of(cls, images: np.ndarray) -> Scaling:
        """Return the scaling that brings uint8 images (N, C, H, W) to mean 0 and standard deviation 1 per channel."""
        counts = [np.bincount(images[:, c].reshape(-1), minlength=256) for c in range(images.shape[1])]
        values = np.arange(256) / 255
        mean, std = [], []
        for count in counts:
            total = max(int(count.sum()), 1)
            centre = float((count * values).sum() / total)
            spread = float(np.sqrt((count * (values - centre) ** 2).sum() / total))
            mean.append(round(centre, 6))
            std.append(round(spread, 6) if spread > 1e-4 else 1.0)
        return cls(tuple(mean), tuple(std))


class Lens:
    """Brings pixels to the network's input on a device: uint8 in, floats out."""

    def __init__(self, shape: tuple[int, int, int], scaling: Scaling, device: torch.device) -> None:
        """Take the network's input shape (C, H, W)."""
        self.shape, self.scaling, self.device = shape, scaling, device
        self.scale = _per_channel([1 / (255 * s) for s in scaling.std], device)
        self.offset = _per_channel([-m / s for m, s in zip(scaling.mean, scaling.std, strict=True)], device)

    def fitted(self, images: np.ndarray) -> Tensor:
        """Return uint8 images (n, C, H, W) of any size as uint8 pictures (n, H, W, C) of the network's size, on the device."""
        placed = np.ascontiguousarray(fit_images(images, self.shape).transpose(0, 2, 3, 1))
        return torch.from_numpy(placed).to(self.device)

    def scaled(self, pixels: Tensor) -> Tensor:
        """Return uint8 pictures (n, H, W, C) as the network's input (n, C, H, W)."""
        batch = pixels.permute(0, 3, 1, 2).to(torch.float32)
        return batch.mul_(self.scale).add_(self.offset)

    def inputs(self, images: np.ndarray) -> Tensor:
        """Return uint8 images (n, C, H, W) of any size as the network's input (n, C, H, W)."""
        return self.scaled(self.fitted(images))


def _per_channel(values: list[float], device: torch.device) -> Tensor:
    return torch.tensor(values, device=device).view(1, -1, 1, 1)


RESIDENT = 2 * 2**30
"""Bytes of fitted pictures up to which they stay on the device; larger sets are fitted batch by batch."""


class Pictures:
    """Images and labels of a part, brought to the network's input.

    They are resident on the device as one uint8 tensor, channels last, so that a batch needs no transposing; where that would
    be too large (digits enlarged for VGG) they stay as they came and each batch is fitted when it is needed.
    """

    def __init__(
        self, images: np.ndarray, labels: np.ndarray, shape: tuple[int, int, int], scaling: Scaling, device: torch.device
    ) -> None:
        """Take uint8 images (N, C, H, W) of any size, int64 labels (N,) and the network's input shape."""
        self.lens = Lens(shape, scaling, device)
        self._native = images if len(images) * math.prod(shape) > RESIDENT else None
        self._images = self.lens.fitted(images[:0] if self._native is not None else images)
        self.labels = torch.from_numpy(np.ascontiguousarray(labels, dtype=np.int64)).to(device)

    def __len__(self) -> int:
        return int(self.labels.shape[0])

    def pixels(self, indexes: Tensor | slice) -> Tensor:
        """Return uint8 pictures (n, H, W, C) on the device."""
        if self._native is not None:
            at = indexes if isinstance(indexes, slice) else indexes.cpu().numpy()
            return self.lens.fitted(self._native[at])
        return self._images[indexes] if isinstance(indexes, slice) else self._images.index_select(0, indexes)

    def batch(self, indexes: Tensor) -> tuple[Tensor, Tensor]:
        """Return the float batch (n, C, H, W) in channels-last memory, and its labels (n,)."""
        return self.scaled(self.pixels(indexes)), self.labels.index_select(0, indexes)

    def scaled(self, pixels: Tensor) -> Tensor:
        """Return uint8 pictures (n, H, W, C) as the network's input (n, C, H, W)."""
        return self.lens.scaled(pixels)

    def in_order(self, size: int) -> Iterator[tuple[Tensor, Tensor]]:
        """Yield all pictures in order, `size` at a time."""
        for start in range(0, len(self), size):
            part = slice(start, start + size)
            yield self.scaled(self.pixels(part)), self.labels[part]


def counted_seed(*parts: int | str) -> int:
    """Return a seed for one purpose, counted by what it is for: (seed, "order", epoch)."""
    text = "/".join(map(str, parts)).encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:7], "big")


def order(count: int, seed: int, epoch: int) -> Tensor:
    """Return the order of pictures in an epoch (from 1), drawn from a generator of its own."""
    generator = torch.Generator().manual_seed(counted_seed(seed, "order", epoch))
    return torch.randperm(count, generator=generator)
