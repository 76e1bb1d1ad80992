"""Pictures turned, enlarged and noisy, as batches on the device; pixels from 0 to 255, zeros behind."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn.functional import affine_grid, grid_sample

from cnnstudio.engine.training.batches import counted_seed


def turned(pixels: Tensor, degrees: float) -> Tensor:
    """Return float pictures (n, C, H, W) turned against the clock around their middle, bilinearly."""
    angle = math.radians(degrees)
    height, width = pixels.shape[2:]
    cos, sin = math.cos(angle), math.sin(angle)
    # Places of a grid run from -1 to 1 along both axes, whatever the sides are.
    return _placed(pixels, [[cos, -sin * height / width, 0], [sin * width / height, cos, 0]]) if degrees else pixels


def enlarged(pixels: Tensor, factor: float) -> Tensor:
    """Return float pictures (n, C, H, W) enlarged around their middle, bilinearly; below 1 they shrink."""
    return _placed(pixels, [[1 / factor, 0, 0], [0, 1 / factor, 0]]) if factor != 1 else pixels


def noisy(pixels: Tensor, spread: float, first: int) -> Tensor:
    """Return float pictures (n, C, H, W) with normal noise of `spread` (1 is from black to white), cut to 0 to 255.

    `first` is the place of the batch in its part: the same noise each time, whatever was drawn before.
    """
    if not spread:
        return pixels
    generator = torch.Generator().manual_seed(counted_seed("noise", first))
    noise = torch.randn(pixels.shape, generator=generator).to(pixels.device)
    return (pixels + noise * (255 * spread)).clamp_(0, 255)


def _placed(pixels: Tensor, matrix: list[list[float]]) -> Tensor:
    count = len(pixels)
    theta = torch.tensor(matrix, dtype=torch.float32, device=pixels.device).expand(count, 2, 3)
    grid = affine_grid(theta, list(pixels.shape), align_corners=False)
    return grid_sample(pixels, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
