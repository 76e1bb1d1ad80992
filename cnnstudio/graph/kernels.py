"""The classic kernels of image processing, as numbers a person can read."""

from __future__ import annotations

from cnnstudio.graph.grid import Grid

_NINTH = 1 / 9

KERNELS: dict[str, Grid] = {
    "identity": ((0, 0, 0), (0, 1, 0), (0, 0, 0)),
    "blur": ((_NINTH,) * 3,) * 3,
    "sharpen": ((0, -1, 0), (-1, 5, -1), (0, -1, 0)),
    "sobel_x": ((-1, 0, 1), (-2, 0, 2), (-1, 0, 1)),
    "sobel_y": ((-1, -2, -1), (0, 0, 0), (1, 2, 1)),
    "prewitt_x": ((-1, 0, 1), (-1, 0, 1), (-1, 0, 1)),
    "prewitt_y": ((-1, -1, -1), (0, 0, 0), (1, 1, 1)),
    "laplace": ((0, 1, 0), (1, -4, 1), (0, 1, 0)),
}
"""By name; `_x` finds vertical edges, where values change along a row, `_y` horizontal ones."""


def flipped(kernel: Grid) -> Grid:
    """Return a kernel upside down and left to right: correlating with it is convolving with the one that was given."""
    return tuple(tuple(reversed(row)) for row in reversed(kernel))


def kernel_sum(kernel: Grid) -> float:
    """Return the sum of a kernel: 1 keeps the brightness of flat areas, 0 makes them vanish."""
    total = sum(map(sum, kernel))
    return round(total, 12) + 0.0


def in_size(kernel: Grid, height: int, width: int) -> Grid | None:
    """Return a kernel in the middle of a window, zeros around it; None where it does not fit.

    Blur fills every window of its own: each number is one of height x width parts.
    """
    if kernel == KERNELS["blur"]:
        return ((1 / (height * width),) * width,) * height
    rows, columns = len(kernel), len(kernel[0])
    if kernel == KERNELS["identity"]:
        kernel, rows, columns = ((1.0,),), 1, 1
    if height < rows or width < columns:
        return None
    top, left = (height - rows) // 2, (width - columns) // 2
    return tuple(
        tuple(
            float(kernel[row - top][column - left]) if 0 <= row - top < rows and 0 <= column - left < columns else 0.0
            for column in range(width)
        )
        for row in range(height)
    )
