from __future__ import annotations

import pytest

from cnnstudio.graph.kernels import KERNELS, flipped, in_size, kernel_sum


def test_sums_say_what_becomes_of_flat_areas() -> None:
    assert {name: kernel_sum(kernel) for name, kernel in KERNELS.items()} == {
        "identity": 1, "blur": 1, "sharpen": 1, "sobel_x": 0, "sobel_y": 0, "prewitt_x": 0, "prewitt_y": 0, "laplace": 0,
    }  # fmt: skip


def test_flipping_turns_by_half() -> None:
    assert flipped(((1, 2), (3, 4))) == ((4, 3), (2, 1))
    assert flipped(flipped(KERNELS["sobel_x"])) == KERNELS["sobel_x"]


@pytest.mark.parametrize("size", [(3, 3), (5, 5), (4, 7), (11, 11)])
@pytest.mark.parametrize("name", KERNELS)
def test_a_kernel_lies_in_the_middle_of_a_larger_window(name: str, size: tuple[int, int]) -> None:
    grid = in_size(KERNELS[name], *size)
    assert grid is not None
    assert (len(grid), len(grid[0])) == size
    assert sum(map(sum, grid)) == pytest.approx(kernel_sum(KERNELS[name]))
    if name == "identity":
        assert grid[(size[0] - 1) // 2][(size[1] - 1) // 2] == 1


def test_what_does_not_fit() -> None:
    assert in_size(KERNELS["sobel_x"], 1, 5) is None
    assert in_size(KERNELS["identity"], 1, 1) == ((1.0,),)
    assert in_size(KERNELS["blur"], 1, 2) == ((0.5, 0.5),)
